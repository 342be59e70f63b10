import { makeKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metrics";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Initiative, Kpi, Metric, PlanDefinition } from "@/domain/plan/definition";
import { termsOf } from "@/domain/plan/editions";
import { listInitiatives } from "@/domain/plan/initiatives";
import { pairedPillars } from "@/domain/plan/places";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { textDifferences } from "./texts";
import { newlyUntranslated, textsInLanguages, withoutStaleTexts } from "./translated-texts";

const PLAN = makePlan({
  kpis: [makeKpi({ name: "件数", en: { name: "Cases", units: [{ of: "件", many: "cases", one: "case" }] } })],
  pillars: [makePillar({ catchphrase: "便利", en: { catchphrase: "Convenient" } })],
  en: { name: "Test plan", siteName: "Progress" },
});
const [KPI] = PLAN.kpis;
const [PILLAR] = PLAN.pillars;

describe("what another language says otherwise", () => {
  it("is told as one text, a line for each word, behind the plan's own", () => {
    const after = {
      ...PLAN,
      kpis: PLAN.kpis.map((kpi) => ({ ...kpi, en: { ...kpi.en, name: "Number of cases" } })),
      pillars: PLAN.pillars.map((pillar) => ({ ...pillar, easy: { catchphrase: "べんり" } })),
    };
    expect(textDifferences(PLAN, after)).toEqual([
      { path: "easy", before: "便利: —", after: "便利: べんり" },
      { path: "en", before: "件数: Cases", after: "件数: Number of cases" },
    ]);
  });

  it("a unit is told by the word that it translates", () => {
    const kpis = PLAN.kpis.map((kpi) => ({
      ...kpi,
      en: { ...kpi.en, units: [{ of: "件", many: "items" }] },
    }));
    expect(textDifferences(PLAN, { ...PLAN, kpis })).toEqual([
      { path: "en", before: "件: case / cases", after: "件: items" },
    ]);
  });

  it("is nothing of a KPI that comes in", () => {
    const kpis = [...PLAN.kpis, makeKpi({ id: toKpiId("other"), en: { name: "Other" } })];
    expect(textDifferences(PLAN, { ...PLAN, kpis }).filter(({ path }) => path === "en")).toEqual([]);
  });
});

describe("an initiative in other languages", () => {
  const initiative: Initiative = { id: toInitiativeId("line"), marker: "○", text: "電子申請を増やす" };
  const said = { ...initiative, en: { text: "More online applications" }, easy: { text: "ふやす" } };
  const withLine = (line: Initiative): PlanDefinition => ({
    ...PLAN,
    pillars: [
      makePillar({ measures: [{ no: 1, title: "申請", initiatives: [line], kpis: [], source: "本文" }] }),
    ],
  });

  it("is told where it is said otherwise", () => {
    expect(textDifferences(withLine(initiative), withLine(said))).toEqual([
      { path: "easy", before: "電子申請を増やす: —", after: "電子申請を増やす: ふやす" },
      { path: "en", before: "電子申請を増やす: —", after: "電子申請を増やす: More online applications" },
    ]);
  });

  it("is left out where its own words are others now, and listed with what it says", () => {
    const [before, after] = [withLine(said), withLine({ ...said, text: "電子申請を広げる" })];
    const [line] = listInitiatives(withoutStaleTexts(before, after, pairedPillars(before, after)));
    expect(line?.initiative).toEqual({ ...initiative, text: "電子申請を広げる" });
    expect(textsInLanguages(before)).toContainEqual({
      original: "電子申請を増やす",
      said: { easy: "ふやす", en: "More online applications" },
    });
  });
});

describe("a metric in other languages", () => {
  const bookings = makeMetric("bookings");
  const said = {
    ...bookings,
    en: { name: "Bookings", units: [{ of: "件", many: "bookings" }] },
    easy: { name: "予約《よやく》" },
  };

  it("is told where it is said otherwise, wherever it stands", () => {
    const told = [
      { path: "easy", before: "窓口の予約件数: —", after: "窓口の予約件数: 予約《よやく》" },
      { path: "en", before: "窓口の予約件数: —\n件: —", after: "窓口の予約件数: Bookings\n件: bookings" },
    ];
    expect(textDifferences({ ...PLAN, metrics: [bookings] }, { ...PLAN, metrics: [said] })).toEqual(told);
    const under = (metric: Metric) => ({ ...PLAN, pillars: [makePillar({ metrics: [metric] })] });
    expect(textDifferences(under(bookings), under(said))).toEqual(told);
  });

  it("loses the name that is another one now, keeps its unit, and is listed with what it says", () => {
    const [before, after] = [said, { ...said, name: "予約" }].map((metric) => ({
      ...PLAN,
      metrics: [metric],
    }));
    if (!before || !after) throw new Error("two plans");
    expect(withoutStaleTexts(before, after, pairedPillars(before, after)).metrics).toEqual([
      { ...bookings, name: "予約", en: { units: said.en.units } },
    ]);
    expect(textsInLanguages(before)).toContainEqual({
      original: "窓口の予約件数",
      said: { easy: "予約《よやく》", en: "Bookings" },
    });
  });
});

describe("words that are edited", () => {
  const edited = (after: PlanDefinition) => withoutStaleTexts(PLAN, after, pairedPillars(PLAN, after));

  it("lose what other languages said of them, and nothing else", () => {
    const after = edited({
      ...PLAN,
      name: "別の計画",
      kpis: PLAN.kpis.map((kpi) => ({ ...kpi, name: "数" })),
    });
    expect(after.en).toEqual({ siteName: "Progress" });
    expect(after.kpis[0]?.en).toEqual({ units: KPI?.en?.units });
    expect(after.pillars[0]?.en).toEqual(PILLAR?.en);
  });

  it("lose a language whole where nothing of it is left", () => {
    const pillars = PLAN.pillars.map((pillar) => ({ ...pillar, catchphrase: "快適" }));
    expect(edited({ ...PLAN, pillars }).pillars[0]).not.toHaveProperty("en");
  });

  it("stay as they are where none was edited", () => {
    expect(edited(PLAN)).toEqual(PLAN);
    const siteName = { ...PLAN, publication: { ...PLAN.publication, siteName: "別のサイト" } };
    expect(edited(siteName).en).toEqual({ name: "Test plan" });
  });
});

it("all that can be said in other languages is listed, with what is said", () => {
  expect(textsInLanguages(PLAN)).toEqual(
    expect.arrayContaining([
      { original: "試験計画", said: { easy: null, en: "Test plan" } },
      { original: "試験", said: { easy: null, en: "Progress" } },
      { original: "件数", said: { easy: null, en: "Cases" } },
      { original: "件", said: { easy: null, en: "case / cases" } },
      { original: "便利", said: { easy: null, en: "Convenient" } },
    ]),
  );
});

describe("words that are put back in a draft", () => {
  const rationale = "市民が窓口に来ないでできる手続を、毎年どれだけ増やせたかを見るための指標です。";
  const said = {
    ...makeKpi({ rationale }),
    easy: { rationale: "ふえた手続《てつづき》の数《かず》" },
    en: { name: "Cases", rationale: "How many more" },
  };
  const inForce = makePlan({ kpis: [said], pillars: PLAN.pillars });
  const edited = (draft: PlanDefinition, after: PlanDefinition) =>
    withoutStaleTexts(draft, after, pairedPillars(draft, after), inForce);
  const withRationale = (of: PlanDefinition, text: string) => ({
    ...of,
    kpis: of.kpis.map((kpi) => ({ ...kpi, rationale: text })),
  });

  it("have again what other languages say of them", () => {
    const changed = edited(inForce, withRationale(inForce, "別の考え方"));
    expect(changed.kpis[0]).toMatchObject({ en: { name: "Cases" } });
    expect(changed.kpis[0]).not.toHaveProperty("easy");
    const back = edited(changed, withRationale(changed, rationale));
    expect(back).toEqual(inForce);
    expect(edited(changed, withRationale(changed, "さらに別の考え方")).kpis[0]).not.toHaveProperty("easy");
  });

  it("do not bring back what a file left out while they stayed", () => {
    const { easy: _, ...without } = said;
    const draft = { ...inForce, kpis: [without] };
    expect(edited(draft, { ...draft, name: "ほかの名前" }).kpis).toEqual([without]);
  });

  it("a long text is told by its beginning, with the name of what it is about", () => {
    const changed = edited(inForce, withRationale(inForce, "別の考え方"));
    expect(textDifferences(inForce, changed).find(({ path }) => path === "easy")?.before).toBe(
      `${said.name}：市民が窓口に来ないでできる手続を、毎年どれだけ増やせたかを見…: ふえた手続《てつづき》の数《かず》`,
    );
  });
});

describe("what a change leaves without a translation", () => {
  const sheets = makeKpi({
    name: "紙の枚数",
    unit: "千枚",
    scale: 1000,
    en: { name: "Sheets of paper", units: [{ of: "千枚", many: "thousand sheets" }] },
    easy: { units: [{ of: "千枚", many: "千枚《せんまい》" }] },
  });
  const planOf = (...kpis: Kpi[]) => makePlan({ kpis, pillars: [] });
  const before = planOf(sheets);
  /** As a form changes it, and the decision keeps the unit of before for the years before. */
  const edited = (plan: PlanDefinition, changes: Partial<Kpi>) => {
    const after = planOf(...plan.kpis.map((kpi) => ({ ...kpi, ...changes })));
    return withoutStaleTexts(plan, after, pairedPillars(plan, after), before);
  };
  const unit = (language: "easy" | "en", text: string) => ({ language, text, unitOf: "紙の枚数" });

  it("is another unit, in each language that says the KPI", () => {
    expect(newlyUntranslated(before, edited(before, { unit: "枚", scale: 1 }))).toEqual([
      unit("easy", "枚"),
      unit("en", "枚"),
    ]);
  });

  it("is none where the unit has its word already: put back, given in the file, or said of other years", () => {
    const changed = edited(before, { unit: "枚", scale: 1 });
    const back = edited(changed, { unit: "千枚", scale: 1000 });
    expect(back).toEqual(before);
    expect(newlyUntranslated(before, back)).toEqual([]);
    const both = [
      { of: "千枚", many: "thousand sheets" },
      { of: "枚", many: "sheets", one: "sheet" },
    ];
    const given = edited(before, { unit: "枚", en: { name: "Sheets of paper", units: both } });
    expect(newlyUntranslated(before, given)).toEqual([unit("easy", "枚")]);
    const since = planOf({ ...sheets, earlier: [{ ...termsOf(sheets), until: fiscalYear(2026) }] });
    expect(newlyUntranslated(since, edited(since, { decimals: 1 }))).toEqual([]);
  });

  it("is the unit of the years before, where the file says the new one in its place", () => {
    const kpi: Kpi = {
      ...sheets,
      unit: "枚",
      earlier: [{ ...termsOf(sheets), until: fiscalYear(2026) }],
      en: { name: "Sheets of paper", units: [{ of: "枚", many: "sheets" }] },
    };
    expect(newlyUntranslated(before, planOf(kpi))).toEqual([unit("easy", "枚"), unit("en", "千枚")]);
    expect(
      textsInLanguages(planOf(kpi)).filter(({ original }) => original === "枚" || original === "千枚"),
    ).toEqual([
      { original: "枚", said: { easy: null, en: "sheets" } },
      { original: "千枚", said: { easy: "千枚《せんまい》", en: null } },
    ]);
  });

  it("is no sign, and nothing of a KPI that no language speaks of", () => {
    const plain = makeKpi({ name: "割合", unit: "件" });
    expect(newlyUntranslated(planOf(plain), planOf({ ...plain, unit: "回" }))).toEqual([]);
    expect(newlyUntranslated(before, edited(before, { unit: "%" }))).toEqual([]);
    const share = { ...sheets, unit: "%", en: { name: "Share" } };
    expect(textsInLanguages(planOf(share)).map(({ original }) => original)).not.toContain("%");
    expect(newlyUntranslated(planOf(share), planOf({ ...share, unit: "件" }))).toContainEqual(
      unit("en", "件"),
    );
  });

  it("is a name that is another one now, and nothing that was taken away or stays", () => {
    expect(newlyUntranslated(before, edited(before, { name: "印刷した紙" }))).toEqual([
      { language: "en", text: "印刷した紙", unitOf: null },
    ]);
    const said = planOf({ ...sheets, definition: "数え方", en: { ...sheets.en, definition: "How" } });
    const silent = withoutStaleTexts(said, planOf({ ...sheets, definition: null }), []);
    expect(newlyUntranslated(said, silent)).toEqual([]);
    const { en: _, ...without } = sheets;
    expect(newlyUntranslated(planOf(sheets), planOf(without)).filter((each) => !each.unitOf)).toEqual([]);
  });
});
