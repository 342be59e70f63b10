import { num } from "@tests/fixtures/brands";
import { mismatches } from "@tests/fixtures/json-schema";
import { INVENTED, makeSnapshot, publicReport } from "@tests/fixtures/snapshot";
import { parse } from "csv-parse/sync";
import { describe, expect, it, vi } from "vitest";
import type { SiteFile } from "@/domain/publication/snapshot";
import type { ApprovedReport } from "@/domain/reports/report";
import { siteModel } from "../model/site";
import { renderSite } from "../render-site";
import { checkCsv } from "./check-csv";
import { type Column, INITIATIVE_COLUMNS, KPI_COLUMNS } from "./columns";
import { kpisCsv, toCsv } from "./csv";
import { allKpiRows } from "./kpi-rows";

/** A whole site is rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const KPI_KEY = ["plan_id", "kpi_id", "fiscal_year"];
const INITIATIVE_KEY = ["plan_id", "initiative_id", "fiscal_year"];
const DANGEROUS = [
  "＝1+1",
  "＋81",
  "－1＋2",
  "＠SUM(1)",
  "=1+1",
  "+81",
  "-1+cmd|' /C calc'!A0",
  "@SUM(1)",
  "\tx",
  'a"b,c\r\nd',
  "ふつうの文",
];

let invented: Promise<Map<string, SiteFile>> | undefined;

/** The site with the invented figures, rendered once. */
function dataFiles(): Promise<Map<string, SiteFile>> {
  invented ??= filesOf(INVENTED);
  return invented;
}

async function filesOf(reports: readonly ApprovedReport[]): Promise<Map<string, SiteFile>> {
  const files = await renderSite(makeSnapshot({ reports }));
  return new Map(files.map((file) => [file.path, file]));
}

function bytesOf(files: Map<string, SiteFile>, path: string): Uint8Array {
  const file = files.get(path);
  if (!file) throw new Error(`no ${path}`);
  return file.body;
}

const rowsOf = (bytes: Uint8Array) =>
  parse(Buffer.from(bytes), { bom: true, columns: true }) as Record<string, string>[];
const jsonOf = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

