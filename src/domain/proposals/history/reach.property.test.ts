/** How far back changes reach, for histories of editions made at random. */
import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { EDITS, type Edit } from "@tests/fixtures/plan-life";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Kpi, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { BREAKING_TERMS, changedTerms, kpiInYear } from "@/domain/plan/editions";
import { type Decision, type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { differences } from "@/domain/proposals/diff";
import { examineProposal } from "@/domain/proposals/examine";
import { addYears, type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { firstYearFor } from "./reach";
import type { OnRecord } from "./record";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
const TODAY = day("2027-06-01");
const decided = (after: PlanDefinition, said: Partial<Decision>, before: PlanDefinition): PlanDecisions =>
  Object.fromEntries(
    differences(before, after).map(({ key }) => [key, { ...UNDECIDED, reason: "見直し", ...said }]),
  );

/** One change after the other: terms, from which year, by which factor. */
const anyChange = fc.record({
  edits: fc.array(
    fc.constantFrom<keyof typeof EDITS>(
      "target",
      "higher target",
      "trend",
      "unit",
      "restated unit",
      "scale",
      "direction",
      "aggregation",
      "fewer decimals",
      "more decimals",
      "limit",
      "lowest",
      "baseline",
    ),
    { minLength: 1, maxLength: 3 },
  ),
  from: fc.option(fc.integer({ min: 0, max: 4 }).map((step) => addYears(R7, step))),
  factor: fc.constantFrom(null, num("1"), num("1000"), num("0.001")),
  rejudges: fc.boolean(),
});
const count = makeKpi({ decimals: 1 });
const figures = fc.uniqueArray(fc.constantFrom(R7, R8, R9), { maxLength: 2 });
const recordOf = (fys: readonly FiscalYear[]): OnRecord => ({
  ...NOTHING_ON_RECORD,
  figures: fys.map((fy) => ({ kpiId: count.id, fy, actual: num("130.5") })),
});
const edited = (kpi: Kpi, edits: readonly (keyof typeof EDITS)[]) =>
  edits.reduce<Kpi>((each, name) => (EDITS[name] as Edit)(each) ?? each, kpi);
/** What became of the plan; the one before where the change was refused. */
function confirmed(
  before: PlanDefinition,
  { edits, ...said }: typeof anyChange extends fc.Arbitrary<infer T> ? T : never,
  record = NOTHING_ON_RECORD,
) {
  const after = { ...before, kpis: before.kpis.map((kpi) => edited(kpi, edits)) };
  const { plan: next, problems } = examineProposal(
    before,
    after,
    decided(after, said, before),
    record,
    TODAY,
  );
  return problems.length === 0 ? next : before;
}
const breaks = (one: Kpi, other: Kpi) => BREAKING_TERMS.some((term) => one[term] !== other[term]);

describe("for any history of editions", () => {
  it("a confirmed change leaves every year of other terms as it states them", () => {
    let reached = 0;
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 2, maxLength: 6 }), (changes) => {
        let now = makePlan({ kpis: [count] });
        for (const change of changes) {
          const next = confirmed(now, change);
          const [was = count, is = count] = [now.kpis[0], next.kpis[0]];
          for (const fy of planYears(now)) {
            const [old, read] = [kpiInYear(was, fy), kpiInYear(is, fy)];
            if (!breaks(old, was) && !breaks(read, is)) continue;
            reached += 1;
            expect(changedTerms(old, read)).toEqual([]);
          }
          now = next;
        }
      }),
      { numRuns: 400 },
    );
    expect(reached).toBeGreaterThan(150);
  });

  it("a year that is offered may be chosen, and none that may be is left out", () => {
    const HARD = ["reaches_other_terms", "reinterprets", "too_few_decimals", "above_limit", "below_lowest"];
    let offered = 0;
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 3 }), anyChange, figures, (earlier, change, fys) => {
        const before = earlier.reduce((now, each) => confirmed(now, each), makePlan({ kpis: [count] }));
        const record = recordOf(fys);
        const [was = count] = before.kpis;
        const after = { ...before, kpis: [edited(was, change.edits.slice(0, 1))] };
        const own = differences(before, after);
        for (const each of own.filter(({ needsYear }) => needsYear)) {
          const first = firstYearFor(each, own, was, record);
          for (const from of [null, ...planYears(before)]) {
            const isOffered = first === null || (from !== null && from >= first);
            const { problems } = examineProposal(
              before,
              after,
              decided(after, { ...change, from }, before),
              record,
              TODAY,
            );
            const stands = problems.some(({ kind }) => HARD.includes(kind));
            offered += isOffered ? 1 : 0;
            // Of what is restated with a unit one part may be possible where the other is not.
            if (isOffered) expect(stands).toBe(false);
            else if (own.length === 1) expect(stands).toBe(true);
          }
        }
      }),
      {
        numRuns: 250,
        // Places that a year has already, fewer and more: found by chance.
        examples: [
          [
            [
              { edits: ["more decimals"], from: null, factor: null, rejudges: false },
              { edits: ["fewer decimals"], from: fiscalYear(2026), factor: null, rejudges: false },
            ],
            { edits: ["more decimals"], from: null, factor: null, rejudges: false },
            [fiscalYear(2025)],
          ],
          [
            [
              { edits: ["fewer decimals", "target"], from: null, factor: null, rejudges: false },
              { edits: ["more decimals"], from: fiscalYear(2026), factor: null, rejudges: false },
            ],
            { edits: ["fewer decimals"], from: null, factor: null, rejudges: false },
            [fiscalYear(2025)],
          ],
        ],
      },
    );
    expect(offered).toBeGreaterThan(200);
  });
});
