/** The locked figures beside the cells to fill. */
import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity, targetDecimals } from "@/domain/plan/quantity";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearShort } from "@/domain/words/ja/dates";

/** As many as fit a cell. */
const YEARS_SHOWN = 3;

/** 現状値（R5）908手続き, 目標値（R11）2,500手続き, R6 1,100手続き: a line each. A metric has its years alone. */
export function knownText(
  kpi: Pick<Kpi, "baseline" | "target" | "unit" | "decimals" | "direction">,
  earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[],
): string {
  const { baseline, target } = kpi;
  return [
    ...(baseline.value === null
      ? []
      : [`現状値（${fiscalYearShort(baseline.fy)}）${formatQuantity(baseline.value, kpi)}`]),
    ...(target.value.kind === "none" ? [] : [`目標値（${fiscalYearShort(target.fy)}）${targetText(kpi)}`]),
    ...earlier
      .slice(-YEARS_SHOWN)
      .map(({ fy, value }) => `${fiscalYearShort(fy)}　${formatQuantity(value, kpi)}`),
  ].join("\n");
}

function targetText({
  target,
  unit,
  direction,
  decimals,
}: Pick<Kpi, "target" | "unit" | "decimals" | "direction">): string {
  if (target.value.kind !== "number") return direction === "up" ? "上昇" : "低下";
  return formatQuantity(target.value.value, {
    unit,
    decimals: targetDecimals(target.value.value, decimals),
  });
}
