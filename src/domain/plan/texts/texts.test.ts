import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Initiative, Kpi, Measure, Pillar, PlanDefinition } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { isPartOfPlan, textDifferences } from "./texts";

const kpi = (id: string, changes: Partial<Kpi> = {}) => makeKpi({ id: toKpiId(id), name: id, ...changes });
const line = (id: string, text: string, changes: Partial<Initiative> = {}): Initiative => ({
  id: toInitiativeId(id),
  marker: "○",
  text,
  ...changes,
});
const measure = (changes: Partial<Measure> = {}): Measure => ({
  no: 1,
  title: "窓口の改善",
  initiatives: [line("t-1", "取組")],
  source: "P.1",
  kpis: [kpi("c"), kpi("d")],
  ...changes,
});
const pillar = (changes: Partial<Pillar> = {}) =>
  makePillar({ measures: [measure()], kpis: [kpi("b1"), kpi("b2")], ...changes });
const planOf = (changes: Partial<PlanDefinition> = {}) =>
  makePlan({ kpis: [kpi("a1"), kpi("a2")], pillars: [pillar()], ...changes });
const plan = planOf();
const withPillar = (changes: Partial<Pillar>) => planOf({ pillars: [pillar(changes)] });
const withMeasure = (changes: Partial<Measure>) => withPillar({ measures: [measure(changes)] });

/** "where: before → after" */
const said = (before: PlanDefinition, after: PlanDefinition) =>
  textDifferences(before, after).map(({ path, before: was, after: is }) => `${path}: ${was} → ${is}`);

