import { day, num } from "@tests/fixtures/brands";
import { makeKpi, makePaperKpi } from "@tests/fixtures/kpi";
import { describe, expect, it } from "vitest";
import type { Lag } from "@/domain/reports/pace/lag";
import type { Owed } from "@/domain/rounds/owed";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { owedHeadlines, tallyHeadline, worstHeadline } from "./headline";

const R7 = fiscalYear(2025);
const lag = { by: "guide", share: num("1.2") } as const;

const toCome = (awaited: number, returned: number, missing: number) => ({ awaited, returned, missing });

describe("how a year stands", () => {
  it("counts the marks, and those of the 未評価 that have no figure", () => {
    const counts = { achieved: 1, improving: 1, not_achieved: 1, not_evaluated: 4 };
    expect(tallyHeadline(R7, { counts, toCome: toCome(0, 0, 3), hasEnded: true })).toBe(
      "令和7年度は7項目のうち達成1、上向き1、未達1、未評価4（うち値がまだないもの3）です。",
    );
  });

  it("tells what waits for approval and what was given back apart from what is not there", () => {
    const counts = { achieved: 1, improving: 1, not_achieved: 1, not_evaluated: 4 };
    const of = (awaited: number, returned: number, missing: number) =>
      tallyHeadline(R7, { counts, toCome: toCome(awaited, returned, missing), hasEnded: true });
    expect(of(1, 1, 1)).toContain("未評価4（うち承認待ち1、差戻し中1、値がまだないもの1）です。");
    expect(of(3, 0, 0)).toContain("未評価4（うち承認待ち3）です。");
  });

  it("says of a year long over that figures are missing, not that they are still to come", () => {
    const counts = { achieved: 0, improving: 0, not_achieved: 0, not_evaluated: 9 };
    const R6 = fiscalYear(2024);
    expect(tallyHeadline(R6, { counts, toCome: toCome(0, 0, 9), hasEnded: true, isPast: true })).toBe(
      "令和6年度は9項目のうち達成0、上向き0、未達0、未評価9（うち値がないもの9）です。",
    );
    expect(worstHeadline(null, 0, true)).toBe("承認された実績がないため、遅れは判断できません。");
  });

  it("has no 未評価 where there is none", () => {
    const counts = { achieved: 5, improving: 2, not_achieved: 2, not_evaluated: 0 };
    expect(tallyHeadline(fiscalYear(2023), { counts, toCome: toCome(0, 0, 0), hasEnded: true })).toBe(
      "令和5年度は9項目のうち達成5、上向き2、未達2です。",
    );
  });

  it("counts no marks of a year that still runs", () => {
    const counts = { achieved: 0, improving: 0, not_achieved: 0, not_evaluated: 7 };
    expect(tallyHeadline(fiscalYear(2026), { counts, toCome: toCome(0, 0, 7), hasEnded: false })).toBe(
      "令和8年度はまだ終わっていないため、目標達成状況は付けていません。年度が終わった後の公表で付けます。",
    );
  });
});

