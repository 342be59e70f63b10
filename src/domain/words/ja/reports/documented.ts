/** Of a figure that nobody entered: the plan's document prints it, and it came in with the plan. Words only. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearsJa } from "@/domain/words/ja/dates";
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
  return `${fiscalYearsJa(years)}の値は、${quoted(plan)}の資料${where}にある値で、${when}計画とともに取り込みました。`;
}
