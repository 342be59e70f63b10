/** Of a figure that nobody entered: the plan's document prints it, and it came in with the plan. Words only. */

import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";

export interface Documented {
  /** Ascending, at least one. */
  readonly years: readonly FiscalYear[];
  readonly plan: string;
  /** Where the document prints it. */
  readonly source: string;
  /** ISO instant; null where it is not on record. */
  readonly at: string | null;
}

/** 令和3年度から令和5年度までの値は、「みどりの計画」の資料（別紙5-2(1)①）にある値で、令和8年11月22日に計画とともに取り込みました。 */
export function documentedSentence({ years, plan, source, at }: Documented): string {
  const when = at === null ? "" : `${dateJa(at)}に`;
  const where = source === "" ? "" : `（${source}）`;
  return `${yearsText(years)}の値は、${quoted(plan)}の資料${where}にある値で、${when}計画とともに取り込みました。`;
}

function yearsText(years: readonly FiscalYear[]): string {
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return "";
  const isRow = years.every((fy, index) => fy === addYears(first, index));
  if (years.length < 3 || !isRow) return years.map(fiscalYearJa).join("・");
  return `${fiscalYearJa(first)}から${fiscalYearJa(last)}まで`;
}
