/** 取組の状況 in words: the states, how many initiatives are in each, and what is said where there is no answer. */

import type { InitiativeCounts, InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { yet } from "@/domain/words/ja/yet";

export const INITIATIVE_STATE_WORDS: Record<InitiativeState, string> = {
  not_begun: "未着手",
  preparing: "準備中",
  under_way: "実施中",
  completed: "完了",
  reconsidered: "見直し",
};

/** Over the initiatives of a year, as a part of a page. */
export const INITIATIVES_HEADING = "取組の進捗";

/** What stands beside a state, in the order in which it is read. */
export const INITIATIVE_ANSWER_WORDS = {
  done: "取り組んだこと",
  result: "成果",
  nextStep: "今後の取組",
  department: "回答した課",
  correctionReason: "訂正の理由",
} as const;

/** Addresses and files beside an answer. */
export const INITIATIVE_EVIDENCE_WORD = "資料";

function countWord(state: keyof InitiativeCounts, isPast: boolean): string {
  return state === "unanswered" ? `状況の報告が${yet(isPast)}ない取組` : INITIATIVE_STATE_WORDS[state];
}

/** What is furthest first; last what nothing is known of. */
const COUNT_ORDER = [
  "completed",
  "under_way",
  "preparing",
  "not_begun",
  "reconsidered",
  "unanswered",
] as const satisfies readonly (keyof InitiativeCounts)[];

export interface CountedState {
  readonly state: keyof InitiativeCounts;
  readonly count: number;
  /** 完了2 */
  readonly text: string;
}

/** 取組18件：[完了2、実施中12、準備中3、未着手1]（令和7年度）: states that no initiative is in are left out. */
export interface CountsInWords {
  readonly opening: string;
  readonly states: readonly CountedState[];
  readonly closing: string;
}

/**
 * @param isRunning whether the year had not ended when it was told
 * @param standIns how many of the unanswered were answered in the middle of the year
 * @param isPast later years have ended as well
 */
export function initiativeCountsInWords(
  counts: InitiativeCounts,
  fy: FiscalYear,
  isRunning: boolean,
  standIns = 0,
  isPast = false,
): CountsInWords {
  const states = COUNT_ORDER.filter((state) => counts[state] > 0).map((state) => ({
    state,
    count: counts[state],
    text: `${countWord(state, isPast)}${counts[state]}${state === "unanswered" ? standInsNote(standIns) : ""}`,
  }));
  const total = states.reduce((sum, { count }) => sum + count, 0);
  return { opening: `取組${total}件：`, states, closing: `（${stateYearText(fy, isRunning)}）` };
}

function standInsNote(standIns: number): string {
  return standIns === 0 ? "" : `（うち年度途中の報告があるもの${standIns}）`;
}

/** 令和7年度; of a year that still runs 令和8年度の途中 */
export function stateYearText(fy: FiscalYear, isRunning: boolean): string {
  return `${fiscalYearJa(fy)}${isRunning ? "の途中" : ""}`;
}

/** Beside a state that is not of the year its column or page is of. */
export const INTERIM_NOTE = "（年度途中）";

/** In the place of a state. @param isPast later years have ended as well */
export function unansweredSentence(fy: FiscalYear, isPast = false): string {
  return `${fiscalYearJa(fy)}の状況の報告は、${yet(isPast)}ありません。`;
}

/** The same in a table's cell. */
export const UNANSWERED_CELL = "報告なし";

/** Over the initiatives of a year that still runs. */
export const ONLY_TOLD_ONES = "年度の途中のため、状況の報告がまだない取組は載せていません。";

/** In the cell of a year after its last one. */
export const ENDED_CELL = "終了";

/** Beside one that ends before its plan does. */
export function initiativeEndText(until: FiscalYear): string {
  return `${fiscalYearJa(until)}で終了`;
}

/** The same behind its words, in a line; "" where it does not end. */
export function initiativeEndNote({ until }: { readonly until?: FiscalYear | undefined }): string {
  return until === undefined ? "" : `（${initiativeEndText(until)}）`;
}

/** Beside 完了 in a later year than the one that said it. */
export function completedInText(fy: FiscalYear): string {
  return `${fiscalYearJa(fy)}に完了`;
}
