/**
 * 定義の版 of the KPIs: what a figure means in which years, and by what it is multiplied to be compared across a break. With
 * the records it is all that anybody needs to give the marks once more (verify.mjs).
 */
import { AGGREGATIONS } from "@/domain/plan/definition";
import { editionsOf } from "@/domain/plan/editions";
import type { KpiView } from "../model/kpi-view";
import { TARGET_KINDS } from "./columns";
import { numberCell } from "./json-document";
import { closed, nullable, text } from "./schema-parts";

export function definitionEditions(views: readonly KpiView[]) {
  return views.flatMap(({ plan, kpi }) =>
    editionsOf(kpi).map(({ no, from, until, terms }) => {
      const { value: target } = terms.target;
      return {
        plan_id: plan.id,
        kpi_id: kpi.id,
        definition_edition: no,
        from_fiscal_year: from,
        until_fiscal_year: until,
        unit: terms.unit,
        unit_scale: terms.scale,
        direction: terms.direction,
        aggregation: terms.aggregation,
        baseline_fiscal_year: terms.baseline.fy,
        baseline_value: numberCell(terms.baseline.value),
        target_fiscal_year: terms.target.fy,
        target_kind: target.kind,
        target_value: numberCell(target.kind === "number" ? target.value : null),
        factor: numberCell(kpi.earlier?.[no - 1]?.factor ?? null),
      };
    }),
  );
}

const year = { type: "integer" };

export const definitionEditionsSchema = {
  title: "定義の版",
  description:
    "指標ごとの定義の版のすべて。古い順。どの年度をどの版で読むかは、recordsのdefinition_editionと同じです。",
  type: "array",
  items: closed({
    plan_id: text,
    kpi_id: text,
    definition_edition: { ...year, description: "1から" },
    from_fiscal_year: { ...nullable("integer"), description: "この版の最初の年度。空なら、はじめから" },
    until_fiscal_year: { ...nullable("integer"), description: "この版の最後の年度。空なら、今の版" },
    unit: text,
    unit_scale: year,
    direction: { ...text, enum: ["up", "down"] },
    aggregation: { ...text, enum: AGGREGATIONS },
    baseline_fiscal_year: year,
    baseline_value: nullable("number"),
    target_fiscal_year: year,
    target_kind: { ...text, enum: TARGET_KINDS },
    target_value: nullable("number"),
    factor: {
      ...nullable("number"),
      description:
        "次の版で単位・単位の倍率・よい方向・数え方が変わるとき、この版までの値に掛けると次の版の値と比べられる数。変わるのに空なら、前後の値を比べません。",
    },
  }),
};
