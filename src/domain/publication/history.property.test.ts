/**
 * History stands, whatever is done to a plan and its reports: random lives of a plan against a plain model, written
 * anew here, of what "as it was published" means.
 */
import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import {
  type Act,
  anyLife,
  EDITS,
  type Edit,
  FIRST,
  KPIS,
  NEXT_START,
  THIRD,
} from "@tests/fixtures/plan-life";
import { makeContent } from "@tests/fixtures/report-content";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { UNDECIDED } from "@/domain/proposals/decide";
import { examineProposal } from "@/domain/proposals/examine";
import type { OnRecord } from "@/domain/proposals/history/record";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import type { ApprovedReport } from "@/domain/reports/report";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { changeText } from "@/domain/words/ja/publication/publication";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import { composePlans } from "./compose";
import { figureKey } from "./publishable";
import type { PublicationChange, PublishedPlan, RecordedChange } from "./snapshot";

/** What the public was told of one year, as the model keeps it. */
interface AsPublished {
  readonly mark: string;
  readonly figure: string | null;
  /** Of a part of the year. */
  readonly isInterim: boolean;
  readonly unit: string;
  readonly target: string;
  readonly department: string | null;
}

/** After every decision of the lives. */
const TODAY = day("2030-01-01");

/** How often what is to be proved came about at all. */
const happened = {
  changes: 0,
  figure: 0,
  earlier_year: 0,
  rejudged: 0,
  rule: 0,
  added: 0,
  tallies: 0,
  carriedOn: 0,
};

/** The plan after the one that lives: it carries the first KPI on, with a target of its own. */
const NEXT = makePlan({
  id: "t-next",
  name: "次の試験計画",
  startFy: NEXT_START,
  endFy: addYears(NEXT_START, 4),
  kpis: [
    makeKpi({
      id: FIRST,
      decimals: 1,
      department: "総務課",
      baseline: { fy: addYears(NEXT_START, -2), value: num("150") },
      target: { fy: addYears(NEXT_START, 4), value: { kind: "number", value: num("300") } },
    }),
  ],
});

/** The office's house, as far as the rules need it. */
class House {
  plan: PlanDefinition = makePlan({
    kpis: KPIS.map((id, index) => makeKpi({ id, decimals: 1, department: index === 0 ? "総務課" : null })),
  });
  readonly reports: ApprovedReport[] = [];
  /** Who answers today. */
  readonly owner = new Map<string, string | null>(KPIS.map((id) => [id, "総務課"]));
  readonly published = new Set<string>();
  before: { plans: PublishedPlan[]; record: RecordedChange[] } | null = null;
  isPublic = true;
  /** null: the plan after this one is not here yet. */
  next: { isPublic: boolean } | null = null;
  no = 0;
  /** Acts since the last publication by which a published year may read otherwise: `kpiId/fy`. */
  readonly rejudged: { kpiId: KpiId | null; what: string; from: number | null }[] = [];

  onRecord(): OnRecord {
    const newest = new Map<string, ApprovedReport>();
    for (const report of this.reports) newest.set(`${report.kpiId}/${report.fy}`, report);
    const { id, startFy, endFy } = this.plan;
    const series =
      this.before?.plans.flatMap(({ definition, courses }) => (definition.id === id ? courses : [])) ?? [];
    const told = new Set(
      series.flatMap(({ years }) => years.flatMap(({ fy, revision }) => (revision === null ? [] : [fy]))),
    );
    return {
      reports: this.reports,
      figures: [...newest.values()].flatMap(({ kpiId, fy, content }) =>
        content.actual === null || fy < startFy || endFy < fy ? [] : [{ kpiId, fy, actual: content.actual }],
      ),
      underway: [],
      metrics: [],
      initiatives: [],
      published: series.flatMap(({ kpiId, years }) =>
        years.flatMap(({ fy, actual }) => (actual === null ? [] : [{ kpiId, fy }])),
      ),
      publishedYears: [...told],
      publishedKpis: series.map(({ kpiId }) => kpiId),
    };
  }