describe("what is farthest behind", () => {
  it("is named with its figure and its target", () => {
    const kpi = makePaperKpi({ name: "プリンターやコピー機で印刷した紙の枚数" });
    expect(worstHeadline({ kpi, actual: num("15240"), lag }, 3)).toBe(
      "最も遅れているのは「プリンターやコピー機で印刷した紙の枚数」（15,240千枚、目標値10,000千枚、現状値より後退）です。",
    );
  });

  it("says by what it is measured, as the table of all KPIs rounds it", () => {
    const kpi = makePaperKpi({ name: "紙" });
    const said = (lag: Lag) => worstHeadline({ kpi, actual: num("15240"), lag }, 3);
    const head = "最も遅れているのは「紙」（15,240千枚、目標値10,000千枚";
    // 192 of 318 covered: 60.3…%, said down as everywhere.
    expect(said({ by: "guide", share: num("0.3962") })).toBe(`${head}、目安に対して60.3%）です。`);
    // 3,240 of 12,000 too many: 27%, and a little more is said up.
    expect(said({ by: "plan", share: num("0.27") })).toBe(`${head}、計画に対して27.0%不足）です。`);
    expect(said({ by: "plan", share: num("0.2701") })).toBe(`${head}、計画に対して27.1%不足）です。`);
    expect(said({ by: "mark" })).toBe(`${head}）です。`);
  });

  it("says a target that is no number", () => {
    const kpi = makeKpi({ name: "割合", unit: "%", target: { fy: R7, value: { kind: "trend" } } });
    expect(worstHeadline({ kpi, actual: num("40"), lag: { by: "mark" } }, 1)).toBe(
      "最も遅れているのは「割合」（40%、目標値は「上昇」）です。",
    );
  });

  it("is nothing where all is on its way, and unknown without a figure", () => {
    expect(worstHeadline(null, 3)).toBe("承認済みの実績のうち、遅れているものはありません。");
    expect(worstHeadline(null, 0)).toBe("承認された実績がまだないため、遅れは判断できません。");
  });
});

describe("who is late", () => {
  const none: Owed = { kpis: 0, metrics: 0, initiatives: 0, departments: [] };
  const today = day("2026-07-12");
  it.each([
    [
      ["市民課", "行政改革課", "商工振興課"],
      "2026-06-30",
      "未回答は指標3件（行政改革課・市民課・商工振興課）です（期限を12日過ぎています）。",
    ],
    [["市民課"], "2026-07-12", "未回答は指標3件（市民課）です（期限は今日です）。"],
    [["市民課"], "2026-07-21", "未回答は指標3件（市民課）です（期限は令和8年7月21日、あと9日です）。"],
    [
      ["A課", "B課", "C課", "D課", "E課"],
      "2026-07-11",
      "未回答は指標3件（A課・B課・C課・D課・E課）です（期限を1日過ぎています）。",
    ],
    [
      ["A課", "B課", "C課", "D課", "E課", "F課"],
      "2026-07-11",
      "未回答は指標3件（A課・B課・C課・D課ほか2課）です（期限を1日過ぎています）。",
    ],
  ])("%j, due %s", (departments, dueOn, told) => {
    const owed = { unanswered: { ...none, kpis: 3, departments }, returned: none };
    expect(owedHeadlines(owed, { dueOn: day(dueOn), isClosed: false }, today)).toEqual([told]);
  });

  const due = { dueOn: day("2026-06-30"), isClosed: false };

  it("is told with what each kind is owed, and what was given back apart", () => {
    const unanswered = { ...none, kpis: 2, initiatives: 3, departments: ["市民課", "行政改革課"] };
    const returned = { ...none, kpis: 1, metrics: 1, departments: ["総務課"] };
    const told = (owed: { unanswered: Owed; returned: Owed }) => owedHeadlines(owed, due, today);
    const first = "未回答は指標2件・取組3件（行政改革課・市民課）です（期限を12日過ぎています）。";
    expect(told({ unanswered, returned: none })).toEqual([first]);
    const given = "差戻しは指標1件・KPI以外の実績1件（総務課）です";
    expect(told({ unanswered, returned })).toEqual([first, `${given}。`]);
    expect(told({ unanswered: none, returned })).toEqual([`${given}（期限を12日過ぎています）。`]);
    expect(owedHeadlines({ unanswered, returned: none }, { ...due, isClosed: true }, today)).toEqual([
      "未回答は指標2件・取組3件（行政改革課・市民課）です（照会は終了しました）。",
    ]);
    expect(told({ unanswered: none, returned: none })).toEqual(["未回答はありません。"]);
  });

  it("has its departments in one order, however they came", () => {
    const names = ["10課", "市民課", "2課"];
    const of = (departments: string[]) =>
      owedHeadlines({ unanswered: { ...none, kpis: 3, departments }, returned: none }, due, today);
    expect(of(names)[0]).toContain("（2課・10課・市民課）");
    expect(of(names.toReversed())).toEqual(of(names));
  });
});