describe("the published CSV", () => {
  it("keeps every rule of machine readability, in every file", async () => {
    const files = await dataFiles();
    for (const [path, { body }] of files) {
      if (!path.endsWith(".csv") || path.endsWith("-plain.csv")) continue;
      const isInitiatives = path.endsWith("initiatives.csv");
      const faults = checkCsv(
        body,
        isInitiatives ? INITIATIVE_COLUMNS : KPI_COLUMNS,
        isInitiatives ? INITIATIVE_KEY : KPI_KEY,
      );
      expect(faults, path).toEqual([]);
    }
  });

  it("stands there once more without the byte order mark, and byte for byte the same after it", async () => {
    const files = await dataFiles();
    for (const name of ["kpis", "initiatives"]) {
      const [marked, plain] = [bytesOf(files, `data/${name}.csv`), bytesOf(files, `data/${name}-plain.csv`)];
      expect([...marked.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(Buffer.from(marked.subarray(3)).equals(plain)).toBe(true);
    }
  });

  it("has a file for each plan, with the rows of its KPIs alone", async () => {
    const files = await dataFiles();
    const all = rowsOf(bytesOf(files, "data/kpis.csv"));
    for (const [plan, count] of [
      ["dx-2", 7 * 5],
      ["dx-1", 9 * 4],
    ] as const) {
      const own = rowsOf(bytesOf(files, `data/plans/${plan}.csv`));
      expect(own).toHaveLength(count);
      expect(own).toEqual(all.filter((row) => row.plan_id === plan));
    }
  });

  it("has the columns in their order", () => {
    expect(KPI_COLUMNS.map((column) => column.name).join(", ")).toBe(
      "municipality_code, municipality_name, plan_id, plan_name, pillar_no, pillar_name, measure_no, measure_name, kpi_id, kpi_name, definition, unit, unit_scale, direction, aggregation, fiscal_year, fiscal_year_ja, baseline_fiscal_year, baseline_value, planned_kind, planned_value, target_fiscal_year, target_kind, target_value, target_text, actual_value, actual_missing_reason, judgement_code, judgement_symbol, judgement_reason, rule_version, guide_value, pace_code, as_of_date, department, note, revision, publication_no, published_at, definition_edition, definition_changed, figure_status, previous_mark, changed_after_publication, continues",
    );
  });

  it("has one row per KPI and fiscal year, figures beside their units, blanks for the unknown", async () => {
    const rows = rowsOf(bytesOf(await dataFiles(), "data/kpis.csv"));
    expect(rows).toHaveLength(7 * 5 + 9 * 4);
    const find = (id: string, fy: string) => rows.find((row) => row.kpi_id === id && row.fiscal_year === fy);
    expect(find("paper-sheets", "2025")).toMatchObject({
      municipality_code: "212032",
      unit: "千枚",
      unit_scale: "1000",
      direction: "down",
      baseline_value: "15000",
      target_value: "10000",
      target_text: "10,000千枚",
      actual_value: "13900",
      judgement_code: "improving",
      judgement_symbol: "△",
      guide_value: "14000",
      pace_code: "on_track",
      note: "本庁と支所の合計",
    });
    expect(find("online-rate", "2024")).toMatchObject({
      planned_value: "90",
      actual_value: "",
      revision: "",
    });
    expect(find("online-rate", "2021")).toMatchObject({
      planned_kind: "none",
      planned_value: "",
      actual_value: "18.2",
    });
    expect(find("security-incidents", "2023")).toMatchObject({
      actual_value: "0",
      judgement_code: "achieved",
    });
    expect(find("digital-feeling", "2025")).toMatchObject({
      actual_missing_reason: "awaiting_release",
      target_kind: "trend",
      target_text: "上昇",
    });
  });

  it("disarms a text that a spreadsheet would run, and says so by nothing else", async () => {
    for (const note of DANGEROUS) {
      const reports = [publicReport("paper-sheets", 1, { actual: num("13900"), basisNote: note })];
      const csv = kpisCsv(allKpiRows(siteModel(makeSnapshot({ reports }))));
      expect(checkCsv(new TextEncoder().encode(csv), KPI_COLUMNS, KPI_KEY)).toEqual([]);
    }
  });
});

describe("the checker", () => {
  const columns: Column[] = [
    { name: "kpi_id", title: "ID", type: "string", description: "", required: true },
    { name: "value", title: "値", type: "number", description: "" },
    { name: "code", title: "コード", type: "string", description: "", codes: ["a", "b"] },
    { name: "day", title: "日", type: "date", description: "" },
  ];
  const check = (text: string, bom = true) =>
    checkCsv(new TextEncoder().encode(`${bom ? "\ufeff" : ""}${text}`), columns, ["kpi_id"]).map(
      (fault) => fault.rule,
    );
  const header = "kpi_id,value,code,day\r\n";

  it("finds nothing in a good file", () => {
    expect(check(`${header}x,-1.5,a,2026-03-31\r\n"y ""q""",,,\r\n`)).toEqual(["ascii_code"]);
    expect(check(`${header}x,0,b,\r\ny,,,\r\n`)).toEqual([]);
    expect(
      checkCsv(new TextEncoder().encode(toCsv(columns, [{ kpi_id: "x" }])), columns, ["kpi_id"]),
    ).toEqual([]);
  });

  it.each([
    ["bom", `${header}x,1,a,\r\n`, false],
    ["line_end", `${header}x,1,a,\n`, true],
    ["line_end", `${header}x,1,a,`, true],
    ["header", "kpi_id,value,day,code\r\n", true],
    ["column_count", `${header}x,1,a\r\n`, true],
    ["empty_row", `${header},,,\r\n`, true],
    ["number", `${header}x,"1,000",a,\r\n`, true],
    ["number", `${header}x,１,a,\r\n`, true],
    ["number", `${header}x,76.2%,a,\r\n`, true],
    ["code_list", `${header}x,1,c,\r\n`, true],
    ["date", `${header}x,1,a,令和8年3月31日\r\n`, true],
    ["required", `${header},1,a,\r\n`, true],
    ["ascii_code", `${header}①,1,a,\r\n`, true],
    ["formula", `${header}=x,1,a,\r\n`, true],
    ["quoting", `${header}x"y,1,a,\r\n`, true],
    ["quoting", `${header}"x,1,a,\r\n`, true],
    ["control_character", `${header}"x\u0007",1,a,\r\n`, true],
    ["duplicate_row", `${header}x,1,a,\r\nx,2,b,\r\n`, true],
  ] as const)("finds a fault of rule %s", (rule, text, bom) => {
    expect(check(text, bom)).toContain(rule);
  });

  it("finds bytes that are not UTF-8", () => {
    expect(
      checkCsv(Uint8Array.of(0xef, 0xbb, 0xbf, 0x82, 0xa0), columns, ["kpi_id"]).map((fault) => fault.rule),
    ).toEqual(["utf8"]);
  });
});

describe("the published JSON", () => {
  it("says the same as the CSV, with exact numbers", async () => {
    const files = await dataFiles();
    const rows = rowsOf(bytesOf(files, "data/kpis.csv"));
    const { records, publication } = jsonOf(bytesOf(files, "data/kpis.json"));
    expect(records).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      for (const { name } of KPI_COLUMNS)
        expect(String(records[i][name] ?? ""), `${i} ${name}`).toBe(row[name]);
    });
    expect(publication.no).toBe(3);
    const exact = await filesOf([
      publicReport("paper-sheets", 1, { actual: num("12345678901234567.123456") }),
    ]);
    expect(new TextDecoder().decode(bytesOf(exact, "data/kpis.json"))).toContain(
      '"actual_value": 12345678901234567.123456',
    );
  });

  it("adds the city's words and the corrections", async () => {
    const { records } = jsonOf(bytesOf(await dataFiles(), "data/kpis/online-procedures.json"));
    expect(records).toHaveLength(5);
    expect(records[0]).toMatchObject({ reason: "要因の文", next_step: "今後の文" });
    expect(records[0].corrections).toMatchObject([
      { before: 1180, after: 1226, reason: "数え漏らし", office: "DX推進課" },
    ]);
  });

  it("says when words were corrected beside a figure that stayed", async () => {
    const files = await filesOf([
      publicReport("online-procedures", 1, { actual: num("1226"), reason: "前の文" }),
      {
        ...publicReport("online-procedures", 2, { actual: num("1226"), reason: "後の文" }),
        correctionReason: "誤字を直したため",
      },
    ]);
    const { records } = jsonOf(bytesOf(files, "data/kpis/online-procedures.json"));
    expect(records[0].corrections).toEqual([]);
    expect(records[0].rewordings).toMatchObject([
      { revision: 2, reason: "誤字を直したため", office: "DX推進課" },
    ]);
    const schema = jsonOf(bytesOf(files, "data/kpis.schema.json"));
    expect(mismatches(schema, jsonOf(bytesOf(files, "data/kpis.json")), "x")).toEqual([]);
  });

  it("has exactly the properties that its schema requires, with the types and codes it allows", async () => {
    const files = await dataFiles();
    const schema = jsonOf(bytesOf(files, "data/kpis.schema.json"));
    for (const [path, { body }] of files) {
      if (!/^data\/kpis(\/.*)?\.json$/.test(path)) continue;
      expect(mismatches(schema, jsonOf(body), path)).toEqual([]);
    }
    expect(mismatches(schema, { ...jsonOf(bytesOf(files, "data/kpis.json")), demo: "no" }, "x")).toHaveLength(
      1,
    );
  });
});

