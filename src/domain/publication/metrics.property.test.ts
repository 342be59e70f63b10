/** Nothing that was published of a metric changes unsaid: random lives of two metrics, publication after publication. */
import { day } from "@tests/fixtures/brands";
import { makeApprovedMetric, makeMetric } from "@tests/fixtures/metrics";
import { makePlan } from "@tests/fixtures/plan";
import fc from "fast-check";
import { expect, it } from "vitest";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toMetricId } from "@/domain/shared/metric-id";
import { changeText } from "@/domain/words/ja/publication/publication";
import { composePlans, type Material } from "./compose";
import type { ApprovedMetric } from "./metrics";
import { figureKey } from "./publishable";
import type { PublicationChange, PublishedMetricYear, PublishedPlan } from "./snapshot";

const IDS = ["bookings", "visitors"];
const said = fc.constantFrom("", "広報をした。", "対象を広げた。");

const anyAnswer = fc.record({
  actual: fc.option(fc.constantFrom("10", "20", "30.5"), { freq: 2 }),
  figureStatus: fc.constantFrom("final", "provisional", "interim"),
  asOf: fc.constantFrom(null, day("2025-09-30"), day("2026-03-31")),
  reason: said,
  basisNote: said,
});
/** Beside the figures of both, whether or not there is one. */
const anyEvidence = fc.subarray(
  IDS.flatMap((id) =>
    ["統計書", "集計表"].map((title) => ({
      kpiId: toMetricId(id),
      fy: fiscalYear(2025),
      title,
      url: `https://example.jp/${title}`,
      file: null,
    })),
  ),
);
const anyAct = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("approve" as const),
      id: fc.constantFrom(...IDS),
      fy: fc.constantFrom(2025, 2026),
      department: fc.constantFrom("総務課", "市民課", null),
      correctionReason: fc.constantFrom("", "集計の誤り", "時点の誤り"),
      answer: anyAnswer,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("publish" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("keep" as const), ids: fc.subarray(IDS) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("attach" as const), evidence: anyEvidence }) },
);
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;

function approvalOf(act: Extract<Act, { do: "approve" }>, revision: number): ApprovedMetric {
  const { id, fy, department, correctionReason, answer } = act;
  const missing =
    answer.actual === null ? ({ reason: "awaiting_release", note: "", expectedOn: null } as const) : null;
  const figureStatus = answer.actual === null ? "final" : answer.figureStatus;
  const content = { ...answer, figureStatus, missing };
  return makeApprovedMetric(id, content, { fy, revision, department, correctionReason });
}

const planOf = (ids: readonly string[]) =>
  makePlan({
    kpis: [],
    pillars: [],
    ...(ids.length > 0 ? { metrics: ids.map((id) => makeMetric(id, { name: id })) } : {}),
  });

function yearsOf(plans: readonly PublishedPlan[]): Map<string, PublishedMetricYear> {
  return new Map(
    plans.flatMap(({ metrics = [] }) =>
      metrics.flatMap(({ metricId, years }) =>
        years.map((year) => [`${metricId}/${year.fy}`, year] as const),
      ),
    ),
  );
}

/** How often what is to be proved came about at all. */
const happened = { first: 0, figure: 0, words: 0, department: 0, evidence: 0, gone: 0, same: 0 };

