/** The same facts as the CSV in JSON, with what the city wrote and the corrections, and the JSON Schema of it. */
import { CHANGED_PARTS, listKpis } from "@/domain/plan/definition";
import { factorOf } from "@/domain/plan/editions";
import { FATES, replacedBy, replacedThrough } from "@/domain/plan/replaced";
import { MARK_CAUSES, type PublishedEvidence, type PublishedYear } from "@/domain/publication/snapshot";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { CHANGED_PART_WORDS } from "@/domain/words/ja/plan";
import { wordsOf } from "@/domain/words/ja/plan-words";
import { filePathOf, publicRoutes, relativeLink } from "@/lib/public-paths";
import { licencesOf, publishersOf, responsibleFor } from "../responsible";
import type { KpiView, SiteModel } from "../site-model";
import { DEMO_NOTICE } from "../words";
import { type Cell, type Column, columnsIn, KPI_COLUMNS } from "./columns";
import { kpiRows } from "./kpi-rows";

interface RawJson {
  readonly rawJSON: string;
}

/** A decimal keeps every digit: it goes into the file as the number it is, never through a binary float. */
function exactNumber(text: string): RawJson {
  return (JSON as unknown as { rawJSON(text: string): RawJson }).rawJSON(text);
}

function numberCell(text: string | null): RawJson | null {
  return text === null ? null : exactNumber(text);
}

function jsonCell(column: Column, cell: Cell): string | RawJson | null {
  if (cell === null) return null;
  return column.type === "number" || column.type === "integer" ? exactNumber(cell) : cell;
}

/** @param link from this file to another one of the publication */
function evidenceRecord(piece: PublishedEvidence, link: (path: string) => string) {
  const isFile = piece.kind === "file";
  return {
    title: piece.title,
    kind: piece.kind,
    url: isFile ? link(piece.path) : piece.url,
    content_type: isFile ? piece.contentType : null,
    bytes: isFile ? piece.size : null,
    sha256: isFile ? piece.sha256 : null,
  };
}

/** Each mark of the year that was published and is another one now, with the publication that told it. */
function markChanges(model: SiteModel, kpiId: KpiId, fy: FiscalYear) {
  return model.record.flatMap((change) =>
    change.kpiId === kpiId && change.fy === fy && change.marks
      ? [
          {
            publication_no: change.no,
            published_at: change.publishedAt,
            before: change.marks.before,
            after: change.marks.after,
            causes: change.marks.causes,
            text: change.text,
          },
        ]
      : [],
  );
}

/** 定義の変更 of the KPIs in the file and of their plans; a plan's own have no KPI. */
function definitionChanges(views: readonly KpiView[]) {
  const ids = new Set(views.map(({ kpi }) => kpi.id));
  return [...new Set(views.map(({ plan }) => plan))].flatMap((plan) => {
    const kpis = new Map(listKpis(plan).map(({ kpi }) => [String(kpi.id), kpi]));
    return (plan.changes ?? [])
      .filter(({ kpiId }) => kpiId === null || ids.has(kpiId))
      .map((change, _, told) => ({
        plan_id: plan.id,
        kpi_id: change.kpiId,
        what: change.what,
        title: CHANGED_PART_WORDS[change.what],
        from_fiscal_year: change.from,
        before: change.before,
        after: change.after,
        reason: change.reason,
        decided_on: change.decidedOn,
        document: change.document,
        rejudges: change.rejudges,
        became: replacedBy(change, told)?.fate ?? null,
        withdraws: replacedThrough(change, told).flatMap(({ fate, earlier }) =>
          fate === "withdrawn" ? [{ from_fiscal_year: earlier.from, value: earlier.after }] : [],
        ),
        factor: numberCell(factorOf(change, kpis.get(String(change.kpiId)) ?? null) ?? null),
      }));
  });
}

function yearExtras(year: PublishedYear, link: (path: string) => string) {
  return {
    reason: year.reason === "" ? null : year.reason,
    next_step: year.nextStep === "" ? null : year.nextStep,
    missing_expected_on: year.missing?.expectedOn ?? null,
    corrections: year.corrections.map((correction) => ({
      kind: correction.kind ?? "corrected",
      revision: correction.revision,
      before: numberCell(correction.before),
      after: numberCell(correction.after),
      reason: correction.reason,
      approved_at: correction.approvedAt,
      office: correction.office,
      figure_status: correction.status ?? null,
      judgement_before: correction.judgementBefore,
      judgement_after: correction.judgementAfter,
    })),
    rewordings: (year.rewordings ?? []).map(({ revision, reason, approvedAt, office }) => ({
      revision,
      reason,
      approved_at: approvedAt,
      office,
    })),
    evidence: (year.evidence ?? []).map((piece) => evidenceRecord(piece, link)),
  };
}

function records(model: SiteModel, views: readonly KpiView[], link: (path: string) => string) {
  return views.flatMap((view) =>
    kpiRows(model, view).map((row, i) => {
      const year = view.series.years[i];
      return {
        ...Object.fromEntries(KPI_COLUMNS.map((column) => [column.name, jsonCell(column, row[column.name])])),
        ...(year
          ? { ...yearExtras(year, link), mark_changes: markChanges(model, view.kpi.id, year.fy) }
          : {}),
      };
    }),
  );
}