describe("the words of a plan", () => {
  it("are the same in the same plan", () => {
    expect(said(plan, planOf())).toEqual([]);
  });

  it.each<[PlanDefinition, string]>([
    [planOf({ name: "新計画" }), "name: 試験計画 → 新計画"],
    [planOf({ aim: "" }), "aim: 試験 → null"],
    [planOf({ positioning: ["一", "二"] }), "positioning: null → 一\n二"],
    [planOf({ sourceDocument: "改訂版" }), "sourceDocument: 試験 → 改訂版"],
    [
      planOf({ municipality: { code: "212032", name: "新高山市" } }),
      "municipality: 212032 高山市 → 212032 新高山市",
    ],
    [planOf({ publication: { ...plan.publication, siteName: "新" } }), "publication.siteName: 試験 → 新"],
    [planOf({ publication: { ...plan.publication, publisher: "新" } }), "publication.publisher: 試験課 → 新"],
    [planOf({ publication: { ...plan.publication, contact: "新" } }), "publication.contact: 試験課 → 新"],
    [
      planOf({
        publication: { ...plan.publication, licence: { name: "CC0", url: "https://example.jp/" } },
      }),
      "publication.licence: CC BY 4.0 https://creativecommons.org/licenses/by/4.0/deed.ja → CC0 https://example.jp/",
    ],
    [
      planOf({
        corrections: [
          { text: "正", written: "誤", reason: "誤植" },
          { text: "二", written: "三", reason: "誤植" },
        ] as unknown as PlanDefinition["corrections"],
      }),
      "corrections: null → 正 → 誤 誤植\n二 → 三 誤植",
    ],
    [withPillar({ catchphrase: "快適" }), "pillars[1].catchphrase: 便利 → 快適"],
    [withPillar({ title: "新" }), "pillars[1].title: 市民サービス → 新"],
    [withPillar({ viewpoint: "市民" }), "pillars[1].viewpoint: null → 市民"],
    [withPillar({ vision: ["一", "二"] }), "pillars[1].vision: null → 一\n二"],
    [withPillar({ outcome: "成果" }), "pillars[1].outcome: null → 成果"],
    [withPillar({ source: "P.9" }), "pillars[1].source: 試験 → P.9"],
    [withMeasure({ title: "新" }), "pillars[1].measures[1].title: 窓口の改善 → 新"],
    [withMeasure({ source: "P.9" }), "pillars[1].measures[1].source: P.1 → P.9"],
    [
      withMeasure({
        initiatives: [line("t-1", "取組"), { ...line("t-2", "次"), marker: "・" }],
      }),
      "pillars[1].measures[1].initiatives[t-2]: null → ・次",
    ],
    [withMeasure({ department: "環境課" }), "pillars[1].measures[1].department: null → 環境課"],
    [planOf({ kpis: [kpi("a1", { source: "P.9" }), kpi("a2")] }), "kpis[a1].source: 試験 → P.9"],
  ])("say where they are others: %#", (after, expected) => {
    expect(said(plan, after)).toEqual([expected]);
  });

  describe("of initiatives", () => {
    const AT = "pillars[1].measures[1]";
    const of = (...initiatives: Initiative[]) => withMeasure({ initiatives });
    const works = { supports: [toKpiId("b1"), toKpiId("d")] };

    it("say who is responsible and which KPIs they work on, by the KPIs' names", () => {
      const changed = of(line("t-1", "取組", { department: "環境課", ...works }));
      expect(said(plan, changed)).toEqual([
        `${AT}.initiativeDepartments: 取組: — → 取組: 環境課`,
        `${AT}.supports: 取組: — → 取組: b1, d`,
      ]);
      expect(said(changed, plan)).toEqual([
        `${AT}.initiativeDepartments: 取組: 環境課 → 取組: —`,
        `${AT}.supports: 取組: b1, d → 取組: —`,
      ]);
      const turned = of(
        line("t-1", "取組", { department: "環境課", supports: [toKpiId("d"), toKpiId("b1")] }),
      );
      expect(said(changed, turned)).toEqual([]);
    });

    it("say who was responsible before where the line takes that from its measure, or comes from another one", () => {
      const measured = (department: string, own?: string) =>
        withMeasure({
          department,
          initiatives: [line("t-1", "取組", own === undefined ? {} : { department: own })],
        });
      expect(said(measured("行政改革課"), measured("行政改革課", "市民課"))).toEqual([
        `${AT}.initiativeDepartments: 取組: 行政改革課 → 取組: 市民課`,
      ]);
      // The measure's own change says it for all of its lines.
      expect(said(measured("行政改革課"), measured("環境課"))).toEqual([
        `${AT}.department: 行政改革課 → 環境課`,
      ]);
      expect(said(measured("行政改革課"), measured("行政改革課", "行政改革課"))).toEqual([
        `${AT}.initiativeDepartments: 取組: — → 取組: 行政改革課`,
      ]);
    });

    it("say the last year of one that ends", () => {
      const ended = of(line("t-1", "取組", { until: fiscalYear(2026) }));
      expect(said(plan, ended)).toEqual([`${AT}.initiativeEnds[t-1]: 取組: — → 取組: 2026`]);
      expect(said(ended, plan)).toEqual([`${AT}.initiativeEnds[t-1]: 取組: 2026 → 取組: —`]);
    });

    it("are those of the same id, wherever it stands and whatever its words are", () => {
      const [two, turned] = [
        of(line("t-1", "取組", works), line("t-2", "次")),
        of(line("t-2", "次"), line("t-1", "改めた取組", works)),
      ];
      expect(said(two, turned)).toEqual([
        `${AT}.initiatives[t-1]: ○取組 → ○改めた取組`,
        `${AT}.initiativeOrder: 改めた取組\n次 → 次\n改めた取組`,
      ]);
    });

    it("are told of a line that comes in, and of one that goes by its words", () => {
      const added = of(line("t-1", "取組"), line("t-2", "次", works));
      expect(said(plan, added)).toEqual([
        `${AT}.initiatives[t-2]: null → ○次`,
        `${AT}.supports: 次: — → 次: b1, d`,
      ]);
      expect(said(added, plan)).toEqual([`${AT}.initiatives[t-2]: ○次 → null`]);
    });

    it("are told of a line that moves, with the words that it has now", () => {
      const two = (first: readonly Initiative[], second: readonly Initiative[]) =>
        planOf({
          pillars: [
            pillar({
              measures: [
                measure({ initiatives: first }),
                measure({ no: 2, title: "次の取組", initiatives: second }),
              ],
            }),
          ],
        });
      const [stays, moves] = [line("t-1", "取組"), line("t-2", "次")];
      expect(said(two([stays, moves], []), two([stays], [moves]))).toEqual([
        "pillars[1].measures[2].initiativePlaces[t-2]: 1-1 窓口の改善: 次 → 1-2 次の取組: 次",
      ]);
      expect(said(two([stays, moves], []), two([stays], [line("t-2", "改")]))).toEqual([
        "pillars[1].measures[2].initiatives[t-2]: ○次 → ○改",
        "pillars[1].measures[2].initiativePlaces[t-2]: 1-1 窓口の改善: 改 → 1-2 次の取組: 改",
      ]);
    });

    it("are parts of the plan where a line comes, goes or moves, and words where it is put right", () => {
      const parts = (before: PlanDefinition, after: PlanDefinition) =>
        textDifferences(before, after).map(isPartOfPlan);
      const [one, two] = [of(line("t-1", "取組")), of(line("t-1", "取組"), line("t-2", "次"))];
      expect([parts(one, two), parts(two, one)]).toEqual([[true], [true]]);
      expect(parts(one, of(line("t-1", "取り組み")))).toEqual([false]);
      expect(parts(two, of(line("t-2", "次"), line("t-1", "取組")))).toEqual([false]);
      // A measure that is left out answers for itself once, by its name.
      expect(parts(plan, withPillar({ measures: [] }))).toEqual([true, false, false]);
    });

    it("are no change where a KPI is called otherwise", () => {
      const named = (name: string) =>
        planOf({
          kpis: [kpi("a1", { name }), kpi("a2")],
          pillars: [
            pillar({
              measures: [measure({ initiatives: [line("t-1", "取組", { supports: [toKpiId("a1")] })] })],
            }),
          ],
        });
      expect(said(named("前"), named("後"))).toEqual([]);
    });

    it("tell of an id that became another one under the same words", () => {
      expect(said(plan, of(line("new", "取組", works)))).toEqual([
        `${AT}.initiativeIds: 取組: t-1 → 取組: new`,
        `${AT}.supports: 取組: — → 取組: b1, d`,
      ]);
    });
  });

  it("of a pillar or measure that is gone are told where it stood", () => {
    const without = planOf({ pillars: [] });
    expect(said(plan, without)).toEqual([
      "former.pillars[1].catchphrase: 便利 → null",
      "former.pillars[1].title: 市民サービス → null",
      "former.pillars[1].source: 試験 → null",
      "former.pillars[1].measures[1].title: 窓口の改善 → null",
      "former.pillars[1].measures[1].source: P.1 → null",
      "former.pillars[1].measures[1].initiatives: ○取組 → null",
    ]);
    expect(said(without, plan)[0]).toBe("pillars[1].catchphrase: null → 便利");
    expect(said(plan, withPillar({ measures: [] }))).toEqual([
      "former.pillars[1].measures[1].title: 窓口の改善 → null",
      "former.pillars[1].measures[1].source: P.1 → null",
      "former.pillars[1].measures[1].initiatives: ○取組 → null",
    ]);
  });

  it("of a KPI that comes in or is left out are no change of their own", () => {
    expect(said(plan, planOf({ kpis: [kpi("a1")] }))).toEqual([]);
    expect(said(planOf({ kpis: [kpi("a1")] }), plan)).toEqual([]);
  });
});

describe("another order of KPIs", () => {
  it.each<[PlanDefinition, string]>([
    [planOf({ kpis: [kpi("a2"), kpi("a1")] }), "order: a1\na2 → a2\na1"],
    [withPillar({ kpis: [kpi("b2"), kpi("b1")] }), "pillars[1].order: b1\nb2 → b2\nb1"],
    [withMeasure({ kpis: [kpi("d"), kpi("c")] }), "pillars[1].measures[1].order: c\nd → d\nc"],
  ])("is told of its place: %#", (after, expected) => {
    expect(said(plan, after)).toEqual([expected]);
  });

  it("is none where one comes in, goes or moves between the others", () => {
    expect(said(plan, planOf({ kpis: [kpi("a1"), kpi("new"), kpi("a2")] }))).toEqual([]);
    expect(said(plan, planOf({ kpis: [kpi("a2")] }))).toEqual([]);
    const moved = planOf({
      kpis: [kpi("b1"), kpi("a1"), kpi("a2")],
      pillars: [pillar({ kpis: [kpi("b2")] })],
    });
    expect(said(plan, moved)).toEqual([]);
  });
});
