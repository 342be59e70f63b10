/** A reason for a correction stands on what was corrected alone: random lives of an initiative, a metric and two assessments. */
import { makeApprovedInitiative } from "@tests/fixtures/approved-initiative";
import { makeApprovedAssessment, thousandYen } from "@tests/fixtures/assessments";
import { makeApprovedMetric, planWithMetrics } from "@tests/fixtures/metrics";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import fc from "fast-check";
import { expect, it } from "vitest";
import { partsOf } from "@/domain/plan/parts";
import { composePlans, type Material } from "@/domain/publication/compose";
import { figureKey } from "@/domain/publication/publishable";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import type { InitiativeState } from "@/domain/reports/initiatives/initiative";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import { isoDate } from "@/domain/shared/iso-date";
import { changeText } from "@/domain/words/ja/publication/publication";
import { siteModel } from "../model/site";
import { assessmentRows } from "./assessments-data";
import type { Cell } from "./columns";
import { initiativeRows } from "./initiative-rows";
import { metricRows } from "./metric-rows";

const PLAN = planWithMetrics();
const PARTS = partsOf([PLAN]);
const [WHOLE, MEASURE] = [PARTS[0]?.id ?? "", PARTS.at(-1)?.id ?? ""];
type Row = Readonly<Record<string, Cell | undefined>>;

const said = fc.constantFrom("", "進んだ。", "大いに進んだ。");
const why = fc.constantFrom("", "集計の誤り", "表現の見直し");
const act = <K extends string, V>(kind: K, values: fc.Arbitrary<V>) =>
  fc.record({ do: fc.constant(kind), why, values });
const anyAct = fc.oneof(
  act(
    "initiative",
    fc.record({ done: said, progress: fc.constantFrom<InitiativeState>("under_way", "completed") }),
  ),
  act("metric", fc.record({ actual: fc.constantFrom("10", "20"), reason: said })),
  act(
    "assessment",
    fc.record({
      id: fc.constantFrom(WHOLE, MEASURE),
      summary: said,
      opinion: said,
      response: said,
      budget: fc.constantFrom(null, ...[0, 1200, 1300].map(thousandYen)),
    }),
  ),
  fc.constant({ do: "publish" as const }),
);
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;

interface Approved {
  initiatives: Material["approvedInitiatives"];
  metrics: NonNullable<Material["approvedMetrics"]>;
  assessments: NonNullable<Material["assessments"]>["approved"];
}

function approve(approved: Approved, each: Exclude<Act, { do: "publish" }>, revision: number): void {
  const changes = { revision, correctionReason: each.why };
  if (each.do === "initiative") {
    const { progress, done } = each.values;
    approved.initiatives = [
      ...approved.initiatives,
      makeApprovedInitiative("line-1", progress, changes, { done }),
    ];
  } else if (each.do === "metric") {
    approved.metrics = [...approved.metrics, makeApprovedMetric("bookings", each.values, changes)];
  } else {
    const { id, opinion, response, ...words } = each.values;
    const by = { opinionBy: "委員会", opinionOn: isoDate("2026-06-10") };
    const content = { ...words, ...(opinion === "" ? {} : { opinion, response, ...by }) };
    approved.assessments = [...approved.assessments, makeApprovedAssessment(id, content, changes)];
  }
}

function publish(approved: Approved, before: PublicationSnapshot | null): PublicationSnapshot {
  const no = (before?.no ?? 0) + 1;
  const publishedAt = "2026-06-15T03:00:00.000Z";
  const composed = composePlans(
    {
      plans: [{ definition: PLAN, isPublic: true }],
      reports: [],
      approvedInitiatives: approved.initiatives,
      approvedMetrics: approved.metrics,
      assessments: { approved: approved.assessments, parts: new Map([[PLAN.id, PARTS]]) },
      published: everTold,
      evidence: [],
      no,
      publishedAt,
      before: before && {
        plans: before.plans,
        record: before.record ?? [],
        publishedAt,
        ruleVersion: JUDGEMENT_RULE_VERSION,
      },
      withdraws: null,
    },
    { ofJudgement: () => "", ofChange: changeText },
  );
  return { ...makeSnapshot({ plans: [PLAN] }), ...composed, no, publishedAt, history: [] };
}
let everTold = new Set<string>();

/** What a row says, without what only tells of its change. */
function contentOf(row: Row): string {
  const { publication_no, published_at, revision, correction_reason, ...content } = row;
  return JSON.stringify(content);
}

const keyOf = (row: Row) => `${row.part_id}/${row.fiscal_year}/${row.kind_code}`;
const reasoned = { initiatives: 0, metrics: 0, assessments: 0 };

it("never on a row that stayed as it was told", () => {
  fc.assert(
    fc.property(fc.array(anyAct, { minLength: 4, maxLength: 20 }), (acts) => {
      const approved: Approved = { initiatives: [], metrics: [], assessments: [] };
      everTold = new Set();
      /** What each row of assessments said, publication after publication. */
      const courses = new Map<string, Set<string>>();
      let last: PublicationSnapshot | null = null;
      for (const [index, each] of [...acts, { do: "publish" as const }].entries()) {
        if (each.do !== "publish") {
          approve(approved, each, index + 1);
          continue;
        }
        last = publish(approved, last);
        for (const { metricId, years } of last.plans.flatMap(({ metrics = [] }) => metrics)) {
          for (const { fy, revision } of years) everTold.add(figureKey(metricId, fy, revision));
        }
        const model = siteModel(last);
        for (const [what, rows] of [
          ["initiatives", initiativeRows(model)],
          ["metrics", metricRows(model)],
        ] as const) {
          for (const row of rows.filter(({ correction_reason }) => correction_reason)) {
            expect(row.changed_after_publication, JSON.stringify(row)).not.toBe("");
            reasoned[what] += 1;
          }
        }
        const rows = assessmentRows(model);
        const keys = new Set(rows.map(keyOf));
        for (const [key, course] of courses) if (!keys.has(key)) course.add("");
        for (const row of rows) {
          // One that was not there before is another row than none.
          const course = courses.get(keyOf(row)) ?? new Set(last.no === 1 ? [] : [""]);
          courses.set(keyOf(row), course.add(contentOf(row)));
          if (!row.correction_reason) continue;
          expect(course.size, JSON.stringify(row)).toBeGreaterThan(1);
          reasoned.assessments += 1;
        }
      }
    }),
    { numRuns: 150 },
  );
  for (const [what, times] of Object.entries(reasoned)) expect(times, what).toBeGreaterThan(20);
}, 60_000);
