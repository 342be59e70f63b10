/** What is written beside a KPI's chart, in やさしい日本語. */
import type { EditionChartWords } from "@/domain/words/public/chart-words";
import { CHANGES_EASY } from "./changes";
import { fiscalYearEasy } from "./dates";
import { LABELS_EASY } from "./labels";

export const CHART_EASY: EditionChartWords = {
  signs: {
    result: LABELS_EASY.result,
    provisional: "速報《そくほう》",
    interim: "年度《ねんど》の途中《とちゅう》",
    baseline: LABELS_EASY.baseline,
    planned: LABELS_EASY.planned,
    target: LABELS_EASY.target,
    targetInTime: "目標《もくひょう》（年度《ねんど》でかわります）",
    planChange: "新《あたら》しい計画《けいかく》",
    definitionChange: "決《き》まりがかわったところ",
    aim: "目標《もくひょう》のとおりのところ",
    guide: "ふつうのはやさ（目標《もくひょう》ではありません）",
  },
  empty: "数字《すうじ》は、まだありません",
  cut: ({ fy, terms, isApart }) => {
    const names = terms.map((term) => `「${CHANGES_EASY.parts[term]}」`).join("と");
    const cut = `${fiscalYearEasy(fy)}から、${names}がかわりました。だから、線《せん》を切《き》っています。`;
    return isApart ? `${cut}前《まえ》の数字《すうじ》と、高《たか》さをくらべることはできません。` : cut;
  },
};
