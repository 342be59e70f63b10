/** Every file of the open data, by its route. */

import { publicRoutes } from "@/lib/public-paths";
import { viewsOf } from "../model/indicators";
import type { SiteModel } from "../model/site";
import { pageContext, type RenderOptions } from "../page-context";
import { assessmentRows, assessmentsCsv, assessmentsJson, assessmentsJsonSchema } from "./assessments-data";
import { catalog } from "./catalog";
import { initiativesCsv, kpisCsv, metricsCsv, withoutMark } from "./csv";
import { type DataSet, type DataSetId, dataSets } from "./data-sets";
import { dataPackage } from "./datapackage";
import { initiativeRows } from "./initiative-rows";
import { initiativesJson, initiativesJsonSchema } from "./initiatives-json";
import { kpisJson } from "./json";
import { kpisJsonSchema } from "./json-schema";
import { allKpiRows, kpiRows } from "./kpi-rows";
import { metricRows } from "./metric-rows";
import { metricsJson, metricsJsonSchema } from "./metrics-json";
import { verifyProgram } from "./verify-program";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  schema: "application/schema+json; charset=utf-8",
  jsonld: "application/ld+json; charset=utf-8",
  program: "text/javascript; charset=utf-8",
} as const;

export interface DataFile {
  readonly route: string;
  readonly contentType: string;
  readonly text: string;
}

interface Texts {
  readonly csv: string;
  readonly json: string;
  readonly schema: string;
}

const TEXTS: Record<DataSetId, (model: SiteModel) => Texts> = {
  kpis: (model) => ({
    csv: kpisCsv(allKpiRows(model)),
    json: kpisJson(
      model,
      model.plans.flatMap((plan) => plan.kpis),
      publicRoutes.kpisJson(),
    ),
    schema: kpisJsonSchema(model),
  }),
  initiatives: (model) => {
    const rows = initiativeRows(model);
    return {
      csv: initiativesCsv(rows),
      json: initiativesJson(model, rows),
      schema: initiativesJsonSchema(model),
    };
  },
  metrics: (model) => {
    const rows = metricRows(model);
    return { csv: metricsCsv(rows), json: metricsJson(model, rows), schema: metricsJsonSchema(model) };
  },
  assessments: (model) => {
    const rows = assessmentRows(model);
    return {
      csv: assessmentsCsv(rows),
      json: assessmentsJson(model, rows),
      schema: assessmentsJsonSchema(model),
    };
  },
};

export function dataFiles(model: SiteModel, options: RenderOptions): DataFile[] {
  const sets = dataSets(model).map((set) => ({ set, texts: TEXTS[set.id](model) }));
  const plain = new Map(sets.map(({ set, texts }) => [set.id, withoutMark(texts.csv)]));
  const { absolute } = pageContext(model, options, publicRoutes.catalog());
  const homepage = absolute(publicRoutes.data());
  return [
    ...sets.flatMap(({ set, texts }) => filesOf(set, texts)),
    file(
      publicRoutes.dataPackage(),
      TYPES.json,
      dataPackage(model, (id) => plain.get(id) ?? "", URL.canParse(homepage) ? homepage : null),
    ),
    file(publicRoutes.catalog(), TYPES.jsonld, catalog(model, absolute)),
    file(publicRoutes.verify(), TYPES.program, verifyProgram()),
    ...model.plans.map((plan) =>
      file(
        publicRoutes.planCsv(plan.definition.id),
        TYPES.csv,
        kpisCsv(plan.kpis.flatMap((view) => kpiRows(model, view))),
      ),
    ),
    ...model.indicators.flatMap((indicator) => {
      const { id } = indicator;
      const own = [...viewsOf(indicator), ...indicator.calledOff];
      const rows = own.flatMap((view) => kpiRows(model, view));
      const json = publicRoutes.kpiJson(id);
      return [
        file(publicRoutes.kpiCsv(id), TYPES.csv, kpisCsv(rows)),
        file(json, TYPES.json, kpisJson(model, own, json)),
      ];
    }),
  ];
}

function filesOf(set: DataSet, { csv, json, schema }: Texts): DataFile[] {
  return [
    file(set.csv, TYPES.csv, csv),
    file(publicRoutes.plainCsv(set.id), TYPES.csv, withoutMark(csv)),
    file(set.json, TYPES.json, json),
    file(set.schema, TYPES.schema, schema),
  ];
}

function file(route: string, contentType: string, text: string): DataFile {
  return { route, contentType, text };
}
