/** KPI以外の実績 as data: what was published of each in each year, and what became of it. */

import { planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { day } from "@tests/fixtures/brands";
import { mismatches } from "@tests/fixtures/json-schema";
import { AWAITED, makeApprovedMetric as figure, planWithMetrics } from "@tests/fixtures/metrics";
import { readData } from "@tests/fixtures/public-pages";
import { publishInTurn } from "@tests/fixtures/publications-in-turn";
import { parse } from "csv-parse/sync";
import { describe, expect, it, vi } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toMetricId } from "@/domain/shared/metric-id";
import { siteModel } from "../model/site";
import { renderSite } from "../render-site";
import { checkCsv } from "./check-csv";
import { metricsCsv } from "./csv";
import { METRIC_COLUMNS } from "./metric-columns";
import { metricRows } from "./metric-rows";

/** A whole site is rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const plan = planWithMetrics();
const KEY = ["plan_id", "metric_id", "fiscal_year"];
const WORDS = { reason: "広報をした", nextStep: "広げる", basisNote: "本庁のみ", asOf: day("2026-03-31") };
const first = [
  figure("bookings", { actual: "100", ...WORDS }),
  figure("satisfied", AWAITED, { unit: "%" }),
  figure("windows", { actual: "3", figureStatus: "provisional" }),
];
const later = [
  ...first,
  figure(
    "bookings",
    { actual: "110", ...WORDS },
    { revision: 2, department: "窓口課", correctionReason: "漏れ" },
  ),
];
const published = publishInTurn([
  { plan },
  { plan, approvedMetrics: first },
  { plan, approvedMetrics: later },
]);
const csvOf = (snapshot: PublicationSnapshot) => metricsCsv(metricRows(siteModel(snapshot)));
const rowsOf = (snapshot: PublicationSnapshot): Record<string, string>[] =>
  parse(csvOf(snapshot), { bom: true, columns: true });
const rowOf = (id: string, fy: number) =>
  rowsOf(published).find((row) => row.metric_id === id && row.fiscal_year === String(fy));

describe("metrics.csv", () => {
  it("has one row per metric and year, with place, figure, unit, words, department and publication", () => {
    expect(rowsOf(published)).toHaveLength(4 * 5);
    expect(rowOf("bookings", 2025)).toMatchObject({
      pillar_no: "1",
      measure_no: "1",
      measure_name: "窓口の改善",
      initiative_id: "",
      metric_name: "窓口の予約件数",
      unit: "件",
      source: "窓口予約システムの集計",
      fiscal_year_ja: "令和7年度",
      actual_value: "110",
      figure_status: "final",
      actual_missing_reason: "",
      as_of_date: "2026-03-31",
      basis_note: "本庁のみ",
      reason: "広報をした",
      next_step: "広げる",
      department: "窓口課",
      revision: "2",
      publication_no: "3",
      changed_after_publication: "figure;department",
      correction_reason: "漏れ",
    });
    expect(rowOf("windows", 2025)).toMatchObject({ initiative_id: "line-1", figure_status: "provisional" });
    expect(rowOf("staff", 2025)).toMatchObject({ pillar_no: "", measure_no: "", department: "人事課" });
  });

  it("says why there is no figure, and is blank where nothing was published", () => {
    const blank = { actual_value: "", figure_status: "" };
    expect(rowOf("satisfied", 2025)).toMatchObject({ ...blank, actual_missing_reason: "awaiting_release" });
    expect(rowOf("satisfied", 2026)).toMatchObject({ ...blank, actual_missing_reason: "", revision: "" });
  });

  it("keeps the rules of machine readability, and disarms what a spreadsheet would run", () => {
    for (const text of ["ふつうの文", "=1+1", "＋81", "@SUM(1)", 'a"b,c\r\nd']) {
      const said = { reason: text, nextStep: text, basisNote: text };
      const snapshot = publishInTurn([
        { plan, approvedMetrics: [figure("bookings", said, { department: text })] },
      ]);
      expect(checkCsv(new TextEncoder().encode(csvOf(snapshot)), METRIC_COLUMNS, KEY), text).toEqual([]);
    }
  });
});

describe("evidence of a figure", () => {
  const piece = (title: string, sha256: string) => ({
    kpiId: toMetricId("bookings"),
    fy: fiscalYear(2025),
    title,
    url: null,
    file: { sha256, size: 10, contentType: "application/pdf" },
  });
  const [old, other] = [piece("前の集計.pdf", "ab".repeat(32)), piece("集計.pdf", "cd".repeat(32))];
  const stages = [
    { plan, approvedMetrics: first, evidence: [old] },
    { plan, approvedMetrics: first, evidence: [other] },
  ];
  const pieces = publishInTurn(stages);

  it("stands beside its year in the JSON, and what came and went among the changes", async () => {
    const json = JSON.parse(await readData(pieces, "data/metrics.json"));
    const [record] = json.records.filter(
      (each: { metric_id: string; fiscal_year: number }) =>
        each.metric_id === "bookings" && each.fiscal_year === 2025,
    );
    const url = "../other-figures/bookings/evidence/cdcdcdcdcdcdcdcd.pdf";
    expect(record.evidence).toMatchObject([{ title: "集計.pdf", kind: "file", url, bytes: 10 }]);
    expect(json.changes).toMatchObject([
      {
        what: "evidence",
        metric_id: "bookings",
        value_before: 100,
        value_after: 100,
        added: [{ title: "集計.pdf", sha256: other.file.sha256 }],
        removed: [{ title: "前の集計.pdf", sha256: old.file.sha256 }],
      },
    ]);
    const schema = JSON.parse(await readData(pieces, "data/metrics.schema.json"));
    expect(mismatches(schema, json, "x")).toEqual([]);
    const [row] = rowsOf(pieces).filter((each) => each.metric_id === "bookings");
    expect(row?.changed_after_publication).toBe("evidence");
  });

  it("is shown where the metric stands and on the report of its year, with its history", async () => {
    for (const route of ["measures/1-1", "years/2025"]) {
      expect(await readData(pieces, `${route}/index.html`), route).toContain(
        '<a href="/other-figures/bookings/evidence/cdcdcdcdcdcdcdcd.pdf" download="集計.pdf">集計.pdf</a>（PDF、10バイト）',
      );
    }
    expect(await readData(pieces, "measures/1-1/index.html")).toMatch(
      /根拠資料を追加し、一部を取り下げました。追加：「<span data-file="(cd){32}">集計\.pdf<\/span>」。取り下げ：「/,
    );
  });

  it("is told with its first figure, and stays on record once it replaces something", () => {
    expect(publishInTurn([{ plan }, ...stages.slice(0, 1)])).toMatchObject({
      changes: expect.arrayContaining([
        expect.objectContaining({
          kind: "evidence",
          text: "「窓口の予約件数」の令和7年度（2025年度）の根拠資料を追加しました。",
        }),
      ]),
      record: [],
    });
    expect(pieces.record).toMatchObject([{ kind: "evidence", no: 2, metric: { metricId: "bookings" } }]);
  });
});

describe("the files", () => {
  it("are in the data package and the catalogue, and JSON keeps its schema", async () => {
    const json = JSON.parse(await readData(published, "data/metrics.json"));
    const schema = JSON.parse(await readData(published, "data/metrics.schema.json"));
    expect(mismatches(schema, json, "metrics.json")).toEqual([]);
    expect(json.records).toHaveLength(4 * 5);
    expect(json.records[10]).toMatchObject({ metric_id: "bookings", actual_value: 110, fiscal_year: 2025 });
    expect(json.changes).toMatchObject([
      {
        metric_id: "bookings",
        fiscal_year: 2025,
        what: "figure",
        value_before: 100,
        value_after: 110,
        reason: "漏れ",
        publication_no: 3,
      },
      { what: "department", department_before: "市民課", department_after: "窓口課" },
    ]);
    const described = JSON.parse(await readData(published, "data/datapackage.json"));
    expect(described.resources.map(({ name }: { name: string }) => name)).toEqual([
      "kpis",
      "initiatives",
      "metrics",
    ]);
    expect(described.resources[2].schema.fields.map(({ name }: { name: string }) => name)).toEqual(
      METRIC_COLUMNS.map(({ name }) => name),
    );
    const catalog = await readData(published, "data/catalog.jsonld");
    expect(catalog).toContain("/data/metrics.csv");
    const descriptions = (JSON.parse(catalog)["dcat:dataset"] as Record<string, string>[]).map(
      (each) => each["dct:description"],
    );
    expect(descriptions[0]).toContain("目標達成状況");
    expect(descriptions[2]).toMatch(
      /^KPI以外の実績です。目標値を定めずに、年度ごとの数値を把握しているものです。/,
    );
    expect(descriptions[2]).not.toContain("取組項目");
  });

  it("are not there where no plan has metrics", async () => {
    const without = publishInTurn([{ plan: planWithInitiatives({ "line-1": "窓口の予約" }) }]);
    const files = await renderSite(without);
    expect(files.map(({ path }) => path).filter((path) => path.includes("metrics"))).toEqual([]);
    expect(await readData(without, "data/datapackage.json")).not.toContain("metrics");
    expect(await readData(without, "data/catalog.jsonld")).not.toContain("metrics");
  });
});
