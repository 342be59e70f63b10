/** The same facts as the CSV in JSON, with what the city wrote and the corrections, and the JSON Schema of it. */
import type { PublicationSnapshot, PublishedEvidence, PublishedYear } from "@/domain/publication/snapshot";
import { filePathOf, publicRoutes, relativeLink } from "@/lib/public-paths";
import type { KpiView, SiteModel } from "../site-model";
import { DEMO_NOTICE } from "../words";
import { type Cell, type Column, KPI_COLUMNS } from "./columns";
import { kpiRows } from "./kpi-rows";

interface RawJson {
  readonly rawJSON: string;
}

/** A decimal keeps every digit: it goes into the file as the number it is, never through a binary float. */
function exactNumber(text: string): RawJson {
  return (JSON as unknown as { rawJSON(text: string): RawJson }).rawJSON(text);
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

function yearExtras(year: PublishedYear, link: (path: string) => string) {
  return {
    reason: year.reason === "" ? null : year.reason,
    next_step: year.nextStep === "" ? null : year.nextStep,
    missing_expected_on: year.missing?.expectedOn ?? null,
    corrections: year.corrections.map((correction) => ({
      revision: correction.revision,
      before: correction.before === null ? null : exactNumber(correction.before),
      after: correction.after === null ? null : exactNumber(correction.after),
      reason: correction.reason,
      approved_at: correction.approvedAt,
      office: correction.office,
      judgement_before: correction.judgementBefore,
      judgement_after: correction.judgementAfter,
    })),
    evidence: (year.evidence ?? []).map((piece) => evidenceRecord(piece, link)),
  };
}

function records(snapshot: PublicationSnapshot, views: readonly KpiView[], link: (path: string) => string) {
  return views.flatMap((view) =>
    kpiRows(snapshot, view).map((row, i) => {
      const year = view.series.years[i];
      return {
        ...Object.fromEntries(KPI_COLUMNS.map((column) => [column.name, jsonCell(column, row[column.name])])),
        ...(year ? yearExtras(year, link) : {}),
      };
    }),
  );
}

/** @param route where the file stands: it links to the JSON Schema and to evidence */
export function kpisJson(snapshot: PublicationSnapshot, views: readonly KpiView[], route: string): string {
  const { site } = snapshot;
  const link = (path: string) => relativeLink(filePathOf(route), path);
  const document = {
    $schema: link(filePathOf(publicRoutes.kpisSchema())),
    title: site.name,
    notice: site.demo ? DEMO_NOTICE : null,
    demo: site.demo,
    licence: site.licence,
    publication: {
      no: snapshot.no,
      title: snapshot.title,
      note: snapshot.note,
      published_at: snapshot.publishedAt,
      publisher: snapshot.publisher,
      report_fiscal_year: snapshot.reportFy,
      rule_version: snapshot.ruleVersion,
    },
    records: records(snapshot, views, link),
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
  const correction = {
    revision: { type: "integer" },
    before: nullable("number"),
    after: nullable("number"),
    reason: text,
    approved_at: { ...text, format: "date-time" },
    office: nullable("string"),
    judgement_before: text,
    judgement_after: text,
  };
  const closed = (properties: Record<string, unknown>) => ({
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  });
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
  const record = closed({
    ...Object.fromEntries(KPI_COLUMNS.map((column) => [column.name, columnSchema(column)])),
    reason: { title: "要因", ...nullable("string") },
    next_step: { title: "今後の取組", ...nullable("string") },
    missing_expected_on: { title: "公表の予定日", ...nullable("string"), format: "date" },
    corrections: { title: "訂正履歴", type: "array", items: closed(correction) },
    evidence: { title: "根拠資料", type: "array", items: closed(evidence) },
  });
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `${model.snapshot.site.name} KPIデータ`,
    ...(model.snapshot.site.demo ? { description: DEMO_NOTICE } : {}),
    ...closed({
      $schema: text,
      title: text,
      notice: nullable("string"),
      demo: { type: "boolean" },
      licence: closed({ name: text, url: text }),
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
    }),
  };
  return `${JSON.stringify(schema, null, 1)}\n`;
}
