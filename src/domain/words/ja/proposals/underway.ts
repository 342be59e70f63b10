/** A report on its way that a change of the plan does not fit: where it stands, and what really helps. Approving it does not. */
import { plainFigure } from "@/domain/plan/quantity";
import type { UnderwayState } from "@/domain/proposals/history/record";
import type { Misfit, UnderwayProblem } from "@/domain/proposals/problems/underway";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";

const STATE_WORDS: Record<UnderwayState, string> = {
  draft: "この報告は下書きです。",
  correcting: "承認済みまたは計画書の値があり、その変更が下書きになっています。",
  reopened: "この報告は、受付を再開して所管課が入力しています。",
  returned: "この報告は、差し戻して所管課が直しています。",
  submitted: "この報告は提出済みで、承認を待っています。",
};

/** 「手続の種類」の令和8年度の報告（1,226手続き）が、新しい上限（1,200手続き）を超えます。この報告は提出済みで、… */
export function underwaySentence(problem: UnderwayProblem): string {
  const { kpi, fy, state, actual, actualText, unit, misfit } = problem;
  const figure = actual === null ? actualText : `${plainFigure(actual)}${unit}`;
  const of = `${quoted(kpi.name)}の${fiscalYearJa(fy)}の報告（${figure}）`;
  return `${of}${misfitWords(misfit, unit)}${STATE_WORDS[state]}${helpWords(problem)}`;
}

function misfitWords(misfit: Misfit, unit: string): string {
  switch (misfit.kind) {
    case "not_asked":
      return "があるため、その年度を対象から外せません。";
    case "meaning":
      return "が、新しい定義に合わなくなります。";
    case "above_limit":
      return `が、新しい上限（${plainFigure(misfit.limit)}${unit}）を超えます。`;
    case "below_lowest":
      return `が、新しい下限（${plainFigure(misfit.limit)}${unit}）を下回ります。`;
    case "too_many_decimals":
      return `は、新しい小数の桁数（${misfit.most}桁）では表せません。`;
  }
}

/** What was handed in is approved in vain: then it is a recorded figure, which the change does not fit either. */
function helpWords({ state, misfit, first }: UnderwayProblem): string {
  const isSubmitted = state === "submitted";
  const inVain = isSubmitted ? "承認しても、この変更はできません。" : "";
  const by = isSubmitted ? "差し戻して" : "所管課に";
  const later = first === null ? null : `${fiscalYearJa(first)}以後の変更に`;
  switch (misfit.kind) {
    case "not_asked":
      return `${inVain}その年度を対象に残すか、${by}数値を消してもらってから変更してください。`;
    case "meaning":
      return `${inVain}${later === null ? "" : `${later}するか、`}${by}数値を消してもらってから変更し、新しい定義の値を入力してもらってください。`;
    default: {
      const bound = BOUND_WORDS[misfit.kind];
      const other = later === null ? `${bound}を見直して` : `${bound}を見直すか、${later}して`;
      return `${inVain}数値が誤りなら、${by}直してもらってください。正しければ、${other}ください。`;
    }
  }
}

const BOUND_WORDS = { above_limit: "上限", below_lowest: "下限", too_many_decimals: "小数の桁数" } as const;
