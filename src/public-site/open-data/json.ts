/** The same facts as the CSV in JSON, with what the city wrote and the corrections, and the JSON Schema of it. */
import type { CourseYear } from "@/domain/course";
import type { PublicationSnapshot } from "@/domain/publication";
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

function yearExtras(year: CourseYear) {
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
  };
}

function records(snapshot: PublicationSnapshot, views: readonly KpiView[]) {
  return views.flatMap((view) =>
    kpiRows(snapshot, view).map((row, i) => {
      const year = view.course.years[i];
      return {
        ...Object.fromEntries(KPI_COLUMNS.map((column) => [column.name, jsonCell(column, row[column.name])])),
        ...(year ? yearExtras(year) : {}),
      };
    }),
  );
}

/** @param schema link from this file to the JSON Schema */
export function kpisJson(snapshot: PublicationSnapshot, views: readonly KpiView[], schema: string): string {
  const { site } = snapshot;
  const document = {
    $schema: schema,
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
    records: records(snapshot, views),
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
  const record = closed({
    ...Object.fromEntries(KPI_COLUMNS.map((column) => [column.name, columnSchema(column)])),
    reason: { title: "要因", ...nullable("string") },
    next_step: { title: "今後の取組", ...nullable("string") },
    missing_expected_on: { title: "公表の予定日", ...nullable("string"), format: "date" },
    corrections: { title: "訂正履歴", type: "array", items: closed(correction) },
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
