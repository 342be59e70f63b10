/** DCAT (catalog.jsonld), for data catalogues: in the vocabulary that DCAT-AP asks for. */

import { wholeSeconds } from "@/domain/shared/iso-date";
import { publicRoutes } from "@/lib/public-paths";
import type { SiteModel } from "../model/site";
import { licencesOf, plansOf, responsibleFor } from "../responsible";
import {
  type DataSet,
  dataSets,
  firstPublishedAt,
  keywords,
  namedLicences,
  siteDescription,
  yearsCovered,
} from "./data-sets";

/** Texts are Japanese and dates are dates, wherever they stand. */
const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  ...Object.fromEntries(
    ["dct:title", "dct:description", "dct:rights", "dcat:keyword", "foaf:name", "vcard:fn"].map((term) => [
      term,
      { "@id": term, "@language": "ja" },
    ]),
  ),
  ...Object.fromEntries(
    ["dct:issued", "dct:modified"].map((term) => [term, { "@id": term, "@type": "xsd:dateTime" }]),
  ),
  ...Object.fromEntries(
    ["dcat:startDate", "dcat:endDate"].map((term) => [term, { "@id": term, "@type": "xsd:date" }]),
  ),
};

const JAPANESE = { "@id": "http://publications.europa.eu/resource/authority/language/JPN" };
const YEARLY = { "@id": "http://publications.europa.eu/resource/authority/frequency/ANNUAL" };
const MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";

type Address = (route: string) => string;

/** As every distribution has it: one licence, or all of them with the plans that they hold for. */
function licence(model: SiteModel) {
  const named = namedLicences(model);
  const [shared] = named;
  if (named.length === 1 && shared) return { "dct:license": { "@id": shared.url } };
  return {
    "dct:license": named.map(({ url }) => ({ "@id": url })),
    "dct:rights": named.map(({ name }) => name).join("、"),
  };
}

function contactPoints(model: SiteModel) {
  const contacts = new Set(responsibleFor(plansOf(model)).map(({ value }) => value.contact));
  return [...contacts].map((contact) => ({ "@type": "vcard:Organization", "vcard:fn": contact }));
}

function publisher({ current }: SiteModel) {
  return { "@type": "foaf:Organization", "foaf:name": current.definition.municipality.name };
}

function dataset(model: SiteModel, address: Address, set: DataSet) {
  const { id, title, description, isFirst } = set;
  const { snapshot, current } = model;
  const { from, to } = yearsCovered(model);
  const distribution = (route: string, name: string, mediaType: string) => ({
    "@type": "dcat:Distribution",
    "dct:title": `${title}（${name}）`,
    "dcat:accessURL": { "@id": address(publicRoutes.data()) },
    "dcat:downloadURL": { "@id": address(route) },
    "dcat:mediaType": { "@id": `${MEDIA_TYPES}${mediaType}` },
    ...(mediaType === "application/json" ? { "dct:conformsTo": { "@id": address(set.schema) } } : {}),
    ...licence(model),
  });
  return {
    "@type": "dcat:Dataset",
    "@id": `${address(publicRoutes.data())}#${id}`,
    "dct:title": title,
    "dct:description": description,
    "dct:identifier": `${current.definition.municipality.code}-${id}`,
    ...(isFirst ? { "dct:issued": wholeSeconds(firstPublishedAt(model)) } : {}),
    "dct:modified": wholeSeconds(snapshot.publishedAt),
    "dct:language": JAPANESE,
    "dct:publisher": publisher(model),
    "dct:accrualPeriodicity": YEARLY,
    "dct:temporal": { "@type": "dct:PeriodOfTime", "dcat:startDate": from, "dcat:endDate": to },
    "dcat:contactPoint": contactPoints(model),
    "dcat:keyword": keywords(model),
    "dcat:landingPage": { "@id": address(publicRoutes.data()) },
    "dcat:version": String(snapshot.no),
    "dcat:distribution": [
      distribution(set.csv, "CSV", "text/csv"),
      distribution(set.json, "JSON", "application/json"),
    ],
  };
}

/** @param address the address of a route of this site, absolute where the origin is known */
export function catalog(model: SiteModel, address: Address): string {
  const { snapshot } = model;
  const value = {
    "@context": CONTEXT,
    "@type": "dcat:Catalog",
    "@id": address(publicRoutes.data()),
    "dct:title": snapshot.site.name,
    "dct:description": siteDescription(model),
    "dct:issued": wholeSeconds(firstPublishedAt(model)),
    "dct:modified": wholeSeconds(snapshot.publishedAt),
    "dct:language": JAPANESE,
    "dct:publisher": publisher(model),
    "foaf:homepage": { "@id": address(publicRoutes.home()) },
    ...(licencesOf(plansOf(model)).length === 1 ? licence(model) : {}),
    "dcat:dataset": dataSets(model).map((set) => dataset(model, address, set)),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
