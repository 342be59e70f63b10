import { planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { withTerm } from "@/domain/plan/editions";
import { mapInitiatives } from "@/domain/plan/initiatives";
import { differences, type ProposedChange } from "@/domain/proposals/diff";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { effectSentences, proposedLines, proposedNames, proposedSentence, rejudgingName } from "./proposals";

const R9 = fiscalYear(2027);
const kpi = makeKpi({ name: "手続の種類" });
const other = makeKpi({ id: toKpiId("other"), name: "ほかの指標", unit: "回" });
const planOf = (changes: Partial<Kpi> = {}, plan: Partial<PlanDefinition> = {}) =>
  makePlan({ kpis: [other, { ...kpi, ...changes }], ...plan });
const plan = planOf();
const said = (after: PlanDefinition, before = plan) =>
  differences(before, after).map((change) => proposedSentence(change, before, after, {}));

describe("a proposed change, in one sentence", () => {
  it.each<[Partial<Kpi>, string]>([
    [
      { target: { ...kpi.target, value: { kind: "number", value: num("300") } } },
      "「手続の種類」の目標値：200件 → 300件",
    ],
    [{ name: "新しい名" }, "「手続の種類」の名称：手続の種類 → 新しい名"],
    [{ upperLimit: num("500") }, "「手続の種類」の上限：なし → 500件"],
    [
      { years: [{ fy: R9, planned: { kind: "number", value: num("150") }, actual: null }] },
      "「手続の種類」の令和9年度の計画：記載なし → 150件",
    ],
  ])("%j", (changes, sentence) => {
    const [found] = said(planOf(changes));
    // What a part is called is the words' matter; whose it is, and what becomes what, is this test's.
    const [, values] = sentence.split("：");
    expect(found).toContain("「手続の種類」の");
    expect(found?.split("：")[1]).toBe(values);
    if (sentence.includes("令和9年度")) expect(found).toContain("の令和9年度の");
  });

  it("of the plan names no KPI, and of a text its place", () => {
    expect(said(planOf({}, { aim: "新しい目的" }))).toEqual(["目指す姿：試験 → 新しい目的"]);
    expect(said(planOf({ source: "P.9" }))).toEqual(["「手続の種類」の資料の箇所：試験 → P.9"]);
    expect(said(planOf({}, { aim: "" }))).toEqual(["目指す姿：試験 → なし"]);
  });

  it("of a place says from where to where", () => {
    const pillars = [makePillar()];
    const before = planOf({}, { pillars });
    const after = makePlan({ kpis: [other], pillars: [makePillar({ kpis: [kpi] })] });
    expect(said(after, before)).toEqual(["「手続の種類」を計画全般から柱（1）「便利」へ移す"]);
  });

  it("of a KPI that comes in is told by its name of then", () => {
    expect(said(plan, makePlan({ kpis: [other] }))[0]).toContain("手続の種類");
  });
});

describe("a proposed change in a list", () => {
  const lines = (before: PlanDefinition, after: PlanDefinition) =>
    differences(before, after).map((change) => proposedLines(change, before, after, {}));

  it("is one line where it says one", () => {
    expect(lines(plan, planOf({ unit: "枚" }))).toEqual([["「手続の種類」の単位：件 → 枚"]]);
  });

  it("has a line for each initiative whose KPIs are others", () => {
    const before = planWithInitiatives({ a: "窓口: 案内", b: "講座" }, { kpis: [kpi, other] });
    const supporting = (ids: readonly Kpi["id"][]) =>
      mapInitiatives(before, (each) => ({ ...each, ...(ids.length === 0 ? {} : { supports: ids }) }));
    const [[name, ...others] = []] = lines(before, supporting([kpi.id, other.id]));
    expect(name).toMatch(/取組項目が関わる指標：$/);
    expect(others).toEqual([
      "「窓口: 案内」：なし → 手続の種類, ほかの指標",
      "「講座」：なし → 手続の種類, ほかの指標",
    ]);
    const [[, back] = []] = lines(supporting([kpi.id]), before);
    expect(back).toBe("「窓口: 案内」：手続の種類 → なし");
  });

  it("has its texts of several lines under its name", () => {
    expect(lines(plan, planOf({}, { positioning: ["一", "二"] }))).toEqual([
      ["計画の位置づけ：", "変更前：なし", "変更後：一／二"],
    ]);
  });
});

it("parts that are decided together are named once, with the KPI before the first", () => {
  const changes = differences(plan, planOf({ unit: "枚", scale: 1000 })) as [
    ProposedChange,
    ...ProposedChange[],
  ];
  expect(proposedNames(changes, plan)).toBe("「手続の種類」の単位・単位の倍率");
});

it("judging anew is named by its KPI, or for all of them", () => {
  const [change] = differences(plan, planOf({ unit: "枚" }));
  if (!change) throw new Error("no change");
  expect(rejudgingName(change, plan)).toBe("「手続の種類」を、変更後の定義で評価し直す");
  expect(rejudgingName({ ...change, kpiId: null }, plan)).toContain("すべての指標");
});

describe("what a change does, in words", () => {
  const NOTHING = {
    marks: [],
    readings: [],
    guides: [],
    breaks: [],
    replaced: [],
    unsaid: [],
    plannedApart: [],
    measuredBy: [],
    asked: [],
    departmentsFrom: null,
    untranslated: [],
  };

  it("is told also where it is nothing", () => {
    expect(effectSentences(NOTHING)).toEqual(["公表済みの年度の評価は変わりません。"]);
  });

  it("says where the 計画 of the target's year and the target are two numbers", () => {
    const told = effectSentences({ ...NOTHING, plannedApart: [{ kpi, planned: num("180") }] });
    expect(told.at(-1)).toBe(
      "「手続の種類」は、令和11年度の計画（180件）と目標値（200件）が違います。このままでよいか、確かめてください。",
    );
  });

  it("says by what a year would be measured", () => {
    const told = effectSentences({
      ...NOTHING,
      measuredBy: [
        { kpi, fys: [fiscalYear(2026), R9], source: "planned" },
        { kpi, fys: [R9], source: "final" },
      ],
    });
    expect(told.slice(1)).toEqual([
      "「手続の種類」の令和8年度・令和9年度は、目標値ではなくその年度の計画と比べて評価します。",
      "「手続の種類」の令和9年度は、その年度の計画ではなく目標値と比べて評価します。",
    ]);
  });

  it("says what the pages of other languages leave in Japanese, and where to give the words", () => {
    const texts = Array.from({ length: 6 }, (_, index) => ({
      language: "en" as const,
      text: `文${index + 1}`,
      unitOf: null,
    }));
    const told = effectSentences({
      ...NOTHING,
      untranslated: [...texts, { language: "easy", text: "枚", unitOf: "紙の枚数" }],
    });
    expect(told.slice(1)).toEqual([
      "やさしい日本語のページでは、「紙の枚数」の単位「枚」に訳がなく、日本語のまま載ります。訳は計画ファイルの「easy」で入れてください。",
      "英語のページでは、「文1」、「文2」、「文3」、「文4」、「文5」など6件に訳がなく、日本語のまま載ります。訳は計画ファイルの「en」で入れてください。",
    ]);
  });

  it("says in which years something is asked for no more, or again", () => {
    const [R10, R11] = [fiscalYear(2028), fiscalYear(2029)];
    const told = effectSentences({
      ...NOTHING,
      asked: [
        { kind: "kpi", name: "手続の種類", fys: [R9, R10, R11], isAsked: false },
        { kind: "kpi", name: "手続の種類", fys: [R9, R11], isAsked: true },
        { kind: "metric", name: "来館者数", fys: [R11], isAsked: false },
        { kind: "metric", name: "来館者数", fys: [R11], isAsked: true },
        { kind: "initiative", name: "窓口の案内", fys: [R11], isAsked: false },
      ],
    });
    expect(told.slice(1)).toEqual([
      "「手続の種類」は、令和9年度から令和11年度までの実績を所管課に照会せず、その年度の集計にも入れなくなります。ほかの年度の実績と評価は、そのまま残ります。",
      "「手続の種類」は、令和9年度・令和11年度の実績を所管課に照会し、その年度の集計にも入れるようになります。",
      "「来館者数」は、令和11年度の実績を所管課に照会しなくなります。ほかの年度の実績は、そのまま残ります。",
      "「来館者数」は、令和11年度の実績を所管課に照会するようになります。",
      "「窓口の案内」は、令和11年度の状況を所管課に照会しなくなります。ほかの年度の状況は、そのまま残ります。",
    ]);
  });

  it("names marks, breaks with or without a factor, and a guide in the units of before and after", () => {
    const counted = withTerm(kpi, "unit", "枚", R9);
    const [mark, words, broken, converted, guide, none] = effectSentences({
      ...NOTHING,
      marks: [{ kpi, fy: R9, before: "improving", after: "achieved" }],
      breaks: [
        { kpi, fy: R9, terms: ["unit", "scale"], factor: null },
        { kpi, fy: R9, terms: ["unit"], factor: num("1000") },
      ],
      guides: [
        { kpi: counted, was: kpi, fy: R9, before: num("150"), after: num("160.5") },
        { kpi, was: kpi, fy: R9, before: null, after: num("1") },
      ],
    });
    expect(mark).toContain("「手続の種類」の令和9年度の評価が変わります（△ 上向き → ○ 達成）");
    expect(words).toContain("そのまま載ります");
    expect(broken).toContain("令和9年度から単位・単位の倍率が変わります");
    expect(broken).toContain("比べません");
    expect(converted).toContain("1,000を掛けて比べます");
    expect(guide).toContain("（150件 → 160.5枚）");
    expect(none).toContain("（なし → 1件）");
  });
});
