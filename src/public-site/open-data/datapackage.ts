/** Data Package (datapackage.json): what the CSV files are, for other software. */

import { createHash } from "node:crypto";
import { wholeSeconds } from "@/domain/shared/iso-date";
import { publicRoutes } from "@/lib/public-paths";
import type { SiteModel } from "../model/site";
import { licencesOf, plansOf, publishersOf } from "../responsible";
import type { Column } from "./columns";
import { type DataSet, type DataSetId, dataSets, namedLicences, siteDescription } from "./data-sets";

function field(column: Column) {
  const constraints = {
    ...(column.required ? { required: true } : {}),
    ...(column.codes ? { enum: column.codes } : {}),
  };
  return {
    name: column.name,
    title: column.title,
    type: column.type,
    ...(column.description === "" ? {} : { description: column.description }),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/** `licenses` as both a package and a resource have them: under the plans' names where they differ. */
function licenses(model: SiteModel) {
  return namedLicences(model).map(({ name, url }) => ({ title: name, path: url }));
}

function resource({ id, rows, columns, primaryKey }: DataSet, text: string) {
  const bytes = Buffer.from(text, "utf8");
  return {
    name: id,
    title: rows,
    type: "table",
    path: publicRoutes.plainCsv(id).replace("/data/", ""),
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: bytes.length,
    hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
    dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: { fields: columns.map(field), missingValues: [""], primaryKey },
  };
}

/**
 * Describes the CSV files without the byte order mark, which libraries would read as part of the first column's name.
 * @param plainCsv the text of a data set's file
 * @param homepage the address of the page /data; null where only a relative link to it is known
 */
export function dataPackage(
  model: SiteModel,
  plainCsv: (id: DataSetId) => string,
  homepage: string | null,
): string {
  const { snapshot } = model;
  const plans = plansOf(model);
  // Every file has rows of every plan: no licence holds for the whole where the plans have several.
  const isShared = licencesOf(plans).length === 1;
  const own = isShared ? {} : { licenses: licenses(model) };
  const value = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "plan-kpis",
    title: snapshot.site.name,
    description: siteDescription(model),
    ...(homepage === null ? {} : { homepage }),
    version: String(snapshot.no),
    created: wholeSeconds(snapshot.publishedAt),
    ...(isShared ? { licenses: licenses(model) } : {}),
    contributors: publishersOf(plans).map((title) => ({ title, roles: ["publisher"] })),
    sources: model.plans.map(({ definition }) => ({ title: definition.sourceDocument })),
    resources: dataSets(model).map((set) => ({ ...resource(set, plainCsv(set.id)), ...own })),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
