/** The data sets in schema.org's words (JSON-LD), which search engines read on the page /data. It is data, no script. */

import { wholeSeconds } from "@/domain/shared/iso-date";
import { publicRoutes } from "@/lib/public-paths";
import type { PageContext } from "../page-context";
import { plansOf, publishersOf } from "../responsible";
import { type DataSet, dataSets, firstPublishedAt, keywords, namedLicences, yearsCovered } from "./data-sets";

/** The text of the element: "<" is written so that nothing in it can end the element. */
export function datasetMarkup(context: PageContext): string {
  const value = {
    "@context": "https://schema.org",
    "@graph": dataSets(context.model).map((set) => markup(context, set)),
  };
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function markup({ model, absolute }: PageContext, set: DataSet) {
  const { snapshot, current } = model;
  const { municipality } = current.definition;
  const { from, to } = yearsCovered(model);
  const download = (route: string, encodingFormat: string) => ({
    "@type": "DataDownload",
    encodingFormat,
    contentUrl: absolute(route),
  });
  return {
    "@type": "Dataset",
    name: `${snapshot.site.name}　${set.title}`,
    description: set.description,
    url: absolute(publicRoutes.data()),
    identifier: `${municipality.code}-${set.id}`,
    version: String(snapshot.no),
    license: namedLicences(model).map(({ url }) => url),
    isAccessibleForFree: true,
    inLanguage: "ja",
    keywords: keywords(model),
    creator: publishersOf(plansOf(model)).map((name) => ({ "@type": "Organization", name })),
    ...(set.isFirst ? { datePublished: wholeSeconds(firstPublishedAt(model)) } : {}),
    dateModified: wholeSeconds(snapshot.publishedAt),
    temporalCoverage: `${from}/${to}`,
    spatialCoverage: municipality.name,
    distribution: [download(set.csv, "text/csv"), download(set.json, "application/json")],
  };
}
