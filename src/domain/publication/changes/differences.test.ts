import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { type DefinitionChange, type Kpi, listKpis } from "@/domain/plan/definition";
import { freezeSeries } from "@/domain/publication/freeze";
import type { PublishedPlan } from "@/domain/publication/snapshot";
import { buildSeries } from "@/domain/reports/series";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { differencesSentence, toldDifference } from "@/domain/words/ja/publication/differences";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import { netChanges, publicationDifferences } from "./differences";

const kpi = makeProceduresKpi({ name: "手続の種類" });
const fy = fiscalYear(2025);

/** Figures of 2025 as they were approved one after the other. */
function publication(
  figures: readonly (readonly [string, string])[],
  of: Partial<{ kpi: Kpi; rule: string }> = {},
) {
  const plan = makePlan({ kpis: [of.kpi ?? kpi], pillars: [] });
  const reports = figures.map(([actual, reason], index) =>
    makeApprovedReport(
      actual,
      { kpiId: kpi.id, fy, revision: 2 * index + 2, correctionReason: index === 0 ? "" : "再集計" },
      { reason },
    ),
  );
  const plans: PublishedPlan[] = [
    {
      definition: plan,
      courses: listKpis(plan).map(({ kpi: each }) =>
        freezeSeries(buildSeries(plan, each, reports), judgementSentence),
      ),
    },
  ];
  return { plans, ruleVersion: of.rule ?? "5" };
}

type Publication = ReturnType<typeof publication>;
const told = (before: Publication, after: Publication) =>
  publicationDifferences(before, after).map(toldDifference);

describe("what is different between two publications", () => {
  const first = publication([["2000", "窓口を減らした"]]);

  it("is nothing between two that say the same", () => {
    expect(told(first, publication([["2000", "窓口を減らした"]]))).toEqual([]);
  });

  it("tells a figure and its mark from the first of the two to the last, whatever stood in between", () => {
    const between = ["2000", "窓口を減らした"] as const;
    const last = publication([between, ["2300", "窓口を減らした"], ["2600", "窓口を減らした"]]);
    // 2,600 of 2,500: ○. 2,300 is told by the publication between.
    expect(told(first, last)).toEqual([
      {
        kind: "correction",
        text: "「手続の種類」の令和7年度（2025年度）の実績を2,000手続きから2,600手続きに訂正しました（△ 上向き → ○ 達成）。理由：再集計。",
        texts: [],
      },
    ]);
  });

  it("does not tell a figure and words that came back to what they were", () => {
    const back = publication([
      ["2000", "窓口を減らした"],
      ["2300", "別の理由"],
      ["2000", "窓口を減らした"],
    ]);
    expect(told(first, back)).toEqual([]);
  });

  it("tells words old → new", () => {
    const reworded = publication([
      ["2000", "窓口を減らした"],
      ["2000", "電子申請を増やした"],
    ]);
    expect(told(first, reworded)).toEqual([
      {
        kind: "text",
        text: "「手続の種類」の令和7年度（2025年度）の説明を更新しました。理由：再集計。",
        texts: [{ what: "要因", before: "窓口を減らした", after: "電子申請を増やした" }],
      },
    ]);
  });

  it("says that the rule of the marks was another one", () => {
    expect(told(first, { ...first, ruleVersion: "6" }).map(({ kind }) => kind)).toEqual(["definition"]);
  });

  it("counts the differences by kind in one sentence", () => {
    expect(differencesSentence({ from: 3, to: 4 }, [])).toBe(
      "第3号と第4号とで、公表した内容に違いはありません。",
    );
    expect(
      differencesSentence({ from: 3, to: 6 }, [{ kind: "text" }, { kind: "correction" }, { kind: "text" }]),
    ).toBe(
      "第3号から第6号までに、3件の違いがあります（訂正1、説明の更新2）。間の2回の公表で変わって元に戻ったものは、数えません。",
    );
  });
});

describe("decisions of several publications", () => {
  const decided = (before: string | null, after: string | null, more: Partial<DefinitionChange> = {}) => ({
    kpiId: kpi.id,
    what: "target" as const,
    from: fiscalYear(2027),
    before,
    after,
    reason: `${after}にする`,
    decidedOn: null,
    document: null,
    rejudges: false,
    ...more,
  });

  it("are one change from the first value to the last, for the last reason", () => {
    expect(netChanges([decided("2500", "2800"), decided("2800", "3000", { rejudges: true })])).toEqual([
      decided("2500", "3000", { rejudges: true }),
    ]);
  });

  it("are nothing where the last leads back", () => {
    expect(netChanges([decided("2500", "2800"), decided("2800", "2500")])).toEqual([]);
  });

  it("stay two where they hold from different years, or are of different parts", () => {
    const from2028 = decided("2800", "3000", { from: fiscalYear(2028) });
    const unit = decided("2800", "3000", { what: "unit" });
    expect(netChanges([decided("2500", "2800"), from2028, unit])).toHaveLength(3);
  });

  it("stay two where something came and another thing went", () => {
    expect(netChanges([decided(null, "2800"), decided("2800", null)])).toHaveLength(2);
  });
});
