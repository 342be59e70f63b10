/** The same facts as metrics.csv in JSON, with what was changed after it was published; and the schema of that. */
import type { PublishedEvidence } from "@/domain/publication/snapshot";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { filePathOf, publicRoutes, relativeLink } from "@/lib/public-paths";
import type { SiteModel } from "../model/site";
import { plansOf } from "../responsible";
import { columnsIn } from "./columns";
import { evidenceRecords, evidenceSchema, toldPieces, toldPiecesSchema } from "./evidence-json";
import { jsonCell, jsonDocument, numberCell, toldBy } from "./json-document";
import { METRIC_CHANGES, METRIC_COLUMNS, type MetricRow } from "./metric-columns";
import { whatChanged } from "./metric-rows";
import { closed, columnSchema, documentSchema, nullable, text, told } from "./schema-parts";

export function metricsJson(model: SiteModel, rows: readonly MetricRow[]): string {
  const link = (path: string) => relativeLink(filePathOf(publicRoutes.metricsJson()), path);
  const evidence = new Map<string, readonly PublishedEvidence[] | undefined>(
    model.snapshot.plans.flatMap(({ definition, metrics = [] }) =>
      metrics.flatMap(({ metricId, years }) =>
        years.map((year) => [`${definition.id}/${metricId}/${year.fy}`, year.evidence] as const),
      ),
    ),
  );
  return jsonDocument(model, plansOf(model), link(filePathOf(publicRoutes.metricsSchema())), {
    records: rows.map((row) => ({
      ...Object.fromEntries(
        METRIC_COLUMNS.map((column) => [column.name, jsonCell(column, row[column.name] || null)]),
      ),
      evidence: evidenceRecords(evidence.get(`${row.plan_id}/${row.metric_id}/${row.fiscal_year}`), link),
    })),
    changes: model.record.flatMap((change) => {
      const { metric, department, fy } = change;
      if (metric === undefined) return [];
      return [
        {
          plan_id: metric.planId,
          metric_id: metric.metricId,
          fiscal_year: fy,
          what: whatChanged(change),
          value_before: numberCell(metric.before),
          value_after: numberCell(metric.after),
          department_before: department?.before ?? null,
          department_after: department?.after ?? null,
          reason: metric.reason,
          ...toldPieces(change.evidence),
          ...toldBy(change),
        },
      ];
    }),
  });
}

export function metricsJsonSchema(model: SiteModel): string {
  const columns = columnsIn(wordsOf(model.current.definition), METRIC_COLUMNS);
  const change = {
    plan_id: text,
    metric_id: text,
    fiscal_year: { ...nullable("integer"), description: "掲載を終えたものでは空です。" },
    what: {
      ...text,
      enum: METRIC_CHANGES,
      description:
        "figure：実績値の訂正、confirmed：速報値の確定、text：説明の更新、department：報告した所管課の変更、evidence：根拠資料の更新（addedが追加したもの、removedが取り下げたもの）、removed：計画からなくなり、掲載を終えたもの",
    },
    value_before: { ...nullable("number"), description: "前の値。値がなかったときは空です。" },
    value_after: {
      ...nullable("number"),
      description: "後の値。変わっていないときは、value_beforeと同じです。値を取り消したときは空です。",
    },
    department_before: nullable("string"),
    department_after: nullable("string"),
    reason: { ...text, description: "理由の記録がないときは、空の文字列です。" },
    ...toldPiecesSchema,
    ...told,
  };
  return documentSchema(model, "KPI以外の実績のデータ", {
    records: {
      type: "array",
      items: closed({
        ...Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)])),
        evidence: evidenceSchema,
      }),
    },
    changes: {
      title: "公表した後の変更",
      description: "公表したKPI以外の実績について、その後に変わったもののすべて。古い順",
      type: "array",
      items: closed(change),
    },
  });
}
