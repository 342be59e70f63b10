/** Initiatives that do not move, written as text: of a large plan there are hundreds. */
import { tagClass } from "@/components/ui/tag";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { PENDING_ANSWER_WORD, standstillSentence } from "@/domain/words/ja/reports/standing-still";
import { type Markup, markup } from "@/lib/markup";
import type { StandingInitiative } from "./standing-still";

/** The lines of one list: each with the reason and the way to its measure. */
export function standingMarkup(initiatives: readonly StandingInitiative[], fy: FiscalYear): Markup {
  return markup`${initiatives.map((each) => line(each, fy))}`;
}

function line(
  { text, measure, href, department, why, isPending }: StandingInitiative,
  fy: FiscalYear,
): Markup {
  const pending = isPending
    ? markup`<span class="${tagClass("working")}">${PENDING_ANSWER_WORD}</span>`
    : null;
  const owner = department === null ? "" : `　${department}`;
  return markup`<li class="flex flex-col gap-1 py-3"><p class="font-bold">${text}</p><p class="flex flex-wrap items-center gap-2"><span>${standstillSentence(why, fy)}</span>${pending}</p><p><a class="text-link" href="${href}">${measure}</a><span class="text-solid-gray-700">${owner}</span></p></li>`;
}
