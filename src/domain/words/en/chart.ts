/** What is written beside a KPI's chart. */
import type { EditionChartWords } from "@/domain/words/public/chart-words";
import { CHANGES_EN } from "./changes";
import { fiscalYearEn } from "./dates";
import { LABELS_EN } from "./labels";

export const CHART_EN: EditionChartWords = {
  signs: {
    result: LABELS_EN.result,
    provisional: "Provisional",
    interim: "Part of the year",
    baseline: LABELS_EN.baseline,
    planned: LABELS_EN.planned,
    target: LABELS_EN.target,
    targetInTime: "Target (changes with the years)",
    planChange: "Change of plan",
    definitionChange: "Change of definition",
    aim: "Range that meets the target",
    guide: "Even path (equal steps; not a target)",
  },
  empty: "No figures yet",
  cut: ({ fy, terms, isApart }) => {
    const names = terms.map((term) => CHANGES_EN.parts[term].toLowerCase()).join(", ");
    const cut = `The line is cut at ${fiscalYearEn(fy)}, where the definition changed (${names}).`;
    return isApart ? `${cut} The figures before it cannot be converted and have a scale of their own.` : cut;
  },
};
