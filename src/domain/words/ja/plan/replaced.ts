/** What a decision took the place of, and what took its own place, in words. */
import type { DefinitionChange, Kpi } from "@/domain/plan/definition";
import { type Fate, replacedBy, replacedThrough } from "@/domain/plan/replaced";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { changedValue, kpisOfChange } from "./plan";

/**
 * 「令和9年度から60回とする決定は、取りやめました。」, and of a decision of before 「その後、取りやめました（令和8年5月1日決定）。」; ""
 * where it touches no other one.
 * @param ledger every change on record
 */
export function replacedWords(
  change: DefinitionChange,
  kpi: Kpi | null,
  ledger: readonly DefinitionChange[],
): string {
  const through = replacedThrough(change, ledger).map(({ fate, earlier }) => {
    const { what, from, after } = earlier;
    const value = changedValue(what, after, kpisOfChange(earlier, kpi, ledger).after);
    const decided = `${from === null ? "計画のはじめ" : fiscalYearJa(from)}から${value}とする決定`;
    return fate === "withdrawn" ? `${decided}は、取りやめました。` : `${decided}を、早めました。`;
  });
  const replaced = replacedBy(change, ledger);
  if (replaced === null) return through.join("");
  const { from, decidedOn } = replaced.by;
  const day = decidedOn === null ? "" : `（${dateJa(decidedOn)}決定）`;
  const became: Record<Fate, string> = {
    changed: "改めました",
    withdrawn: "取りやめました",
    brought_forward: `${from === null ? "計画のはじめ" : fiscalYearJa(from)}からに早めました`,
  };
  return [...through, `その後、${became[replaced.fate]}${day}。`].join("");
}
