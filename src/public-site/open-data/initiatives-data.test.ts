/** 取組項目 as data: what was published of each in each year, and what became of it. */
import { makeApprovedInitiative as answer, planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { mismatches } from "@tests/fixtures/json-schema";
import { readData } from "@tests/fixtures/public-pages";
import { publishInTurn } from "@tests/fixtures/publications-in-turn";
import { parse } from "csv-parse/sync";
import { describe, expect, it, vi } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { siteModel } from "../model/site";
import { checkCsv } from "./check-csv";
import { INITIATIVE_COLUMNS } from "./columns";
import { initiativesCsv } from "./csv";
import { initiativeRows } from "./initiative-rows";

/** A whole site is rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const plan = planWithInitiatives({ "line-1": "窓口の予約", "line-2": "書類の電子化" });
const R8 = fiscalYear(2026);
const WORDS = { done: "予約を始めた。", result: "待ち時間が減った。", nextStep: "広げる。" };
const first = [answer("line-1", "preparing", { department: "総務課" }, WORDS), answer("line-2", "not_begun")];
const later = [
  ...first,
  answer("line-1", "under_way", { revision: 3, department: "市民課", correctionReason: "入力の誤り" }, WORDS),
  answer("line-1", "completed", { fy: R8 }, { done: "終えた。" }),
];
const published = publishInTurn([
  { plan },
  { plan, approvedInitiatives: first },
  { plan, approvedInitiatives: later },
]);

function csvOf(snapshot: PublicationSnapshot): string {
  return initiativesCsv(initiativeRows(siteModel(snapshot)));
}
function rowsOf(snapshot: PublicationSnapshot): Record<string, string>[] {
  return parse(csvOf(snapshot), { bom: true, columns: true });
}
const rowOf = (id: string, fy: number) =>
  rowsOf(published).find((row) => row.initiative_id === id && row.fiscal_year === String(fy));

describe("initiatives.csv", () => {
  it("has one row per initiative and year of its plan, with state, words, department and publication", () => {
    const rows = rowsOf(published);
    expect(rows).toHaveLength(2 * 5);
    expect(rowOf("line-1", 2025)).toMatchObject({
      fiscal_year_ja: "令和7年度",
      state_code: "under_way",
      state: "実施中",
      done: "予約を始めた。",
      result: "待ち時間が減った。",
      next_step: "広げる。",
      department: "市民課",
      revision: "3",
      correction_reason: "入力の誤り",
      changed_after_publication: "state;department",
      publication_no: "3",
    });
    expect(rowOf("line-1", 2026)).toMatchObject({
      state: "完了",
      done: "終えた。",
      changed_after_publication: "",
      correction_reason: "",
    });
  });

  it("is blank where nothing was published, whatever publication it is of", () => {
    const blank = { state_code: "", state: "", done: "", result: "", next_step: "", revision: "" };
    expect(rowOf("line-2", 2027)).toMatchObject({ ...blank, fiscal_year: "2027" });
    // As every publication before the states.
    const rows = rowsOf(publishInTurn([{ plan }]));
    expect(rows).toHaveLength(2 * 5);
    for (const row of rows) expect(row).toMatchObject(blank);
  });

  it("leaves blank who answered where that is unknown, and never names who is responsible since", () => {
    const [pillar] = plan.pillars;
    const owned = {
      ...plan,
      pillars: pillar
        ? [{ ...pillar, measures: pillar.measures.map((each) => ({ ...each, department: "市民課" })) }]
        : [],
    };
    const rows = rowsOf(
      publishInTurn([
        { plan: owned, approvedInitiatives: [answer("line-1", "preparing", { department: null })] },
      ]),
    );
    const departments = rows.filter((row) => row.fiscal_year === "2025").map((row) => row.department);
    expect(departments).toEqual(["", "市民課"]);
  });

  it("keeps the rules of machine readability, and disarms what a spreadsheet would run", () => {
    const dangerous = ["=1+1", "＋81", "@SUM(1)", "\tx", 'a"b,c\r\nd', "-1+cmd|' /C calc'!A0"];
    for (const text of ["ふつうの文", ...dangerous]) {
      const words = { done: text, result: text, nextStep: text };
      const before = [answer("line-1", "preparing", { department: text }, words)];
      const after = [
        ...before,
        answer("line-1", "completed", { revision: 2, correctionReason: text }, words),
      ];
      const snapshot = publishInTurn([
        { plan, approvedInitiatives: before },
        { plan, approvedInitiatives: after },
      ]);
      expect(
        checkCsv(new TextEncoder().encode(csvOf(snapshot)), INITIATIVE_COLUMNS, [
          "plan_id",
          "initiative_id",
          "fiscal_year",
        ]),
        text,
      ).toEqual([]);
      const cell = rowsOf(snapshot)[0]?.correction_reason;
      expect(cell?.replace(/^'/, "").replace(/\s+/g, "")).toBe(text.replace(/\s+/g, ""));
    }
  });

  it("keeps its old columns in their places, new ones behind them", () => {
    expect(INITIATIVE_COLUMNS.map(({ name }) => name).join(", ")).toBe(
      "municipality_code, municipality_name, plan_id, plan_name, pillar_no, pillar_name, measure_no, measure_name, initiative_no, marker, initiative, note, publication_no, published_at, initiative_id, department, supports, fiscal_year, fiscal_year_ja, state_code, state, done, result, next_step, revision, changed_after_publication, correction_reason, state_status",
    );
  });
});

describe("a state of the middle of the year", () => {
  const midYear = [
    answer("line-1", "under_way", { isInterim: true }, { done: "始めた。" }),
    answer("line-2", "completed", { isInterim: true }, { done: "終えた。" }),
  ];
  const once = publishInTurn([{ plan }, { plan, approvedInitiatives: midYear }]);
  const atTheEnd = [...midYear, answer("line-1", "under_way", { revision: 2 }, { done: "広げた。" })];
  const twice = publishInTurn([
    { plan },
    { plan, approvedInitiatives: midYear },
    { plan, approvedInitiatives: atTheEnd },
  ]);

  it("says so in a column of its own, which every file has", async () => {
    const [first] = rowsOf(once);
    expect(first).toMatchObject({ fiscal_year: "2025", state: "実施中", state_status: "interim" });
    expect(rowsOf(published)[0]).toMatchObject({ state_status: "" });
    const document = JSON.parse(await readData(once, "data/initiatives.json"));
    expect(document.records[0].state_status).toBe("interim");
    const schema = JSON.parse(await readData(once, "data/initiatives.schema.json"));
    expect(mismatches(schema, document, "x")).toEqual([]);
  });

  it("is told as such; the year's own state after it is news, and no correction", () => {
    const told = ({ changes }: PublicationSnapshot) => changes.map(({ kind, text }) => [kind, text]);
    expect(told(once)).toEqual([
      [
        "initiatives",
        "「試験計画」の令和7年度（2025年度）の途中の取組の状況を初めて公表しました（実施中1、完了1）。",
      ],
    ]);
    expect(told(twice)).toEqual([
      ["initiatives", "「試験計画」の令和7年度（2025年度）の取組の状況を初めて公表しました（実施中1）。"],
    ]);
    expect(rowsOf(twice)[0]).toMatchObject({ state_status: "", done: "広げた。", correction_reason: "" });
  });

  it("完了 of the middle of the year that is taken back is a correction", () => {
    const takenBack = [...midYear, answer("line-2", "under_way", { revision: 2, correctionReason: "誤り" })];
    const { changes } = publishInTurn([
      { plan },
      { plan, approvedInitiatives: midYear },
      { plan, approvedInitiatives: takenBack },
    ]);
    expect(changes[0]).toMatchObject({ kind: "correction", initiative: { before: "completed" } });
  });
});

describe("what stands with an answer", () => {
  const page = { kpiId: toInitiativeId("line-1"), fy: fiscalYear(2025), title: "予約の案内", file: null };
  const address = { ...page, url: "https://example.jp/yoyaku" };
  const file = {
    ...page,
    title: "集計.pdf",
    url: null,
    file: { sha256: "ab".repeat(32), size: 10, contentType: "application/pdf" },
  };
  const pieces = publishInTurn([
    { plan, approvedInitiatives: first, evidence: [address] },
    { plan, approvedInitiatives: first, evidence: [file] },
  ]);
  const document = async () => JSON.parse(await readData(pieces, "data/initiatives.json"));

  it("is in the JSON beside its year, files by the address within the publication", async () => {
    const { records } = await document();
    expect(records[0].evidence).toEqual([
      {
        title: "集計.pdf",
        kind: "file",
        url: "../initiatives/line-1/evidence/abababababababab.pdf",
        content_type: "application/pdf",
        bytes: 10,
        sha256: file.file.sha256,
      },
    ]);
    expect(records[1].evidence).toEqual([]);
  });

  it("is told as evidence where it came or went, in CSV and JSON, and as nothing else", async () => {
    expect(rowsOf(pieces)[0]).toMatchObject({ changed_after_publication: "evidence" });
    expect((await document()).changes).toMatchObject([
      {
        what: "evidence",
        initiative_id: "line-1",
        added: [{ title: "集計.pdf", kind: "file", sha256: file.file.sha256 }],
        removed: [{ title: "予約の案内", kind: "url", url: address.url }],
      },
    ]);
    const schema = JSON.parse(await readData(pieces, "data/initiatives.schema.json"));
    expect(mismatches(schema, await document(), "x")).toEqual([]);
  });
});

describe("initiatives.json", () => {
  const read = async (snapshot: PublicationSnapshot, name: string) =>
    JSON.parse(await readData(snapshot, `data/${name}`));

  it("says the same as the CSV, and what was changed since it was published: old, new and why", async () => {
    const { records, changes } = await read(published, "initiatives.json");
    rowsOf(published).forEach((row, i) => {
      for (const { name } of INITIATIVE_COLUMNS) {
        expect(String(records[i][name] ?? ""), `${i} ${name}`).toBe(row[name]);
      }
    });
    expect(records[0].fiscal_year).toBe(2025);
    const one = { plan_id: "t-plan", initiative_id: "line-1", fiscal_year: 2025, publication_no: 3 };
    const states = { state_before: "preparing", state_after: "under_way", reason: "入力の誤り" };
    expect(changes).toMatchObject([
      { ...one, ...states, what: "state", department_before: null },
      { ...one, ...states, what: "department", department_before: "総務課", department_after: "市民課" },
    ]);
  });

  it("tells of an initiative that the plan gave up", async () => {
    const less = planWithInitiatives({ "line-2": "書類の電子化" });
    const snapshot = publishInTurn([
      { plan, approvedInitiatives: first },
      { plan: less, approvedInitiatives: first },
    ]);
    const { records, changes } = await read(snapshot, "initiatives.json");
    expect(records).toHaveLength(5);
    expect(changes).toMatchObject([
      { initiative_id: "line-1", what: "removed", fiscal_year: null, state_after: null },
    ]);
    expect(
      mismatches(
        await read(snapshot, "initiatives.schema.json"),
        { ...(await read(snapshot, "initiatives.json")) },
        "x",
      ),
    ).toEqual([]);
  });

  it("has exactly the properties that its schema requires, with the types and codes it allows", async () => {
    const schema = await read(published, "initiatives.schema.json");
    const document = await read(published, "initiatives.json");
    expect(document.$schema).toBe("initiatives.schema.json");
    expect(mismatches(schema, document, "x")).toEqual([]);
    document.records[0].state_code = "achieved";
    expect(mismatches(schema, document, "x")).toEqual(["x.records[0].state_code: achieved is not allowed"]);
  });

  it("is described with the CSV in the data package and the catalogue", async () => {
    const { resources } = await read(published, "datapackage.json");
    const resource = resources.find(({ path }: { path: string }) => path === "initiatives-plain.csv");
    expect(resource.bytes).toBe(Buffer.byteLength(csvOf(published).replace("\ufeff", "")));
    expect(resource.schema.primaryKey).toEqual(["plan_id", "initiative_id", "fiscal_year"]);
    const states = resource.schema.fields.find(({ name }: { name: string }) => name === "state_code");
    expect(states.constraints.enum).toContain("reconsidered");
    expect(await readData(published, "data/catalog.jsonld")).toContain("/data/initiatives.json");
  });
});
