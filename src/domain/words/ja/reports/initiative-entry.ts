/** What is said where the state of an initiative is entered, checked and counted. */

import type { UndecidedAnswer } from "@/domain/reports/initiatives/initiative";
import type { PendingAnswer } from "@/domain/reports/initiatives/initiative-years";
import type { ReportState } from "@/domain/reports/report";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { INITIATIVE_STATE_WORDS } from "./initiatives";

/** What the page is called. */
export const INITIATIVES_TITLE = "取組の状況";

/** How an answer stands. Not the words of a KPI's report: 「未着手」 is what an initiative itself may be. */
export const INITIATIVE_REPORT_WORDS: Record<ReportState, string> = {
  not_started: "未回答",
  draft: "下書き",
  submitted: "提出済み",
  returned: "差戻し",
  approved: "承認済み",
};

/** Why somebody who may decide may not decide on this one. Who wrote the mail with the link out could have answered by it. */
export function ownSubmissionText(isByLink: boolean): string {
  return isByLink
    ? "自分がメールのファイルに書き出した回答リンクから提出された回答のため、ほかの職員が承認します。"
    : "自分で提出した回答のため、ほかの職員が承認します。";
}

/** What an answer that is not approved waits for. */
export const PENDING_ANSWER_WORDS: Record<PendingAnswer, string> = {
  unanswered: "未回答",
  returned: "差戻し",
  waiting: "承認待ち",
};

/** 令和7年度：承認待ち（実施中）. Of 完了 it is said what its approval does. */
export function undecidedText({ fy, state, progress }: UndecidedAnswer): string {
  const pending = PENDING_ANSWER_WORDS[state === "submitted" ? "waiting" : "returned"];
  const spared = progress === "completed" ? "。承認されると、この年度の回答は要りません。" : "";
  return `${fiscalYearJa(fy)}：${pending}（${INITIATIVE_STATE_WORDS[progress]}）${spared}`;
}

/** 「未回答12件・差戻し1件・承認待ち3件」; null where nothing waits for anybody. */
export function initiativeTallyWords(tally: Readonly<Record<PendingAnswer, number>>): string | null {
  const words = (["unanswered", "returned", "waiting"] as const).flatMap((pending) =>
    tally[pending] === 0 ? [] : [`${PENDING_ANSWER_WORDS[pending]}${tally[pending]}件`],
  );
  return words.length === 0 ? null : words.join("・");
}
