/** Rows and choices of the page of stops, in words. */

import type { Choice } from "@/components/forms/field";
import { deletionFault } from "@/domain/publication/stops/stops";
import { fiscalYearJa, instantJa } from "@/domain/words/ja/dates";
import {
  elsewhereSentence,
  excerpt,
  STOP_CAUSE_WORDS,
  STOP_KIND_WORDS,
  stoppableFieldWord,
  stoppedPublications,
  stopTitle,
} from "@/domain/words/ja/publication/stops";
import { sizeWords } from "@/domain/words/ja/reports/evidence";
import type { PublishedFileDto, StopDto } from "@/server/publication/stops/queries";
import type { PublishedTextDto } from "@/server/publication/stops/texts";

export type StopState = "hidden" | "lifted" | "deleted";

export interface StopRow {
  readonly id: string;
  readonly state: StopState;
  readonly kind: string;
  readonly isFile: boolean;
  /** What it is; what is deleted has no name any more. */
  readonly title: string;
  /** Where the words come from, and so where the office has to mend them. */
  readonly source: Pick<NonNullable<StopDto["figure"]>, "kpiId" | "fy" | "isInitiative"> | null;
  readonly cause: string;
  readonly reason: string;
  readonly publications: string;
  /** What was done, by whom, when: a line each. */
  readonly course: readonly string[];
  /** Why this person may not delete it; null where they may. */
  readonly mayDelete: boolean;
}

export function stopRow(stop: StopDto, viewerId: string | null): StopRow {
  const { hidden, lifted, deleted, figure } = stop;
  const fault = deletionFault(
    { hiddenById: hidden.byId, liftedAt: lifted?.at ?? null, deletedAt: deleted?.at ?? null },
    viewerId,
  );
  const from = deleted?.fromStore ? "。根拠資料そのものも削除しました" : "";
  return {
    id: stop.id,
    state: deleted ? "deleted" : lifted ? "lifted" : "hidden",
    kind: STOP_KIND_WORDS[stop.kind],
    isFile: stop.kind === "file",
    title: stopTitle(stop),
    source: figure,
    cause: STOP_CAUSE_WORDS[stop.cause],
    reason: stop.reason,
    publications: stoppedPublications(stop.publications),
    course: [
      `停止：${instantJa(hidden.at)}　${hidden.by}`,
      ...(lifted ? [`解除：${instantJa(lifted.at)}　${lifted.by}`] : []),
      ...(deleted ? [`削除：${instantJa(deleted.at)}　${deleted.by}（${deleted.reason}${from}）`] : []),
    ],
    mayDelete: fault === null,
  };
}

export function fileChoice({ sha256, name, of, bytes, publications }: PublishedFileDto): Choice {
  const nos = publications.map((no) => `第${no}号`).join("、");
  return { value: sha256, label: `${name}（${sizeWords(bytes)}、${excerpt(of)}、${nos}）` };
}

export interface TextChoice extends Choice {
  /** Where else the same words are read, as a sentence; null where nowhere. */
  readonly elsewhere: string | null;
}

export function textChoice(place: PublishedTextDto): TextChoice {
  const { itemId, name, fy, field, text, elsewhere } = place;
  const others = elsewhere.length === 0 ? "" : `（同じ文章がほかに${elsewhere.length}件）`;
  return {
    value: `${itemId}/${fy}/${field}`,
    label: `${excerpt(name)}　${fiscalYearJa(fy)}　${stoppableFieldWord(place)}：${excerpt(text)}${others}`,
    elsewhere: elsewhereSentence(elsewhere),
  };
}

const DONE_WORDS = {
  hidden: "公開を停止しました。公開ページには、停止したことと理由だけを表示しています。",
  lifted: "公開の停止を解除しました。停止している間に行った公表には、次の公表から載ります。",
  deleted: "削除しました。公表した内容の前後のハッシュ値と理由は、記録に残っています。",
} as const;
export type DoneWord = (typeof DONE_WORDS)[keyof typeof DONE_WORDS];

export function doneWord(done: string | string[] | undefined): DoneWord | null {
  return typeof done === "string" && Object.hasOwn(DONE_WORDS, done)
    ? DONE_WORDS[done as keyof typeof DONE_WORDS]
    : null;
}
