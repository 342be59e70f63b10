/** What is typed into the forms of a plan is held to the plan file's own rules: two doors, one answer. */
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { lowestOf } from "@/domain/plan/lowest";
import { placeText } from "@/domain/proposals/edit";
import { buildSeries } from "@/domain/reports/series";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { applyEdit } from "./apply";

const R7 = fiscalYear(2025);
const kpi = makeKpi({ years: [{ fy: R7, planned: { kind: "none" }, actual: num("120") }] });
const plan = makePlan({ kpis: [kpi], pillars: [makePillar()] });

function edit(fields: Record<string, string>, of = plan) {
  const typed = {
    name: kpi.name,
    place: placeText({ pillar: null, measure: null }),
    unit: "件",
    scale: "1",
    decimals: "0",
    direction: "up",
    aggregation: "annual",
    upperLimit: "",
    lowest: "",
    baselineFy: "2023",
    baselineValue: "100",
    targetFy: "2029",
    targetKind: "number",
    targetValue: "200",
    source: "試験",
    ...fields,
  };
  return applyEdit(of, { kind: "kpi", kpiId: kpi.id, fields: typed });
}
const edited = (fields: Record<string, string>) => {
  const result = edit(fields);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.kpis[0] ?? kpi;
};
const errors = (fields: Record<string, string>) => {
  const result = edit(fields);
  return result.ok ? {} : result.errors;
};

describe("the lowest figure", () => {
  it.each([
    ["", "0"],
    ["なし", null],
    ["▲500", "-500"],
    ["−500", "-500"],
    ["10", "10"],
  ])("typed as %j", (lowest, expected) => expect(lowestOf(edited({ lowest }))).toBe(expected));

  it("is none where a figure that is typed is below 0", () => {
    expect(lowestOf(edited({ baselineValue: "△1,577" }))).toBeNull();
  });

  it("is refused at its field", () => {
    expect(errors({ lowest: "300", upperLimit: "250" })).toMatchObject({
      lowest: expect.stringContaining("下限は上限（250）以下にしてください。"),
    });
    expect(errors({ lowest: "150" })).toMatchObject({
      baselineValue: expect.stringContaining("下限（150）以上の値にしてください。"),
    });
  });
});

it("is told at each field what it asks for", () => {
  expect(errors({ name: "", source: "", decimals: "7", unit: "" })).toEqual({
    name: "入力してください。",
    source: "入力してください。",
    decimals: "0から6までの整数で入力してください。",
    unit: "単位は1～20文字で入力してください。",
  });
});

describe("a target", () => {
  it("on the wrong side of the baseline is asked for, and taken where it is ticked", () => {
    expect(errors({ baselineValue: "2025", targetValue: "1800" })).toMatchObject({
      targetValue: expect.stringContaining("「目標値が現状値より悪い側にある」を選んでください。"),
    });
    const ticked = { baselineValue: "2025", targetValue: "1800", targetBehindBaseline: "yes" };
    expect(edited(ticked).targetBehindBaseline).toBe(true);
  });

  it.each([
    ["40～50", "範囲の目標値は書けません。"],
    ["約40", "おおよその目標値は書けません。"],
    ["40以上", "「以上」「以下」は付けずに"],
    ["令和9年度までに40", "達成の時期を含む目標値は書けません。"],
  ])("%s is refused as the file refuses it", (text, sentence) => {
    expect(errors({ targetValue: text })).toMatchObject({ targetValue: expect.stringContaining(sentence) });
    expect(errors({ "planned.2026": text })).toMatchObject({
      "planned.2026": expect.stringContaining(sentence),
    });
  });
});

it("a 計画 of a year after the KPI's end is refused at the field of that year", () => {
  const typed = { until: "2026", "planned.2026": "150", "planned.2027": "160", "planned.2028": "170" };
  const sentence = (year: string) =>
    `終わりの年度（令和8年度）より後の年度の計画は書けません。${year}の計画を空欄にするか、終わりの年度を直してください。`;
  expect(errors(typed)).toEqual({
    "planned.2027": sentence("令和9年度"),
    "planned.2028": sentence("令和10年度"),
  });
  expect(edited({ ...typed, "planned.2027": "", "planned.2028": "—" }).until).toBe(2026);
});

it("what is wrong of another KPI is told with its place, at no field of this one", () => {
  const planned = { kind: "number" as const, value: num("150") };
  const ended = makeKpi({
    id: toKpiId("ended"),
    until: R7,
    years: [{ fy: fiscalYear(2026), planned, actual: null }],
  });
  const beside = makePlan({ kpis: [ended, kpi], pillars: [makePillar()] });
  expect(edit({}, beside)).toMatchObject({
    errors: {
      "": expect.stringMatching(/^kpis\[0\]\.years\[0\]\.planned：終わりの年度（until: 2025）より後/),
    },
  });
});

