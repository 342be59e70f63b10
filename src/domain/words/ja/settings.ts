/** The plan's settings that marks and guides depend on, in words. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { settingOverTime, type YearSettings } from "@/domain/plan/editions";
import { addYears } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "./dates";

/** 令和7年度までは直前の実績、令和8年度からは現状値; the value alone where it never changed. */
export function settingWords<S extends keyof YearSettings>(
  plan: Pick<PlanDefinition, "settings" | "earlierSettings">,
  setting: S,
  words: Readonly<Record<YearSettings[S], string>>,
): string {
  const values = settingOverTime(plan, setting);
  return values
    .map(({ until, value }, index) => {
      const before = values[index - 1]?.until ?? null;
      const since = before === null ? null : addYears(before, 1);
      const from = since === null || since === until ? "" : `${fiscalYearJa(since)}から`;
      const to = until === null ? "" : `${fiscalYearJa(until)}${since === until ? "" : "まで"}`;
      return `${from}${to}${values.length === 1 ? "" : "は"}${words[value]}`;
    })
    .join("、");
}