  change({ kpiId, edits, settings, adds, decision }: Extract<Act, { do: "change" }>): void {
    const edited = (kpi: Kpi): Kpi[] => {
      if (kpi.id !== kpiId) return [kpi];
      let changed: Kpi | null = kpi;
      for (const edit of edits) changed = changed && (EDITS[edit] as Edit)(changed);
      return changed ? [changed] : [];
    };
    const proposed: PlanDefinition = {
      ...this.plan,
      kpis: [
        ...this.plan.kpis.flatMap(edited),
        ...(adds === null || this.plan.kpis.some(({ id }) => id === THIRD)
          ? []
          : [makeKpi({ id: THIRD, from: fiscalYear(adds) })]),
      ],
      ...(settings ? { settings: { ...this.plan.settings, improvementReference: "baseline" as const } } : {}),
    };
    const { changes } = examineProposal(this.plan, proposed, {}, this.onRecord(), TODAY);
    const decisions = Object.fromEntries(changes.map(({ key }) => [key, { ...UNDECIDED, ...decision }]));
    const { plan, problems } = examineProposal(this.plan, proposed, decisions, this.onRecord(), TODAY);
    if (problems.length > 0) return;
    this.plan = plan;
    happened.changes += 1;
    if (adds !== null) happened.added += 1;
    if (!decision.rejudges) return;
    for (const change of changes) {
      this.rejudged.push({
        kpiId: change.kpiId,
        what: change.what,
        from: change.fy ?? (change.needsYear ? decision.from : null),
      });
    }
  }

  approve({ kpiId, fy, actual, status }: Extract<Act, { do: "approve" }>): void {
    const isNext = fy >= NEXT_START;
    if (isNext && this.next === null) return;
    const plan = isNext ? NEXT : this.plan;
    const kpi = listKpis(plan).find((placed) => placed.kpi.id === kpiId)?.kpi;
    if (!kpi) return;
    if (isNext) happened.carriedOn += 1;
    const read = kpiInYear(kpi, fiscalYear(fy));
    const isTooFine = actual?.includes(".") === true && read.decimals === 0;
    if (
      isTooFine ||
      (read.upperLimit !== null && actual !== null && Number(actual) > Number(read.upperLimit))
    ) {
      return;
    }
    const revision = this.reports.filter((each) => each.kpiId === kpiId && each.fy === fy).length + 1;
    this.reports.push({
      kpiId,
      fy: fiscalYear(fy),
      revision,
      approvedAt: `2030-01-01T00:00:${String(this.reports.length % 60).padStart(2, "0")}.000Z`,
      department: this.owner.get(kpiId) ?? null,
      approvedByOffice: "DX推進課",
      correctionReason: revision === 1 ? "" : "再集計したため",
      content: makeContent({
        actual: actual === null ? null : num(actual),
        figureStatus: actual === null ? "final" : status,
        missing: actual === null ? { reason: "awaiting_release", note: "", expectedOn: null } : null,
      }),
    });
  }

  publish(): { changes: readonly PublicationChange[]; record: readonly RecordedChange[] } {
    this.no += 1;
    const composed = composePlans(
      {
        plans: [
          ...(this.next ? [{ definition: NEXT, ...this.next }] : []),
          { definition: this.plan, isPublic: this.isPublic },
        ],
        reports: this.reports,
        approvedInitiatives: [],
        published: this.published,
        evidence: [],
        no: this.no,
        publishedAt: `2030-01-02T00:00:00.${String(this.no).padStart(3, "0")}Z`,
        before: this.before && {
          ...this.before,
          publishedAt: "2030-01-01T00:00:00.000Z",
          ruleVersion: JUDGEMENT_RULE_VERSION,
        },
        withdraws: null,
      },
      { ofJudgement: judgementSentence, ofChange: changeText },
    );
    this.before = composed;
    for (const { courses } of composed.plans) {
      for (const { kpiId, years } of courses) {
        for (const { fy, revision } of years)
          if (revision) this.published.add(figureKey(kpiId, fy, revision));
      }
    }
    return composed;
  }
}

/** Every year with a figure, as a reader of the publication sees it. */
function readings(plans: readonly PublishedPlan[]): Map<string, AsPublished> {
  const found = new Map<string, AsPublished>();
  for (const { definition, courses } of plans) {
    const kpis = new Map(listKpis(definition).map(({ kpi }) => [kpi.id, kpi]));
    for (const { kpiId, years } of courses) {
      const kpi = kpis.get(kpiId);
      if (!kpi) throw new Error(`${kpiId} has a series and no definition`);
      for (const { fy, actual, figureStatus, judgement, department } of years) {
        if (actual === null) continue;
        // Found without the domain's own accessor: the first terms of before that held for the year, else today's.
        const terms = kpi.earlier?.find(({ until }) => until >= fy) ?? kpi;
        found.set(`${kpiId}/${fy}`, {
          mark: judgement.code,
          figure: actual,
          isInterim: figureStatus === "interim",
          unit: terms.unit,
          target: JSON.stringify(judgement.applied),
          department,
        });
      }
    }
  }
  return found;
}

