/** What the JSON Schemas of the open data have in common. */
import type { SiteModel } from "../model/site";
import { DEMO_NOTICE } from "../words";
import type { Column } from "./columns";

export const nullable = (type: string) => ({ type: [type, "null"] });
export const text = { type: "string" };

export function columnSchema(column: Column) {
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

/** Which publication told a change first. */
export const told = {
  publication_no: { type: "integer", description: "はじめて伝えた公表の号" },
  published_at: { ...text, format: "date-time" },
  text,
};

/** An object with these properties, all of them and no others. */
export const closed = (properties: Record<string, unknown>) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/**
 * @param name what the file holds
 * @param content the properties that it has beside those of every file
 */
export function documentSchema(
  model: SiteModel,
  name: string,
  content: Readonly<Record<string, unknown>>,
): string {
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
    ...content,
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
    title: `${model.snapshot.site.name} ${name}`,
    ...(model.snapshot.site.demo ? { description: DEMO_NOTICE } : {}),
    ...file,
    properties: { ...file.properties, plans },
  };
  return `${JSON.stringify(schema, null, 1)}\n`;
}
