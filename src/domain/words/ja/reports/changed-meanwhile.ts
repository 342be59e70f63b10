/** What another person did with a report, an answer or an assessment while somebody had it open. */
import { isDecision, type ReportEvent, type ReportState } from "@/domain/reports/report";
import { TRANSITION_REFUSAL_WORDS } from "@/domain/words/ja/reports/reports";

const DONE_WORDS: Record<ReportEvent, string> = {
  save_draft: "下書きを保存しました",
  submit: "提出しました",
  return: "差し戻しました",
  approve: "承認しました",
  take_back: "提出を取り戻しました",
};

/** The same by how it stands now: 先に〇〇しました, 〇〇した内容. */
export const BROUGHT_TO_WORDS: Record<ReportState, string> = {
  not_started: "保存",
  draft: "保存",
  submitted: "提出",
  returned: "差戻しを",
  approved: "承認",
};

/** The newest step, which the writer had not seen. */
export interface NewestStep {
  readonly event: ReportEvent;
  readonly state: ReportState;
  /** null: it was the system. */
  readonly by: string | null;
  /** In another window of the writer's own. */
  readonly isOwn: boolean;
}

/**
 * @param asked what the writer wanted to do
 * @param newest null where it is not known
 */
export function changedMeanwhile(asked: ReportEvent, newest: NewestStep | null): string {
  return `画面を開いたあとに、${whatWasDone(newest)}${whatNext(asked, newest?.state ?? null)}`;
}

function whatWasDone(newest: NewestStep | null): string {
  if (newest === null) return "内容が更新されました。";
  const done = DONE_WORDS[newest.event];
  if (newest.isOwn) return `ご自身が別の画面で${done}。`;
  return newest.by === null ? "内容が更新されました。" : `${newest.by}さんが${done}。`;
}

function whatNext(asked: ReportEvent, state: ReportState | null): string {
  if (isDecision(asked)) return "いまの内容をご確認ください。";
  return state === "submitted"
    ? TRANSITION_REFUSAL_WORDS.awaiting_decision
    : "いまの内容を確かめて、もう一度送ってください。";
}
