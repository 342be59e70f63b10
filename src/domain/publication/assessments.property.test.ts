/** Nothing that was published of an assessment changes unsaid: random lives of a plan's, a pillar's and a measure's words. */

import { planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { makeApprovedAssessment, thousandYen } from "@tests/fixtures/assessments";
import fc from "fast-check";
import { expect, it } from "vitest";
import { partsOf } from "@/domain/plan/parts";
import type { ApprovedAssessment } from "@/domain/reports/assessment";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import { isoDate } from "@/domain/shared/iso-date";
import { changeText } from "@/domain/words/ja/publication/publication";
import { composePlans, type Material } from "./compose";
import type { PublicationChange, PublishedAssessmentYear, PublishedPlan } from "./snapshot";

const PLAN = planWithInitiatives({ "line-1": "窓口の予約" });
const PARTS = partsOf([PLAN]);
const ids = PARTS.map(({ id }) => id);

const said = fc.constantFrom("", "進んだ。", "大いに進んだ。");
const amount = fc.constantFrom(null, ...[0, 1200, 1300].map(thousandYen));
const anyAct = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("approve" as const),
      id: fc.constantFrom(...ids),
      office: fc.constantFrom("DX推進課", null),
      reason: fc.constantFrom("", "集計の誤り", "表現の見直し"),
      summary: said,
      opinion: said,
      response: said,
      budget: amount,
      settlement: amount,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("publish" as const) }) },
);

const yearsOf = (plans: readonly PublishedPlan[]): Map<string, PublishedAssessmentYear> =>
  new Map(
    plans.flatMap(({ assessments = [] }) =>
      assessments.flatMap(({ partId, years }) => years.map((year) => [partId, year] as const)),
    ),
  );

const told = (year: PublishedAssessmentYear) => {
  const { revision: _, correctionReason: __, ...rest } = year;
  return JSON.stringify(rest);
};

function expectTold(
  before: readonly PublishedPlan[],
  after: readonly PublishedPlan[],
  changes: readonly PublicationChange[],
): void {
  const [was, is] = [yearsOf(before), yearsOf(after)];
  const added = [...is.keys()].filter((id) => !was.has(id));
  expect(changes.filter(({ kind }) => kind === "assessments")).toHaveLength(added.length > 0 ? 1 : 0);
  for (const [id, old] of was) {
    const now = is.get(id);
    if (now === undefined) throw new Error(`${id} is gone`);
    const own = changes.filter(({ assessment }) => assessment?.partId === id);
    if (told(old) === told(now)) {
      // The same words again are told only with the reason that was given for them.
      expect(own.every(({ assessment }) => assessment?.reason !== "")).toBe(true);
      continue;
    }
    expect(own.length, id).toBeGreaterThan(0);
    for (const what of ["budget", "settlement"] as const) {
      const isReplaced = old[what] !== null && old[what] !== now[what];
      const amounts = own.flatMap(({ kind, assessment }) =>
        kind === "correction" ? (assessment?.amounts ?? []) : [],
      );
      expect(amounts.filter((each) => each.what === what)).toEqual(
        isReplaced ? [{ what, before: old[what], after: now[what] }] : [],
      );
    }
    if (now.correctionReason !== "" && old.revision !== now.revision) {
      expect(own.some(({ text }) => text.includes(now.correctionReason))).toBe(true);
    }
  }
}

it("every difference between two publications is told, and equal input gives equal bytes", () => {
  fc.assert(
    fc.property(fc.array(anyAct, { minLength: 4, maxLength: 14 }), (acts) => {
      const approved = new Map<string, ApprovedAssessment>();
      let last: ReturnType<typeof composePlans> | null = null;
      let no = 0;
      for (const act of acts) {
        if (act.do === "approve") {
          const { id, office, reason, summary, opinion, response, budget, settlement } = act;
          const of =
            opinion === ""
              ? {}
              : { opinion, opinionBy: "委員会", opinionOn: isoDate("2026-06-10"), response };
          const known = approved.get(id);
          approved.set(
            id,
            makeApprovedAssessment(
              id,
              { summary, ...of, budget, settlement },
              { office, revision: (known?.revision ?? 0) + 2, correctionReason: known ? reason : "" },
            ),
          );
          continue;
        }
        no += 1;
        const material: Material = {
          plans: [{ definition: PLAN, isPublic: true }],
          reports: [],
          approvedInitiatives: [],
          assessments: { approved: [...approved.values()], parts: new Map([[PLAN.id, PARTS]]) },
          published: new Set(),
          evidence: [],
          no,
          publishedAt: "2026-06-15T03:00:00.000Z",
          before: last && {
            plans: last.plans,
            record: last.record,
            publishedAt: "2026-06-01T03:00:00.000Z",
            ruleVersion: JUDGEMENT_RULE_VERSION,
          },
          withdraws: null,
        };
        const compose = () => composePlans(material, { ofJudgement: () => "", ofChange: changeText });
        const composed = compose();
        expect(JSON.stringify(compose())).toBe(JSON.stringify(composed));
        if (approved.size === 0) expect(JSON.stringify(composed)).not.toContain("assessment");
        if (last) expectTold(last.plans, composed.plans, composed.changes);
        last = composed;
      }
    }),
    { numRuns: 200 },
  );
});