function expectTold(
  before: readonly PublishedPlan[],
  after: readonly PublishedPlan[],
  changes: readonly PublicationChange[],
): void {
  const [was, is] = [yearsOf(before), yearsOf(after)];
  const own = (key: string) => changes.filter(({ metric, fy }) => `${metric?.metricId}/${fy}` === key);
  for (const [key, now] of is) {
    const told = own(key);
    const old = was.get(key);
    if (old === undefined) {
      const pieces = now.evidence ? [{ kind: "evidence", evidence: { removed: [] } }] : [];
      expect(told, key).toMatchObject([{ kind: "figure", metric: { after: now.actual } }, ...pieces]);
      happened.first += 1;
      continue;
    }
    const isOther =
      old.actual !== now.actual || (now.actual !== null && old.figureStatus !== now.figureStatus);
    const figures = told.filter(({ kind }) => ["figure", "correction", "confirmation"].includes(kind));
    expect(figures, key).toHaveLength(isOther ? 1 : 0);
    if (isOther) {
      expect(figures[0]?.metric, key).toMatchObject({ before: old.actual, after: now.actual });
      happened.figure += 1;
    }
    // A first figure brings its words with it.
    if (figures[0]?.kind !== "figure" && (old.reason !== now.reason || old.basisNote !== now.basisNote)) {
      expect(
        told.map(({ kind }) => kind),
        key,
      ).toContain("text");
      happened.words += 1;
    }
    if (old.department !== now.department && old.department && now.department) {
      expect(told.map(({ department }) => department)).toContainEqual({
        before: old.department,
        after: now.department,
      });
      happened.department += 1;
    }
    const titles = (year: PublishedMetricYear) => (year.evidence ?? []).map(({ title }) => title).sort();
    const isOtherEvidence = titles(old).join() !== titles(now).join();
    expect(told.filter(({ evidence }) => evidence !== undefined).length, key).toBe(isOtherEvidence ? 1 : 0);
    if (isOtherEvidence) happened.evidence += 1;
    if (JSON.stringify(old) === JSON.stringify(now)) {
      expect(told, key).toEqual([]);
      happened.same += 1;
    }
  }
  for (const key of was.keys()) {
    if (is.has(key)) continue;
    const gone = changes.filter(
      ({ kind, metric }) => kind === "definition" && metric?.metricId === key.split("/")[0],
    );
    expect(gone, key).toHaveLength(1);
    happened.gone += 1;
  }
}

it("tells whatever becomes of a published figure, in the list and on record, with equal bytes for equal input", () => {
  fc.assert(
    fc.property(fc.array(anyAct, { minLength: 2, maxLength: 24 }), (acts) => {
      let plan = planOf(IDS);
      let before: Material["before"] = null;
      const approved: ApprovedMetric[] = [];
      const published = new Set<string>();
      let evidence: Material["evidence"] = [];
      for (const [index, act] of [...acts, { do: "publish" } as const].entries()) {
        if (act.do === "keep") plan = planOf(act.ids);
        if (act.do === "attach") evidence = act.evidence;
        if (act.do === "approve") approved.push(approvalOf(act, approved.length + 1));
        if (act.do !== "publish") continue;
        const compose = (approvedMetrics: readonly ApprovedMetric[]) =>
          composePlans(
            {
              plans: [{ definition: plan, isPublic: true }],
              reports: [],
              approvedInitiatives: [],
              approvedMetrics,
              published,
              evidence,
              no: index + 1,
              publishedAt: "2026-06-01T00:00:00.000Z",
              before,
              withdraws: null,
            },
            { ofJudgement: ({ code }) => code, ofChange: changeText },
          );
        const composed = compose(approved);
        expect(JSON.stringify(compose(approved.toReversed()))).toBe(JSON.stringify(composed));
        if (approved.length === 0) expect(JSON.stringify(composed.plans)).not.toContain("metricId");
        if (before) expectTold(before.plans, composed.plans, composed.changes);
        // What replaced something stays told; a first figure is news alone.
        for (const { kind, text, metric, fy, evidence } of composed.changes) {
          if (metric === undefined) continue;
          const isFirst = composed.changes.some(
            (each) => each.kind === "figure" && each.metric?.metricId === metric.metricId && each.fy === fy,
          );
          const isNews = kind === "figure" || (isFirst && evidence?.removed.length === 0);
          expect(composed.record.some((each) => each.text === text && each.no === index + 1)).toBe(!isNews);
        }
        for (const [key, { fy, revision }] of yearsOf(composed.plans)) {
          published.add(figureKey(makeMetric(key.split("/")[0] ?? "").id, fy, revision));
        }
        before = {
          plans: composed.plans,
          record: composed.record,
          publishedAt: "2026-06-01T03:00:00.000Z",
          ruleVersion: JUDGEMENT_RULE_VERSION,
        };
      }
    }),
    { numRuns: 800 },
  );
  for (const [what, times] of Object.entries(happened)) expect(times, what).toBeGreaterThan(20);
}, 60_000);
