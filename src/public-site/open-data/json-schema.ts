/** The JSON Schema of kpis.json and of every data/kpis/{kpiId}.json. */
import { CHANGED_PARTS, IMPROVEMENT_REFERENCES } from "@/domain/plan/definition";
import { FATES } from "@/domain/plan/replaced";
import { MARK_CAUSES, PLAN_EVENTS } from "@/domain/publication/snapshot";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import type { SiteModel } from "../model/site";
import { columnsIn, KPI_COLUMNS } from "./columns";
import { definitionEditionsSchema } from "./definition-editions";
import { evidenceSchema, toldPiecesSchema } from "./evidence-json";
import { closed, columnSchema, documentSchema, nullable, text, told } from "./schema-parts";

export function kpisJsonSchema(model: SiteModel): string {
  const marks = { ...text, enum: JUDGEMENT_CODES };
  const markChange = {
    ...told,
    before: marks,
    after: marks,
    causes: { type: "array", items: { ...text, enum: MARK_CAUSES } },
  };
  const definitionChange = {
    plan_id: text,
    kpi_id: { ...nullable("string"), description: "計画全体の変更では空です。" },
    what: { ...text, enum: [...CHANGED_PARTS, ...PLAN_EVENTS] },
    title: text,
    from_fiscal_year: nullable("integer"),
    before: nullable("string"),
    after: nullable("string"),
    unit_before: { ...nullable("string"), description: "前の値の単位。値が数でない変更では空です。" },
    unit_after: { ...nullable("string"), description: "後の値の単位。値が数でない変更では空です。" },
    reason: { ...text, description: "文言だけの変更では、空のことがあります。" },
    decided_on: { ...nullable("string"), format: "date" },
    document: nullable("string"),
    rejudges: { type: "boolean", description: "公表済みの年度を、変更後の定義で評価し直したか" },
    became: {
      ...nullable("string"),
      enum: [...FATES, null],
      description:
        "その後の決定でどうなったか。changed：同じ年度からの値を改めた、withdrawn：取りやめた、brought_forward：早めた。空なら、そのままです。",
    },
    withdraws: {
      type: "array",
      items: closed({ from_fiscal_year: nullable("integer"), value: nullable("string") }),
      description: "この変更で取りやめた、それより後の年度からの決定",
    },
    factor: {
      ...nullable("number"),
      description:
        "単位・単位の倍率・よい方向・数え方を変えたとき、それまでの値に掛けると変更後の値と比べられる数です。空なら、前後の値を比べません。ほかの変更では空です。",
    },
    publication_no: {
      ...nullable("integer"),
      description: "はじめて伝えた公表の号。これを記録する前の公表で伝えた変更では空です。",
    },
  };
  const correction = {
    kind: { ...text, enum: ["corrected", "confirmed"], description: "confirmed：速報値の確定" },
    revision: { type: "integer" },
    before: nullable("number"),
    after: nullable("number"),
    reason: text,
    approved_at: { ...text, format: "date-time" },
    office: nullable("string"),
    figure_status: nullable("string"),
    judgement_before: text,
    judgement_after: text,
  };
  const rewording = {
    revision: { type: "integer" },
    reason: text,
    approved_at: { ...text, format: "date-time" },
    office: nullable("string"),
  };
  const words = wordsOf(model.current.definition);
  const record = closed({
    ...Object.fromEntries(columnsIn(words, KPI_COLUMNS).map((column) => [column.name, columnSchema(column)])),
    reason: { title: "要因", ...nullable("string") },
    next_step: { title: "今後の取組", ...nullable("string") },
    missing_expected_on: { title: "公表の予定日", ...nullable("string"), format: "date" },
    corrections: { title: "訂正履歴", type: "array", items: closed(correction) },
    rewordings: {
      title: "説明の訂正",
      description:
        "要因・今後の取組・注記などを改めたもの。実績値と一緒に改めたものは、correctionsにも同じ改訂番号であります。",
      type: "array",
      items: closed(rewording),
    },
    evidence: evidenceSchema,
    evidence_changes: {
      title: "根拠資料の更新",
      description: "公表した年度に、後から追加したもの（added）と取り下げたもの（removed）",
      type: "array",
      items: closed({ ...told, ...toldPiecesSchema }),
    },
    department_changes: {
      title: "報告の所管課の変更",
      description:
        "公表した年度について、後から別の課が報告したもの。変わる前（before）と後（after）の課の名前",
      type: "array",
      items: closed({ ...told, before: text, after: text }),
    },
    mark_changes: { title: "目標達成状況の変更", type: "array", items: closed(markChange) },
    improvement_reference: {
      title: "上向きを比べる相手",
      ...text,
      enum: IMPROVEMENT_REFERENCES,
      description:
        "previous-actual：直前の実績（ない年度はさかのぼり、最初は現状値）、baseline：現状値。その年度のもの",
    },
  });
  return documentSchema(model, "指標データ", {
    records: { type: "array", items: record },
    definition_changes: {
      title: "定義の変更",
      description:
        "指標の追加・終了・名称・位置・所管課・単位・目標値・計画などの変更と、計画の追加・終了（plan_closed）とその取り消し（plan_reopened）・サイトの先頭になったこと（plan_leads）、計画の文言の変更のすべて。決定の記録があるもの、そのほかのものの順。これを記録する前の公表で伝えたものは、/corrections のページにだけあることがあります",
      type: "array",
      items: closed(definitionChange),
    },
    definition_editions: definitionEditionsSchema,
  });
}
