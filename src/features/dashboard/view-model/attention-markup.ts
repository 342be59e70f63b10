/** What asks for a look, written as text: of a large plan it is long. */
import { classNames } from "@/components/ui/class-names";
import { ATTENTION_WORDS } from "@/domain/words/ja/reports/attention";
import { type Markup, markup } from "@/lib/markup";
import type { AttentionItem } from "./attention";

/** The lines of one list. */
export function attentionMarkup(items: readonly AttentionItem[]): Markup {
  return markup`${items.map(line)}`;
}

function line({ name, department, attention: { kind }, sentence, href, linkLabel }: AttentionItem): Markup {
  const tone = classNames(
    "attention-kind",
    kind === "bad_mark" && "text-error-2",
    kind === "expected_bad" && "attention-expected",
  );
  const link = markup`<a class="text-link inline-flex min-h-11 items-center whitespace-nowrap" href="${href}">${linkLabel}<span class="sr-only">${`（${name}）`}</span></a>`;
  return markup`<li class="attention-item"><span class="${tone}">${ATTENTION_WORDS[kind]}</span><p class="min-w-0"><span class="font-bold">${name}</span><span class="block">${sentence}</span><span class="text-dns-14N-130 text-solid-gray-700">${department}</span></p>${link}</li>`;
}
