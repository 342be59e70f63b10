import { num } from "@tests/fixtures/brands";
import { approved, dashboardInput, FY, PLAN, working } from "@tests/fixtures/dashboard";
import { makeKpi, makePaperKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import { type Kpi, planYears } from "@/domain/plan/definition";
import { withFactor, withTerm } from "@/domain/plan/editions";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { buildDashboard, type DashboardInput } from "./dashboard";
import { type HeatTable, heatTable } from "./heat";
import { neededOfKpi } from "./kpi";

function table(
  over: Partial<DashboardInput>,
  { sort = "plan", lastEnded = FY }: { sort?: HeatTable["sort"]; lastEnded?: FiscalYear } = {},
) {
  const input = dashboardInput(over);
  return heatTable(buildDashboard(input), { years: planYears(input.plan), lastEnded, sort });
}
const rows = (heat: HeatTable) => heat.groups.flatMap((group) => group.rows);
const rowOf = (heat: HeatTable, id: string) => rows(heat).find((row) => row.id === id);
const cellOf = (heat: HeatTable, id: string, fy: number = FY) =>
  rowOf(heat, id)?.cells.find((cell) => cell.fy === fy);

describe("the table KPI × year", () => {
  it("says what each year to come needs, and what the first one brought", () => {
    // 908 → 2,500: after 1,286 in the first of five years 1,214 are left for four, 303.5 each; 378 were brought.
    const kpi = makeProceduresKpi();
    const plan = makePlan({ kpis: [], pillars: [makePillar({ kpis: [kpi] })] });
    const row = rowOf(table({ plan, departments: {}, approved: [approved(kpi.id, "1286")] }), kpi.id);
    expect(row?.need).toBe("毎年度＋303.5（1年目＋378）");
    expect(row?.baseline).toEqual({ value: "908", year: "R5" });
    expect(row?.target).toEqual({ value: "2,500", year: "R11", before: null });
    expect(row?.course).toEqual([
      { fy: 2023, value: 908 },
      { fy: 2025, value: 1286 },
    ]);
    expect(row?.cells.map(({ kind, value, code }) => [kind, value, code])).toEqual([
      ["marked", "1,286", "improving"],
      ...Array.from({ length: 4 }, () => ["quiet", "", null]),
    ]);
    expect(row?.way).toBe("目安に対して118.7%");
  });

  it("asks for the target that holds in the end, where another one was decided for later years", () => {
    // From R9 on 2,999: after 1,295 in R7 1,704 are left for four years, 426 each; to the 2,500 of before it were 301.25.
    const kpi = withTerm(
      makeProceduresKpi(),
      "target",
      { fy: fiscalYear(2029), value: { kind: "number", value: num("2999") } },
      fiscalYear(2027),
    );
    const plan = makePlan({ kpis: [], pillars: [makePillar({ kpis: [kpi] })] });
    const input = { plan, departments: {}, approved: [approved(kpi.id, "1295")] };
    const row = rowOf(table(input), kpi.id);
    expect(row?.need).toBe("毎年度＋426（1年目＋387）");
    expect(row?.target).toEqual({ value: "2,999", year: "R11", before: "R8まで 2,500" });
    const [standing] = buildDashboard(dashboardInput(input)).pillars.flatMap(({ kpis }) => kpis);
    expect(standing && neededOfKpi(standing)).toBe(
      "令和9年度からの目標値（2,999手続き）に届くには、今後毎年度＋426手続き（計画期間の1年目は＋387手続き）。",
    );
    // Of an even way from 908 in five steps, 418.2 each.
    expect(standing?.outlook?.effort).toBe("1.0187");
  });

  it("names the unit of a target that is counted otherwise than the figure beside it", () => {
    // 15,000 → 10,000千枚; from R9 on counted in 枚.
    const to = (value: string) => ({
      fy: fiscalYear(2029),
      value: { kind: "number" as const, value: num(value) },
    });
    const baseline = { fy: fiscalYear(2023), value: num("15000000") };
    const R9 = fiscalYear(2027);
    const paper = makePaperKpi();
    const scaled = withTerm(withTerm(paper, "unit", "枚", R9), "scale", 1, R9);
    const row = (value: string) => {
      const restated = withTerm(withTerm(scaled, "baseline", baseline, R9), "target", to(value), R9);
      const counted = withFactor(restated, R9, num("1000"));
      const plan = makePlan({ kpis: [], pillars: [makePillar({ kpis: [counted] })] });
      return rowOf(table({ plan, departments: {}, approved: [approved(paper.id, "14500")] }), paper.id);
    };
    expect(row("9000000")?.target).toEqual({
      value: "9,000,000枚",
      year: "R11",
      before: "R8まで 10,000千枚",
    });
    // 5,500,000 in four years.
    expect(row("9000000")?.need).toBe("毎年度−1,375,000枚");
    // The same promise in another unit is no other one: 4,500 in four years.
    expect(row("10000000")?.target).toMatchObject({ value: "10,000", before: null });
    expect(row("10000000")?.need).toContain("−1,125");
  });

  it("says that nothing more is needed, and nothing where nothing can be reckoned", () => {
    const heat = table({ approved: [approved("share", "95"), approved("feeling", "41")] });
    expect(rowOf(heat, "share")?.need).toBe("水準に到達");
    expect(rowOf(heat, "feeling")?.need).toBe("―");
    // Nothing was brought yet: what each year needs from the 現状値.
    expect(rowOf(heat, "count")?.need).toBe("毎年度＋20");
  });

  it("draws as 見込み what is handed in and not approved, of whichever year", () => {
    const content = makeContent({ actual: num("14900") });
    const undecided = [
      { kpiId: toKpiId("paper"), fy: fiscalYear(2026), state: "submitted", version: 1, content },
    ] as const;
    const heat = table({
      undecided,
      working: [working("count", { state: "submitted", version: 2, content })],
    });
    expect(cellOf(heat, "count")).toMatchObject({ kind: "expected", value: "14,900", code: "achieved" });
    expect(cellOf(heat, "count")?.sentence).toMatch(/^承認前の値です（提出済み）。/);
    // The year goes on: a value, and no mark.
    expect(cellOf(heat, "paper", 2026)).toMatchObject({ kind: "expected", value: "14,900", code: null });
    expect(cellOf(heat, "paper")).toMatchObject({ kind: "missing", code: "not_evaluated", note: "未入力" });
  });

  it("says of an answer that was given back that there is none, and of a draft no more", () => {
    const content = makeContent({ actual: num("14900") });
    const of = (state: "draft" | "returned") =>
      cellOf(table({ working: [working("count", { state, version: 2, content })] }), "count");
    const none = { kind: "missing", value: "", code: "not_evaluated", change: null };
    expect(of("draft")).toMatchObject({ ...none, note: "未入力" });
    expect(of("returned")).toMatchObject({ ...none, note: "差戻し" });
    expect(of("returned")?.sentence).toMatch(/未評価」です。差し戻した報告を、所管課が修正しています。$/);
    // What holds is not touched by a change that is not handed in.
    const held = table({
      approved: [approved("count", "150")],
      working: [working("count", { state: "returned", version: 3, content })],
    });
    expect(cellOf(held, "count")).toMatchObject({ kind: "marked", value: "150", note: "", change: null });
  });

  it("says of a year that others have followed nothing that is still to come", () => {
    const of = (lastEnded: FiscalYear) =>
      table({ approved: [approved("count", "150")], lastEnded }, { lastEnded }).groups.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.filter(({ fy }) => fy === FY).map(({ sentence }) => sentence)),
      );
    expect(of(FY).join()).toContain("まだ登録されていない");
    expect(of(fiscalYear(2026)).join()).not.toContain("まだ");
    expect(of(fiscalYear(2026))).toContain("令和7年度の実績は登録されていないため「－ 未評価」です。");
  });

  it("keeps the mark that holds beside a change that waits", () => {
    const heat = table({
      approved: [approved("count", "150")],
      working: [
        working("count", { state: "submitted", version: 3, content: makeContent({ actual: num("90") }) }),
      ],
    });
    expect(cellOf(heat, "count")).toMatchObject({
      kind: "marked",
      value: "150",
      code: "improving",
      change: { value: "90", code: "not_achieved" },
    });
  });

  it("shows a figure that waits beside an approved answer that has none", () => {
    const awaiting = { reason: "awaiting_release", note: "", expectedOn: null } as const;
    const report = approved("count", "0");
    const heat = table({
      approved: [{ ...report, content: makeContent({ actual: null, missing: awaiting }) }],
      working: [
        working("count", { state: "submitted", version: 3, content: makeContent({ actual: num("90") }) }),
      ],
    });
    expect(cellOf(heat, "count")).toMatchObject({
      kind: "missing",
      value: "",
      code: "not_evaluated",
      note: "公表待ち",
      change: { value: "90", code: "not_achieved" },
    });
    expect(cellOf(heat, "count")?.sentence).toContain("変更が提出済みです：");
  });

  it("gives no mark to a part of a year", () => {
    const report = approved("count", "60");
    const interim = { ...report, content: { ...report.content, figureStatus: "interim" } } as const;
    expect(cellOf(table({ approved: [interim] }), "count")).toMatchObject({
      kind: "value",
      value: "60",
      code: null,
      note: "途中",
    });
  });

  it("has the year of the 現状値, and what lies between it and the plan's first year", () => {
    expect(table({})).toMatchObject({
      baselineYear: { short: "R5", label: "令和5年度（2023年度）" },
      gap: { short: "R6", label: "令和6年度（2024年度）" },
    });
    const at = (fy: number) =>
      makeKpi({ id: toKpiId(`of-${fy}`), baseline: { fy: fiscalYear(fy), value: num("1") } });
    const of = (...kpis: Kpi[]) => table({ plan: makePlan({ kpis, pillars: [] }), departments: {} });
    // Of several years each row tells its own, and the years after the last of them are those between.
    expect(of(at(2021), at(2022))).toMatchObject({ baselineYear: null, gap: { short: "R5～R6" } });
    expect(of(at(2024)).gap).toBeNull();
    expect(of(makeKpi({ baseline: { fy: FY, value: null } }))).toMatchObject({
      baselineYear: null,
      gap: null,
    });
  });

  it("says of an empty cell whether its year is to come, runs, or is not asked for", () => {
    const words = (id: string, over: Partial<DashboardInput> = {}) =>
      rowOf(table(over), id)?.cells.map(({ note }) => note);
    expect(words("count")).toEqual(["未入力", "途中の年度", ...Array(3).fill("これからの年度")]);
    const plan = { ...PLAN, kpis: PLAN.kpis.map((kpi) => ({ ...kpi, until: fiscalYear(2027) })) };
    expect(words("feeling", { plan })?.at(-1)).toBe("対象外の年度");
  });

  it("has nothing to say of years to come where none is", () => {
    const figures = [approved("paper", "14600")];
    const over = { approved: figures, fy: fiscalYear(2029) };
    const after = table(
      { ...over, lastEnded: fiscalYear(2029) },
      { lastEnded: fiscalYear(2029), sort: "need" },
    );
    expect(after).toMatchObject({ last: null, sort: "plan", sorts: ["plan", "mark", "name"] });
    // Of a past year there is still how far it was on its way.
    const past = table({ approved: figures, lastEnded: fiscalYear(2026) }, { lastEnded: fiscalYear(2026) });
    expect(past).toMatchObject({ last: "way", sorts: ["plan", "mark", "way", "name"] });
    expect(rowOf(past, "paper")).toMatchObject({ need: "―", way: "目安に対して40.0%" });
  });

  it("is in an order by mark with those that are to come, by the way, and by name", () => {
    const input = {
      approved: [approved("count", "113"), approved("paper", "15240")],
      working: [
        working("share", { state: "submitted", version: 1, content: makeContent({ actual: num("30") }) }),
      ],
    } as const;
    const ids = (sort: HeatTable["sort"]) => rows(table(input, { sort })).map(({ id }) => id);
    expect(ids("mark")).toEqual(["paper", "share", "count", "feeling"]);
    expect(ids("way")).toEqual(["paper", "count", "feeling", "share"]);
    expect(table(input, { sort: "mark" }).groups.map(({ title }) => title)).toEqual(["評価の悪い順"]);
    expect(rowOf(table(input), "paper")?.way).toBe("現状値より後退");
  });

  it("is grouped by the plan, or in one order by what is needed", () => {
    const figures = [approved("count", "190"), approved("paper", "15240"), approved("share", "36")];
    expect(table({ approved: figures }).groups.map(({ title }) => title)[0]).toBe("計画全般");
    const heat = table({ approved: figures }, { sort: "need" });
    expect(heat.groups).toHaveLength(1);
    // 1,310 where an even way asked for 1,000; 13.5 where it was 11; 2.5 where it was 20; 上昇 has no number.
    expect(rows(heat).map(({ id }) => id)).toEqual(["paper", "share", "count", "feeling"]);
    expect(PLAN.kpis.map(({ id }) => id)).toEqual(["feeling"]);
  });
});
