import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { type DefinitionChange, type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { freezeSeries } from "@/domain/publication/freeze";
import { CHANGE_KINDS, type PublicationChange, type PublishedPlan } from "@/domain/publication/snapshot";
import type { ApprovedReport } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { publicationChanges, recordedChanges } from "./changes";
import { holdsInYear } from "./of-definition";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
/** 100 → 200件 */
const kpi = makeKpi();
const other = makeKpi({ id: toKpiId("other") });
const planOf = (kpis: readonly Kpi[] = [kpi, other], changes: Partial<PlanDefinition> = {}) =>
  makePlan({ kpis, ...changes });

const report = (actual: string, fy: FiscalYear = R7, changes: Partial<ApprovedReport> = {}) =>
  makeApprovedReport(actual, { kpiId: kpi.id, fy, ...changes });
const published = (definition: PlanDefinition, reports: readonly ApprovedReport[] = []): PublishedPlan => ({
  definition,
  courses: listKpis(definition).map((placed) =>
    freezeSeries(buildSeries(definition, placed.kpi, reports), ({ code }) => code),
  ),
});
const decision = (changes: Partial<DefinitionChange> = {}): DefinitionChange => ({
  kpiId: kpi.id,
  what: "target",
  from: R7,
  before: "200",
  after: "150",
  reason: "見直し",
  decidedOn: null,
  document: null,
  rejudges: false,
  ...changes,
});

const factsOf = (before: PublishedPlan, after: PublishedPlan) => publicationChanges([before], [after]);
/** What is told, of which KPI. */
const told = (before: PlanDefinition, after: PlanDefinition) =>
  factsOf(published(before), published(after)).map(({ kind, kpiId, detail }) =>
    [kind, detail.what, kpiId].filter((each) => each !== null).join(" "),
  );

describe("plans and KPIs", () => {
  it("that come, go and lead are told", () => {
    const [one, two] = [published(planOf()), published(planOf([], { id: "two", name: "次の計画" }))];
    const details = (before: PublishedPlan[], after: PublishedPlan[]) =>
      publicationChanges(before, after).map(({ detail }) => detail);
    expect(details([one], [one, two])).toEqual([{ what: "plan_added", plan: "次の計画" }]);
    expect(details([one, two], [one])).toEqual([{ what: "plan_removed", plan: "次の計画" }]);
    expect(details([one, two], [two, one])).toEqual([{ what: "plan_leads", plan: "次の計画", reason: "" }]);
    expect(details([one, two], [one, two])).toEqual([]);
  });

  it("are told without a decision too, and once with one", () => {
    const before = planOf([kpi]);
    expect(told(before, planOf())).toEqual(["definition kpi_added other"]);
    expect(told(planOf(), before)).toEqual(["definition kpi_removed other"]);
    const added = decision({ kpiId: other.id, what: "added", from: null, before: null, after: "件数" });
    expect(told(before, planOf(undefined, { changes: [added] }))).toEqual([
      "definition definition_changed other",
    ]);
    expect(told(before, planOf(undefined, { changes: [{ ...added, what: "name" }] }))).toEqual([
      "definition definition_changed other",
      "definition kpi_added other",
    ]);
  });
});

describe("what was decided", () => {
  const withChanges = (...changes: DefinitionChange[]) => planOf(undefined, { changes });

  it("is told once, also where the same was decided twice", () => {
    const [one, two] = [decision(), decision({ reason: "再見直し" })];
    const count = (before: DefinitionChange[], after: DefinitionChange[]) =>
      told(withChanges(...before), withChanges(...after)).length;
    expect(count([], [one])).toBe(1);
    expect(count([one], [one, two])).toBe(1);
    expect(count([one], [one, one])).toBe(1);
    expect(count([one, one], [one, one])).toBe(0);
    expect(told(planOf(), withChanges(one))).toEqual(["definition definition_changed count"]);
    expect(told(withChanges(one), withChanges(one))).toEqual([]);
  });

  it("of a text or a department says it: the words are not told again", () => {
    const text = decision({ kpiId: null, what: "text", from: null, before: "試験", after: "新しい目的" });
    const later = (...changes: DefinitionChange[]) => planOf(undefined, { aim: "新しい目的", changes });
    expect(told(planOf(), later())).toEqual(["text plan_words_updated"]);
    expect(told(planOf(), later(text))).toEqual(["definition definition_changed"]);
    for (const another of [
      { ...text, before: "別" },
      { ...text, after: "別" },
      { ...text, what: "order" as const },
    ]) {
      expect(told(planOf(), later(another))).toEqual([
        "definition definition_changed",
        "text plan_words_updated",
      ]);
    }
    const [fact] = factsOf(published(planOf()), published(later(text)));
    expect(fact?.detail).toMatchObject({ path: "aim" });

    const moved = (...changes: DefinitionChange[]) =>
      planOf([{ ...kpi, department: "総務課" }, other], { changes });
    const department = decision({ what: "department", from: null, before: null, after: "総務課" });
    expect(told(planOf(), moved())).toEqual(["definition definition_changed count"]);
    expect(told(planOf(), moved(department))).toEqual(["definition definition_changed count"]);
    expect(told(planOf(), moved({ ...department, kpiId: other.id }))).toHaveLength(2);
  });

  it("of a name is told as a change of the definition, decided or not", () => {
    const later = (...changes: DefinitionChange[]) =>
      planOf([{ ...kpi, name: "新しい名" }, other], { changes });
    expect(told(planOf(), later())).toEqual(["definition definition_changed count"]);
    const named = decision({ what: "name", from: null, before: "count", after: "新しい名" });
    expect(told(planOf(), later(named))).toEqual(["definition definition_changed count"]);
    expect(told(planOf(), later({ ...named, kpiId: other.id }))).toHaveLength(2);
  });

  it("of the office's own way of working is nobody's business", () => {
    const settings = { ...planOf().settings, allowSelfApproval: true };
    expect(told(planOf(), planOf(undefined, { settings }))).toEqual([]);
  });

  it.each([
    ["target", R8, R7, false],
    ["target", R8, R8, true],
    ["target", R8, R9, true],
    ["target", null, R7, true],
    ["planned", R8, R7, false],
    ["planned", R8, R8, true],
    ["planned", R8, R9, false],
    ["documented", R8, R8, true],
    ["documented", R8, R9, false],
  ] as const)("%s from %s holds in %s: %s", (what, from, fy, holds) => {
    expect(holdsInYear({ what, from }, fy)).toBe(holds);
  });
});

describe("a mark that turns", () => {
  const lowered = {
    ...kpi,
    target: { ...kpi.target, value: { kind: "number" as const, value: num("150") } },
  };
  const marks = (before: PublishedPlan, after: PublishedPlan) =>
    factsOf(before, after)
      .filter(({ kind }) => kind === "mark")
      .map(({ fy, marks: turned }) => [fy, turned?.before, turned?.after, turned?.causes]);
  const before = published(planOf(), [report("160")]);
  const judgedAnew = (...changes: DefinitionChange[]) =>
    published(planOf([lowered, other], { changes }), [report("160")]);

  it("was judged anew by what was decided for its year and its KPI, or for all of them", () => {
    const turned = [R7, "improving", "achieved", ["rejudged"]];
    expect(marks(before, judgedAnew(decision({ rejudges: true })))).toEqual([turned]);
    expect(marks(before, judgedAnew(decision({ rejudges: true, kpiId: null, what: "guideMethod" })))).toEqual(
      [turned],
    );
    const fact = factsOf(
      before,
      judgedAnew(decision({ rejudges: true }), decision({ rejudges: true, before: "1" })),
    );
    expect(fact.find(({ kind }) => kind === "mark")?.detail).toMatchObject({ reason: "見直し" });
  });

  it.each<[string, DefinitionChange]>([
    ["judges nothing anew", decision()],
    ["is another KPI's", decision({ rejudges: true, kpiId: other.id })],
    ["is of later years", decision({ rejudges: true, from: R8 })],
  ])("was not judged anew by a decision that %s", (_what, change) => {
    for (const [, , , causes] of marks(before, judgedAnew(change))) expect(causes).not.toContain("rejudged");
  });

  it("was turned by an earlier year's figure, a first one or another one", () => {
    const without = published(planOf(), [report("120", R8)]);
    const first = published(planOf(), [report("120", R8), report("130")]);
    expect(marks(without, first)).toEqual([[R8, "improving", "not_achieved", ["earlier_year"]]]);
    const lower = [report("120", R8), report("110"), report("115", R7, { revision: 3 })];
    expect(marks(first, published(planOf(), lower))).toEqual([
      [R8, "not_achieved", "improving", ["earlier_year"]],
    ]);
    expect(marks(first, first)).toEqual([]);
  });
});

describe("what stays on record", () => {
  const publishedAt = "2026-06-01T00:00:00.000Z";
  const told = (changes: PublicationChange[]) =>
    recordedChanges({ no: 2, publishedAt, changes }).map(({ kind }) => kind);

  it("is what had been published before and was changed", () => {
    const of = { kpiId: null, fy: null };
    expect(told(CHANGE_KINDS.map((kind) => ({ ...of, kind, kpiId: kpi.id, text: kind })))).toEqual([
      "correction",
      "confirmation",
      "mark",
      "text",
      "definition",
      "withdrawal",
    ]);
    const [change] = recordedChanges({
      no: 2,
      publishedAt,
      changes: [{ ...of, kind: "correction", text: "訂正" }],
    });
    expect(change).toEqual({ ...of, kind: "correction", text: "訂正", no: 2, publishedAt });
  });

  it("is evidence too, but not where it comes with a first figure and takes nothing away", () => {
    const of = { kpiId: kpi.id, fy: R7, text: "" };
    const piece = { kind: "url", title: "統計書", url: "https://example.jp/" } as const;
    const added: PublicationChange = { ...of, kind: "evidence", evidence: { added: [piece], removed: [] } };
    const removed: PublicationChange = { ...of, kind: "evidence", evidence: { added: [], removed: [piece] } };
    const figure: PublicationChange = { ...of, kind: "figure" };
    expect(told([added])).toEqual(["evidence"]);
    expect(told([figure, added])).toEqual([]);
    expect(told([figure, removed])).toEqual(["evidence"]);
    expect(told([{ ...figure, fy: R8 }, added])).toEqual(["evidence"]);
    expect(told([{ ...figure, kpiId: other.id }, added])).toEqual(["evidence"]);
  });
});