/** Of every plan's year that was told anything of: which KPIs its tally counts. Found without the domain's own accessors. */
function tallied(plans: readonly PublishedPlan[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { definition, courses } of plans) {
    const told = new Set<number>();
    for (const { years } of courses)
      for (const { fy, revision } of years) if (revision !== null) told.add(fy);
    for (const fy of told) {
      const counted = definition.kpis.filter(({ from, until, surveyed }) => {
        const isAsked = surveyed === undefined || surveyed.some((year) => year === fy);
        return (from ?? fy) <= fy && fy <= (until ?? fy) && isAsked;
      });
      found.set(
        `${definition.id}/${fy}`,
        counted.map(({ id }) => id),
      );
    }
  }
  return found;
}

const keyOf = ({ kpiId, fy }: PublicationChange) => `${kpiId}/${fy}`;

/** What must hold between two publications. */
function expectHistoryStands(house: House, before: House["before"], now: ReturnType<House["publish"]>): void {
  const { changes, record } = now;
  const after = readings(house.before?.plans ?? []);
  const touched = (key: string, kinds: readonly string[]) =>
    changes.some((change) => keyOf(change) === key && kinds.includes(change.kind));
  const isRejudged = (key: string) => {
    const [kpiId, fy] = key.split("/");
    return house.rejudged.some(
      ({ kpiId: of, what, from }) =>
        (of === null || of === kpiId) &&
        (what === "planned" ? from === Number(fy) : from === null || from <= Number(fy)),
    );
  };
  for (const change of changes) {
    if (!change.marks) continue;
    for (const cause of change.marks.causes) happened[cause] += 1;
    expect(change.marks.causes, change.text).not.toEqual([]);
    expect(change.marks.before, change.text).not.toBe(change.marks.after);
  }
  for (const [key, was] of readings(before?.plans ?? [])) {
    const is = after.get(key);
    if (is === undefined || is.figure !== was.figure) {
      // Another figure: an interim one may be followed, any other is corrected or confirmed, and said to be.
      expect(touched(key, ["figure", "correction", "confirmation"]), `${key}: another figure, untold`).toBe(
        true,
      );
    }
    if (is === undefined) continue;
    expect(is.unit, `${key}: another unit`).toBe(was.unit);
    if (is.target !== was.target && !touched(key, ["figure", "correction", "confirmation"])) {
      expect(isRejudged(key), `${key}: measured against something else`).toBe(true);
      expect(
        changes.some(
          ({ kind, kpiId }) => kind === "definition" && (kpiId === null || key.startsWith(`${kpiId}/`)),
        ),
      ).toBe(true);
    }
    if (is.mark !== was.mark) {
      expect(
        touched(key, ["figure", "correction", "confirmation", "mark"]),
        `${key}: a mark changed silently`,
      ).toBe(true);
      const causes = changes.flatMap((change) => (keyOf(change) === key ? (change.marks?.causes ?? []) : []));
      const isNews = touched(key, ["figure"]);
      expect(isNews || causes.length > 0, `${key}: a mark changed without a cause`).toBe(true);
      // The same number of the same kind cannot have turned it.
      const isSame = is.figure === was.figure && is.isInterim === was.isInterim;
      if (isSame && !isNews) expect(causes, key).not.toContain("figure");
    }
    const revised = house.reports.some(
      ({ kpiId, fy, revision }) =>
        `${kpiId}/${fy}` === key &&
        revision === revisionIn(house.before?.plans ?? [], key) &&
        revision !== revisionIn(before?.plans ?? [], key),
    );
    if (!revised) expect(is.department, `${key}: answered by somebody else`).toBe(was.department);
    if (is.department !== was.department && was.department !== null && is.department !== null) {
      expect(touched(key, ["text"]), `${key}: another department, untold`).toBe(true);
    }
  }
  const tallies = tallied(house.before?.plans ?? []);
  for (const [year, counted] of tallied(before?.plans ?? [])) {
    happened.tallies += 1;
    expect([...(tallies.get(year) ?? [])].sort(), `${year}: other KPIs are counted`).toEqual(
      [...counted].sort(),
    );
  }
  const ids = (plans: readonly PublishedPlan[]) =>
    plans.flatMap(({ courses }) => courses.map(({ kpiId }) => kpiId));
  for (const id of ids(before?.plans ?? [])) expect(ids(house.before?.plans ?? [])).toContain(id);
  // Nothing that was told is taken back, and what is told now is kept.
  expect(record.slice(0, before?.record.length ?? 0)).toEqual(before?.record ?? []);
}

