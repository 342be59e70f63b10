/** Whether what came back would be taken, asked of the one writer itself: the preview never promises what is refused later. */
import { handedIn } from "@/domain/imports/figure-answer";
import { kindOfItem } from "@/domain/imports/preview";
import { REFUSAL_WORDS, type Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import { examineImported } from "@/server/reports/import";
import type { ReturnedAnswer, ReturnedItem } from "./items";

/** With what keeps each from being taken at all, and what is still missing before it can be handed in. */
export async function examineReturned(
  tx: Tx,
  viewer: Viewer,
  items: readonly ReturnedItem[],
  now: Date,
): Promise<ReturnedItem[]> {
  const examined: ReturnedItem[] = [];
  for (const each of items) {
    // What cannot be read is not asked about: it would be answered without it.
    const asked = kindOfItem(each.item) === "error" ? null : each.returned;
    const result = asked && (await examine(tx, viewer, asked, now));
    examined.push(result && !result.ok ? withRefusal(each, result) : each);
  }
  return examined;
}

function examine(tx: Tx, viewer: Viewer, returned: ReturnedAnswer, now: Date): Promise<Result<unknown>> {
  if (returned.kind === "initiative") return examineImported(tx, viewer, returned, now);
  const { content, ...answer } = returned.answer;
  return examineImported(
    tx,
    viewer,
    { kind: "figure", answer: { ...answer, content: content && handedIn(content) } },
    now,
  );
}

/** What is wrong with a field can be mended later: it can be kept as a draft. Everything else holds for a draft too. */
function withRefusal(
  { item, returned }: ReturnedItem,
  { reason, errors = {} }: Extract<Result<unknown>, { ok: false }>,
): ReturnedItem {
  const sentences = Object.values(errors);
  if (reason === "invalid" && errors[""] === undefined)
    return { item: { ...item, owed: sentences }, returned };
  const told = sentences.length > 0 ? sentences : [REFUSAL_WORDS[reason]];
  return { item: { ...item, errors: [...item.errors, ...told] }, returned };
}
