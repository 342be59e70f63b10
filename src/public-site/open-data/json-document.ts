/** What every JSON file of the open data is made of: what it is, whose, of which publication, and its cells. */
import type { PlanDefinition } from "@/domain/plan/definition";
import type { RecordedChange } from "@/domain/publication/snapshot";
import { wholeSeconds } from "@/domain/shared/iso-date";
import type { SiteModel } from "../model/site";
import { licencesOf, publishersOf, responsibleFor } from "../responsible";
import { DEMO_NOTICE } from "../words";
import type { Cell, Column } from "./columns";

interface RawJson {
  readonly rawJSON: string;
}

/** A decimal keeps every digit: it goes into the file as the number it is, never through a binary float. */
function exactNumber(text: string): RawJson {
  return (JSON as unknown as { rawJSON(text: string): RawJson }).rawJSON(text);
}

export function numberCell(text: string | null): RawJson | null {
  return text === null ? null : exactNumber(text);
}

export function jsonCell(column: Column, cell: Cell): string | RawJson | null {
  if (cell === null) return null;
  return column.type === "number" || column.type === "integer" ? exactNumber(cell) : cell;
}

/** What told a change, and when. */
export function toldBy({ no, publishedAt, text }: RecordedChange) {
  return { publication_no: no, published_at: wholeSeconds(publishedAt), text };
}

/** One licence where all plans of the file have the same; where they differ none, and each plan's own with its office. */
function licenceOf(plans: readonly PlanDefinition[]) {
  const [shared, ...others] = licencesOf(plans);
  const licence = shared && others.length === 0 ? shared.value : null;
  if (responsibleFor(plans).length === 1) return { licence };
  return {
    licence,
    plans: [...new Set(plans)].map(({ id, name, publication }) => ({
      plan_id: id,
      plan_name: name,
      publisher: publication.publisher,
      contact: publication.contact,
      licence: publication.licence,
    })),
  };
}

/**
 * @param plans whose rows the file has; one may stand there more than once
 * @param schema link to the file's JSON Schema
 */
export function jsonDocument(
  { snapshot }: SiteModel,
  plans: readonly PlanDefinition[],
  schema: string,
  content: Readonly<Record<string, unknown>>,
): string {
  const { site } = snapshot;
  const document = {
    $schema: schema,
    title: site.name,
    notice: site.demo ? DEMO_NOTICE : null,
    demo: site.demo,
    ...licenceOf(plans),
    publication: {
      no: snapshot.no,
      title: snapshot.title,
      note: snapshot.note,
      published_at: wholeSeconds(snapshot.publishedAt),
      publisher: publishersOf(plans).join("、"),
      report_fiscal_year: snapshot.reportFy,
      rule_version: snapshot.ruleVersion,
    },
    ...content,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
