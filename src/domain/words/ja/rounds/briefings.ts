/** The mails to managers, and the page on which each switches them off. */

import type { PlanDefinition } from "@/domain/plan/definition";
import type { TurnedMark, YearStanding } from "@/domain/publication/briefing";
import { type OwedAnswer, owedOfPlan } from "@/domain/rounds/owed";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { quoted } from "@/domain/words/ja/quotes";
import {
  type AskingRound,
  owedHeadlines,
  tallyHeadline,
  worstHeadline,
} from "@/domain/words/ja/reports/headline";
import { judgementMark } from "@/domain/words/ja/reports/judgement";

export const BRIEFINGS = "進捗のお知らせメール";

export const BRIEFINGS_LEAD =
  "照会が終了したときと、新しく公表したときに、その年度の状況を1通のメールでお知らせします。お知らせすることがないときは、お送りしません。";

export const BRIEFINGS_STATE = {
  on: "いまは、メールを受け取る設定です。",
  off: "いまは、メールを受け取らない設定です。",
} as const;

export const BRIEFINGS_NOT_FOR_ROLE = "このメールは、管理職の方だけにお送りしています。";

/** So many are listed; of more, how many there are. */
const LISTED = 10;

/** The sentences that a manager's first screen begins with. */
export function standingLines(standing: YearStanding, lastEnded: FiscalYear): string[] {
  const { fy, counts, toCome, worst, figures } = standing;
  const isPast = fy < lastEnded;
  return [
    tallyHeadline(fy, { counts, toCome, hasEnded: fy <= lastEnded, isPast }),
    worstHeadline(worst, figures, isPast),
  ];
}

/** 1. 紙の枚数（令和7年度）：△ 上向き → × 未達 */
export function turnedLines(turned: readonly TurnedMark[]): string[] {
  const lines = turned
    .slice(0, LISTED)
    .map(
      ({ kpi, fy, before, after }, index) =>
        `${index + 1}. ${kpi.name}（${fiscalYearJa(fy)}）：${judgementMark(before)} → ${judgementMark(after)}`,
    );
  const others = turned.length - LISTED;
  return others > 0 ? [...lines, `ほか${others}件`] : lines;
}

/**
 * What of a round is owed, in the sentences of each plan's dashboard; nothing where nothing is. A round that runs is named, and
 * a plan where several owe.
 */
export function lateLines(
  round: AskingRound & { readonly title: string; readonly owed: readonly OwedAnswer[] },
  plans: readonly PlanDefinition[],
  today: IsoDate,
): string[] {
  const owing = plans.filter(({ id }) => round.owed.some(({ planId }) => planId === id));
  return owing.flatMap((plan) => {
    const owed = owedOfPlan(round.owed, { planId: plan.id, office: wordsOf(plan).office });
    const about = [
      ...(round.isClosed ? [] : [quoted(round.title)]),
      ...(owing.length === 1 ? [] : [quoted(plan.name)]),
    ].map((name) => `${name}：`);
    return owedHeadlines(owed, round, today).map((line) => `${about.join("")}${line}`);
  });
}
