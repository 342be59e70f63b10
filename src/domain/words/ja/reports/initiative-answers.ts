/** What keeps an answer on an initiative (取組の状況) from being submitted, beside its fields. */

import { MAX_REPORT_TEXT } from "@/domain/reports/entry/submission";
import type {
  InitiativeErrors,
  InitiativeFault,
  InitiativeField,
  InitiativeWarning,
  WordsOwed,
} from "@/domain/reports/initiatives/initiative";
import { NOTHING_CORRECTED } from "./corrections";

export const INITIATIVE_FIELD_WORDS: Readonly<Record<InitiativeField, string>> = {
  progress: "状況",
  done: "取り組んだこと",
  result: "成果",
  nextStep: "今後の取組",
  warningNote: "確認した内容",
  correctionReason: "訂正の理由",
};

export const INITIATIVE_WARNING_WORDS: Readonly<Record<InitiativeWarning, string>> = {
  back_from_completed: "前の年度は「完了」でした。状況をお確かめください。",
  went_back: "前の年度より前の段階に戻っています。状況をお確かめください。",
  same_words: "前の年度と同じ文章です。今年度の内容かお確かめください。",
  completion_taken_back: "承認済みの回答は「完了」です。状況をお確かめください。",
  words_kept: "承認済みの回答から状況が変わりましたが、文章は同じです。文章もお確かめください。",
  completed_too_early: "あとの年度に「完了」でない回答があります。状況をお確かめください。",
};

/** A sentence per field. */
export function initiativeSentences(errors: InitiativeErrors): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, fault]) => [field, sentence(field as InitiativeField, fault)]),
  );
}

function sentence(field: InitiativeField, fault: InitiativeFault): string {
  switch (fault.kind) {
    case "too_long": {
      const { length } = fault;
      return `${MAX_REPORT_TEXT.toLocaleString("en-US")}字以内で入力してください（いま${length.toLocaleString("en-US")}字）。`;
    }
    case "unchanged":
      return NOTHING_CORRECTED;
    case "words_owed":
      return OWED[fault.because];
    case "blank":
      return BLANK[field];
  }
}

const OWED: Readonly<Record<WordsOwed, string>> = {
  begun: "「未着手」でないときは、取り組んだことを入力してください。",
  changed: "前の年度から状況が変わったので、取り組んだことを入力してください。",
  final: "「完了」「見直し」のときは、取り組んだことを入力してください。",
};

const BLANK: Readonly<Record<InitiativeField, string>> = {
  progress: "状況を選んでください。",
  done: "取り組んだことを入力してください。",
  result: "成果を入力してください。",
  nextStep: "今後の取組を入力してください。",
  warningNote: "確認した内容を入力してください。",
  correctionReason: "承認された内容を変える理由を入力してください。公表されます。",
};
