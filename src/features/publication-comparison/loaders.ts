/** What the page shows that compares two publications. */

import type { Choice } from "@/components/forms/field";
import { instantJa } from "@/domain/words/ja/dates";
import type { ToldDifference } from "@/domain/words/ja/publication/differences";
import { quoted } from "@/domain/words/ja/quotes";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { compareInThread } from "@/server/publication/compare";
import { listPublications } from "@/server/publication/queries";
import { comparisonQuerySchema } from "./schema";
import { type Pair, pairOf } from "./view-model";

export interface ComparisonPage {
  /** Every publication that was not taken back, newest first. */
  readonly choices: readonly Choice[];
  readonly pair: Pair;
  /** What the fields show. */
  readonly chosen: { readonly from: string; readonly to: string };
  readonly differences: readonly ToldDifference[];
}

/** Before the first byte: 403 for who may not read publications. */
export async function admitToComparison(): Promise<void> {
  await requireAbility("publication.read");
}

/** @param query the page's: anything */
export async function loadComparison(
  query: Readonly<Record<string, string | string[] | undefined>>,
): Promise<ComparisonPage> {
  const viewer = await requireViewer();
  const standing = shown(await listPublications(viewer)).filter(({ withdrawn }) => withdrawn === null);
  const pair = pairOf(
    comparisonQuerySchema.parse(query),
    standing.map(({ no }) => no),
  );
  const [newest, before] = standing;
  return {
    choices: standing.map(({ no, title, publishedAt }) => ({
      value: String(no),
      label: `第${no}号　${quoted(title)}（${instantJa(publishedAt)}）`,
    })),
    pair,
    chosen: {
      from: String(pair.ok ? pair.from : before?.no),
      to: String(pair.ok ? pair.to : newest?.no),
    },
    differences: pair.ok ? shown(await compareInThread(viewer, pair)) : [],
  };
}