it("leaves a printed figure without a 計画, and judges it by the final target", () => {
  const own = edited({ "planned.2025": "" });
  expect(own.years).toEqual([{ fy: R7, actual: "120" }]);
  const year = buildSeries(makePlan({ kpis: [own] }), own, []).years.find(({ fy }) => fy === R7);
  expect(year?.planned).toBeNull();
  expect(year?.judgement).toMatchObject({
    code: "improving",
    applied: { source: "final", fy: 2029, target: { kind: "number", value: "200" } },
  });
  expect(edited({ "planned.2025": "—" }).years[0]?.planned).toEqual({ kind: "none" });
});

describe("the words of a plan", () => {
  const texts = {
    name: "計画",
    endFy: "2029",
    aim: "試験",
    sourceDocument: "試験",
    improvementReference: "baseline",
    guideMethod: "none",
    siteName: "試験",
    publisher: "試験課",
    contact: "試験課",
    licenceName: "CC BY 4.0",
    licenceUrl: "https://example.jp/",
  };
  const wordsFrom = (fields: Record<string, string>) => {
    const result = applyEdit(plan, { kind: "texts", fields: { ...texts, ...fields } });
    return result.ok ? (result.value.words ?? null) : result.errors;
  };

  it("are its own, or left out", () => {
    expect(wordsFrom({ "word.office": "企画課", "word.pillar": "基本目標" })).toEqual({
      office: "企画課",
      pillar: "基本目標",
    });
    expect(wordsFrom({})).toBeNull();
    expect(wordsFrom({ "word.office": "長".repeat(31) })).toMatchObject({
      "word.office": "30文字以内で入力してください。",
    });
  });
});

describe("an initiative", () => {
  const works = makeKpi({ id: toKpiId("works"), name: "働く指標" });
  const start = makePlan({
    kpis: [kpi, works],
    pillars: [
      makePillar({ measures: [{ no: 1, title: "取組", source: "試験", initiatives: [], kpis: [] }] }),
    ],
  });
  const typed = { place: "1-1", marker: "○", text: "窓口を開く", department: "", supports: "" };
  const put = (of: PlanDefinition, id: string | null, fields: Record<string, string>, taken?: Set<string>) =>
    applyEdit(
      of,
      {
        kind: "initiative",
        initiativeId: id === null ? null : toInitiativeId(id),
        fields: { ...typed, ...fields },
      },
      taken && { taken },
    );
  const lines = (result: ReturnType<typeof put>) => {
    if (!result.ok) throw new Error(JSON.stringify(result));
    return listInitiatives(result.value).map(({ initiative }) => initiative);
  };
  const first = put(start, null, {});

  it("that is new gets an id that nothing ever had", () => {
    expect(lines(first)).toEqual([{ id: "t-plan-1-1-1", marker: "○", text: "窓口を開く" }]);
    expect(lines(put(start, null, {}, new Set(["t-plan-1-1-1"])))[0]?.id).toBe("t-plan-1-1-2");
  });

  it("keeps its id under other words, with a department and the KPIs that are ticked", () => {
    if (!first.ok) throw new Error("refused");
    const fields = { text: "窓口を広げる", department: "市民課", supports: "works" };
    const changed = put(first.value, "t-plan-1-1-1", fields);
    expect(lines(changed)).toEqual([
      { id: "t-plan-1-1-1", marker: "○", text: "窓口を広げる", department: "市民課", supports: ["works"] },
    ]);
    if (!changed.ok) throw new Error("refused");
    expect(lines(put(changed.value, "t-plan-1-1-1", {}))).toEqual(lines(first));
  });

  it("is refused at its fields, and where the plan does not have it", () => {
    expect(put(start, null, { text: "" })).toMatchObject({
      reason: "invalid",
      errors: { text: "入力してください。" },
    });
    for (const place of ["", "1", "9-9"]) {
      expect(put(start, null, { place })).toMatchObject({
        errors: { place: "一覧から選んでください。" },
      });
    }
    expect(put(start, null, { marker: "◎" })).toMatchObject({
      errors: { marker: "一覧から選んでください。" },
    });
    expect(put(start, "none", {})).toMatchObject({ reason: "not_found" });
  });

  it("comes with a new measure a line each; the form of one that is there leaves them alone", () => {
    const fields = { title: "次", source: "試験", department: "環境課", initiatives: "○一\n・二" };
    const added = applyEdit(start, { kind: "measure", pillar: 1, no: null, fields });
    expect(lines(added)).toEqual([
      { id: "t-plan-1-2-1", marker: "○", text: "一" },
      { id: "t-plan-1-2-2", marker: "・", text: "二" },
    ]);
    if (!added.ok) throw new Error("refused");
    const renamed = applyEdit(added.value, {
      kind: "measure",
      pillar: 1,
      no: 2,
      fields: { ...fields, title: "改", department: "", initiatives: "" },
    });
    expect(lines(renamed)).toEqual(lines(added));
    expect(renamed.ok && renamed.value.pillars[0]?.measures[1]).toMatchObject({ title: "改" });
    const bad = applyEdit(start, {
      kind: "measure",
      pillar: 1,
      no: null,
      fields: { ...fields, initiatives: "一" },
    });
    expect(bad).toMatchObject({ errors: { initiatives: "1行目の先頭に「○」か「・」を付けてください。" } });
  });
});
