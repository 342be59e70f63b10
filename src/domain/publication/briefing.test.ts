import { num } from "@tests/fixtures/brands";
import { INVENTED, makeSnapshot, publicReport } from "@tests/fixtures/snapshot";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { standingLines, turnedLines } from "@/domain/words/ja/rounds/briefings";
import { turnedMarks, yearStanding } from "./briefing";

const R7 = fiscalYear(2025);
const told = makeSnapshot({ reports: INVENTED });

describe("how a year stands", () => {
  it("is said of the plan that leads, as a manager's first screen says it", () => {
    const standing = yearStanding(told, R7);
    expect(standing && standingLines(standing, R7)).toEqual([
      "令和7年度は7項目のうち達成1、上向き2、未達1、未評価3（うち値がまだないもの3）です。",
      "最も遅れているのは「AI等先端技術の活用による業務時間削減数」（820時間、目標値5,000時間、現状値より後退）です。",
    ]);
  });

  it("is said of the plan's own year that is nearest", () => {
    expect(yearStanding(told, fiscalYear(2030))?.fy).toBe(2029);
    expect(yearStanding(told, fiscalYear(2020))?.fy).toBe(2025);
    expect(yearStanding({ plans: [] }, R7)).toBeNull();
  });

  it("is said of the plan that has results, where one that has not begun leads", () => {
    const [running] = told.plans;
    const definition = {
      ...running?.definition,
      id: "next",
      startFy: fiscalYear(2030),
      endFy: fiscalYear(2034),
    };
    const ahead = {
      plans: [{ ...running, definition, courses: [] }, ...told.plans],
    } as unknown as typeof told;
    expect(yearStanding(ahead, R7)).toEqual(yearStanding(told, R7));
    expect(yearStanding(ahead, fiscalYear(2029))).toMatchObject({ planId: running?.definition.id, fy: 2029 });
    expect(yearStanding(ahead, fiscalYear(2030))).toMatchObject({ planId: "next", fy: 2030 });
  });

  it("names nothing as late where there is no figure", () => {
    const standing = yearStanding(makeSnapshot(), R7);
    expect(standing).toMatchObject({ figures: 0, worst: null });
  });
});

describe("the marks that turned", () => {
  it("are those that read otherwise than they did", () => {
    const worse = makeSnapshot({
      reports: [...INVENTED, publicReport("paper-sheets", 2, { actual: num("15500") })],
    });
    expect(turnedLines(turnedMarks(told, worse, R7))).toEqual([
      "1. プリンターやコピー機で印刷した紙の枚数（令和7年度）：△ 上向き → × 未達",
    ]);
    expect(turnedMarks(told, told, R7)).toEqual([]);
  });

  it("of a year that was not evaluated before begin there", () => {
    const turned = turnedMarks(makeSnapshot(), told, R7);
    expect(turned).toHaveLength(4);
    expect(new Set(turned.map(({ before }) => before))).toEqual(new Set(["not_evaluated"]));
  });

  it("are none of a year that still runs, and none where nothing was said before", () => {
    expect(turnedMarks(makeSnapshot(), told, fiscalYear(2024))).toEqual([]);
    expect(turnedMarks(null, told, R7)).toEqual([]);
  });
});