/** One licence where all plans of the file have the same; where they differ none, and each plan's own with its office. */
function licenceOf(views: readonly KpiView[]) {
  const plans = [...new Set(views.map(({ plan }) => plan))];
  const [shared, ...others] = licencesOf(plans);
  const licence = shared && others.length === 0 ? shared.value : null;
  if (responsibleFor(plans).length === 1) return { licence };
  return {
    licence,
    plans: plans.map(({ id, name, publication }) => ({
      plan_id: id,
      plan_name: name,
      publisher: publication.publisher,
      contact: publication.contact,
      licence: publication.licence,
    })),
  };
}

/** @param route where the file stands: it links to the JSON Schema and to evidence */
export function kpisJson(model: SiteModel, views: readonly KpiView[], route: string): string {
  const { snapshot } = model;
  const { site } = snapshot;
  const link = (path: string) => relativeLink(filePathOf(route), path);
  const document = {
    $schema: link(filePathOf(publicRoutes.kpisSchema())),
    title: site.name,
    notice: site.demo ? DEMO_NOTICE : null,
    demo: site.demo,
    ...licenceOf(views),
    publication: {
      no: snapshot.no,
      title: snapshot.title,
      note: snapshot.note,
      published_at: snapshot.publishedAt,
      publisher: publishersOf(views.map(({ plan }) => plan)).join("、"),
      report_fiscal_year: snapshot.reportFy,
      rule_version: snapshot.ruleVersion,
    },
    records: records(model, views, link),
    definition_changes: definitionChanges(views),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

const nullable = (type: string) => ({ type: [type, "null"] });
const text = { type: "string" };

function columnSchema(column: Column) {
  const type = column.type === "number" || column.type === "integer" ? column.type : "string";
  const format =
    column.type === "date" ? { format: "date" } : column.type === "datetime" ? { format: "date-time" } : {};
  const codes = column.codes ? { enum: column.required ? column.codes : [...column.codes, null] } : {};
  return {
    title: column.title,
    ...(column.description === "" ? {} : { description: column.description }),
    ...(column.required ? { type } : nullable(type)),
    ...format,
    ...codes,
  };
}

/** The schema of kpis.json and of every data/kpis/{kpiId}.json. */
export function kpisJsonSchema(model: SiteModel): string {
  const marks = { ...text, enum: JUDGEMENT_CODES };
  const markChange = {
    publication_no: { type: "integer" },
    published_at: { ...text, format: "date-time" },
    before: marks,
    after: marks,
    causes: { type: "array", items: { ...text, enum: MARK_CAUSES } },
    text,
  };
  const closed = (properties: Record<string, unknown>) => ({
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  });
  const definitionChange = {
    plan_id: text,
    kpi_id: { ...nullable("string"), description: "計画全体の変更では空です。" },
    what: { ...text, enum: CHANGED_PARTS },
    title: text,
    from_fiscal_year: nullable("integer"),
    before: nullable("string"),
    after: nullable("string"),
    reason: text,
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
  const evidence = {
    title: text,
    kind: { ...text, enum: ["file", "url"] },
    url: {
      ...text,
      format: "uri-reference",
      description: "ファイルは、このJSONのある場所からの相対アドレスです。",
    },
    content_type: nullable("string"),
    bytes: nullable("integer"),
    sha256: nullable("string"),
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
      description: "実績値はそのままで、要因・今後の取組・根拠資料などを改めたもの",
      type: "array",
      items: closed(rewording),
    },
    evidence: { title: "根拠資料", type: "array", items: closed(evidence) },
    mark_changes: { title: "目標達成状況の変更", type: "array", items: closed(markChange) },
  });
  const licence = closed({ name: text, url: text });
  const file = closed({
    $schema: text,
    title: text,
    notice: nullable("string"),
    demo: { type: "boolean" },
    licence: {
      ...licence,
      type: ["object", "null"],
      description: "計画によって利用条件が違うときはnullです。計画ごとの利用条件は、plansにあります。",
    },
    publication: closed({
      no: { type: "integer" },
      title: text,
      note: text,
      published_at: { ...text, format: "date-time" },
      publisher: text,
      report_fiscal_year: { type: "integer" },
      rule_version: text,
    }),
    records: { type: "array", items: record },
    definition_changes: { title: "定義の変更", type: "array", items: closed(definitionChange) },
  });
  const plan = closed({ plan_id: text, plan_name: text, publisher: text, contact: text, licence });
  const plans = {
    title: "計画ごとの公表する課・問い合わせ先・利用条件",
    description: "計画によって違うときだけあります。",
    type: "array",
    items: plan,
  };
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `${model.snapshot.site.name} 指標データ`,
    ...(model.snapshot.site.demo ? { description: DEMO_NOTICE } : {}),
    ...file,
    properties: { ...file.properties, plans },
  };
  return `${JSON.stringify(schema, null, 1)}\n`;
}
