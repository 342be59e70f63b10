/** The locked figures beside the cells to fill. */
import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity, targetDecimals } from "@/domain/plan/quantity";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearShort } from "@/domain/words/ja/dates";

/** As many as fit a cell. */
const YEARS_SHOWN = 3;

/** 908手続き（R5） */
export function baselineText({
  baseline,
  unit,
  decimals,
}: Pick<Kpi, "baseline" | "unit" | "decimals">): string {
  if (baseline.value === null) return "";
  return `${formatQuantity(baseline.value, { unit, decimals })}（${fiscalYearShort(baseline.fy)}）`;
}

/** 2,500手続き（R11）; 上昇（R11） */
export function targetText(kpi: Pick<Kpi, "target" | "unit" | "decimals" | "direction">): string {
  const { target, unit, direction } = kpi;
  const year = `（${fiscalYearShort(target.fy)}）`;
  switch (target.value.kind) {
    case "number": {
      const decimals = targetDecimals(target.value.value, kpi.decimals);
      return `${formatQuantity(target.value.value, { unit, decimals })}${year}`;
    }
    case "trend":
      return `${direction === "up" ? "上昇" : "低下"}${year}`;
    case "none":
      return "";
  }
}

/** R6 1,100手続き, a line for each of the last years. */
export function lastText(
  earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[],
  kpi: Pick<Kpi, "unit" | "decimals">,
): string {
  return earlier
    .slice(-YEARS_SHOWN)
    .map(({ fy, value }) => `${fiscalYearShort(fy)} ${formatQuantity(value, kpi)}`)
    .join("\n");
}
