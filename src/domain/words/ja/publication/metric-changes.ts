/** What a proposal changes of a metric, value by value. */
import type { Aggregation } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { AGGREGATION_WORDS, placeWords } from "@/domain/words/ja/plan/plan";
import { quoted } from "@/domain/words/ja/quotes";

/** What it means that the plan says nothing of a part. */
const UNSAID: Readonly<Record<string, string>> = {
  from: "計画のはじめから",
  until: "計画の終わりまで",
  place: placeWords(""),
};

/** One value of a changed part, in the plan file's notation. @param part null: the metric itself, by its name */
export function metricValue(part: string | null, value: string | null): string {
  if (value === null) return UNSAID[part ?? ""] ?? "なし";
  switch (part) {
    case "place":
      return metricPlaceWords(value);
    case "from":
    case "until":
      return fiscalYearJa(fiscalYear(Number(value)));
    case "aggregation":
      return AGGREGATION_WORDS[value as Aggregation];
    case "decimals":
      return `${value}桁`;
    case "scale":
      return `${Number(value).toLocaleString("en-US")}倍`;
    default:
      return value;
  }
}

/** As a KPI's place is told; a third line is the initiative that it stands under. */
function metricPlaceWords(value: string): string {
  const [no, pillar, measure, initiative] = value.split("\n");
  const place = placeWords([no, pillar, measure].filter((each) => each !== undefined).join("\n"));
  return initiative === undefined ? place : `${place}の${quoted(initiative)}`;
}