function revisionIn(plans: readonly PublishedPlan[], key: string): number | null {
  const [kpiId, fy] = key.split("/");
  const years = plans
    .flatMap(({ courses }) => courses)
    .flatMap((series) => (series.kpiId === kpiId ? series.years : []));
  return years.find((year) => String(year.fy) === fy)?.revision ?? null;
}

function live(acts: readonly Act[]): void {
  const house = new House();
  for (const act of [...acts, { do: "publish" } as const]) {
    if (act.do === "change") house.change(act);
    if (act.do === "approve") house.approve(act);
    if (act.do === "transfer") house.owner.set(act.kpiId, `${house.owner.get(act.kpiId)}の後継`);
    if (act.do === "choose") house.isPublic = act.isPublic;
    if (act.do === "next") house.next = { isPublic: act.isPublic };
    if (act.do === "publish") {
      const { before } = house;
      const now = house.publish();
      expectHistoryStands(house, before, now);
      house.rejudged.length = 0;
    }
  }
}

describe("a plan's life", () => {
  it("changes nothing that was published, but by an act that is told", () => {
    fc.assert(
      fc.property(anyLife, (acts) => live(acts)),
      { numRuns: 2_000 },
    );
    expect(happened.changes).toBeGreaterThan(500);
    expect(happened.added).toBeGreaterThan(100);
    expect(happened.tallies).toBeGreaterThan(1_000);
    expect(happened.carriedOn).toBeGreaterThan(50);
    for (const cause of ["figure", "earlier_year", "rejudged"] as const) {
      expect(happened[cause], cause).toBeGreaterThan(10);
    }
  }, 180_000);

  it("tells of R8's mark that a correction of R7 turns, and why", () => {
    const house = new House();
    const approve = (fy: number, actual: string) =>
      house.approve({ do: "approve", kpiId: FIRST, fy, actual, status: "final" });
    approve(2025, "150");
    approve(2026, "160");
    house.publish();
    approve(2025, "170");
    const { changes } = house.publish();
    expect(changes.map(({ kind, kpiId, fy, marks }) => ({ kind, kpiId, fy, marks }))).toEqual([
      { kind: "correction", kpiId: "first", fy: 2025, marks: undefined },
      {
        kind: "mark",
        kpiId: "first",
        fy: 2026,
        marks: { before: "improving", after: "not_achieved", causes: ["earlier_year"] },
      },
    ]);
  });

  it("keeps what a correction was told to have done, whatever is corrected later", () => {
    const house = new House();
    const approve = (fy: number, actual: string) =>
      house.approve({ do: "approve", kpiId: FIRST, fy, actual, status: "final" });
    approve(2025, "150");
    approve(2026, "140");
    house.publish();
    approve(2026, "160");
    house.publish();
    const told = () =>
      house.before?.plans[0]?.courses[0]?.years.find(({ fy }) => fy === 2026)?.corrections[0];
    expect(told()).toMatchObject({ judgementBefore: "not_achieved", judgementAfter: "improving" });
    approve(2025, "170");
    house.publish();
    expect(told()).toMatchObject({ judgementBefore: "not_achieved", judgementAfter: "improving" });
  });

  it("names both causes where a figure and an earlier year's change together", () => {
    const house = new House();
    const approve = (fy: number, actual: string) =>
      house.approve({ do: "approve", kpiId: FIRST, fy, actual, status: "final" });
    approve(2025, "150");
    approve(2026, "160");
    house.publish();
    approve(2025, "170");
    approve(2026, "165");
    const { changes } = house.publish();
    expect(changes.find(({ fy }) => fy === 2026)?.marks).toEqual({
      before: "improving",
      after: "not_achieved",
      causes: ["figure", "earlier_year"],
    });
  });

  it("never unsays a plan that was public, even where it is not chosen any more", () => {
    const house = new House();
    house.publish();
    house.isPublic = false;
    house.publish();
    expect(house.before?.plans).toHaveLength(1);
  });
});