describe("the descriptions", () => {
  it("name the files that are there, with their sizes", async () => {
    const files = await dataFiles();
    const { resources } = jsonOf(bytesOf(files, "data/datapackage.json"));
    for (const resource of resources) {
      expect(bytesOf(files, `data/${resource.path}`).length).toBe(resource.bytes);
    }
    expect(resources[0].schema.fields.map((field: { name: string }) => field.name)).toEqual(
      KPI_COLUMNS.map((column) => column.name),
    );
    expect(jsonOf(bytesOf(files, "data/catalog.jsonld"))["@type"]).toBe("dcat:Catalog");
  });

  it("announce publications and corrections, newest first, under ids that do not depend on the address", async () => {
    const files = await dataFiles();
    const feed = new TextDecoder().decode(bytesOf(files, "feed.xml"));
    const ids = [...feed.matchAll(/<entry><id>(urn:uuid:[0-9a-f-]{36})<\/id><title>([^<]*)/g)];
    expect(ids.map((match) => match[2])).toEqual([
      "令和7年度の進捗",
      "速報（取り下げ）",
      "訂正：オンラインで可能な行政手続の種類（令和7年度）",
      "計画の公表",
    ]);
    const elsewhere = await renderSite(makeSnapshot({ reports: INVENTED, origin: "https://dx.example.jp" }));
    const other = elsewhere.find((file) => file.path === "feed.xml");
    for (const [, id = ""] of ids) expect(new TextDecoder().decode(other?.body)).toContain(id);
  });
});
