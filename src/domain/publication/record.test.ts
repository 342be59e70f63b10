import { realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import {
  markOfWords,
  marksTurnedBy,
  marksWithoutFigure,
  previousMark,
  tellingOfDecision,
  toldDefinitions,
  toldFirstBy,
  turnInForce,
} from "./record";
import type { MarkCause, RecordedChange } from "./snapshot";

const ONE = toKpiId("one");
const OTHER = toKpiId("other");
const R6 = fiscalYear(2024);
const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);

/** What publication `no` told of a year of the KPI; the tenth of the month of its number. */
function told(no: number, changes: Partial<RecordedChange> = {}): RecordedChange {
  const publishedAt = `2026-0${no}-10T00:00:00.000Z`;
  return { kind: "mark", kpiId: ONE, fy: R7, text: "", no, publishedAt, ...changes };
}
const marks = (...causes: MarkCause[]) =>
  ({ before: "achieved", after: "improving", causes }) as const satisfies RecordedChange["marks"];
const rejudged = (no: number, changes: Partial<RecordedChange> = {}) =>
  told(no, { marks: marks("rejudged"), ...changes });
const correction = (no: number, changes: Partial<RecordedChange> = {}) =>
  told(no, { kind: "correction", ...changes });

describe("marks that turned without a figure of their year", () => {
  it("are those of the indicator, newest first, also under its earlier name", () => {
    const [first, second] = [told(1), told(3, { kpiId: OTHER })];
    const record = [first, correction(2), second, told(4, { kpiId: null }), told(5, { kpiId: toKpiId("x") })];
    expect(marksWithoutFigure(record, [ONE, OTHER])).toEqual([second, first]);
    expect(marksWithoutFigure(record, [ONE])).toEqual([first]);
  });
});

describe("what turned the mark that a year has now", () => {
  it("is the last one told of that year", () => {
    expect(turnInForce([rejudged(1), rejudged(2)], ONE, R7)).toEqual(rejudged(2));
    expect(turnInForce([rejudged(1)], ONE, R8)).toBeNull();
    expect(turnInForce([rejudged(1)], OTHER, R7)).toBeNull();
    expect(turnInForce([], ONE, R7)).toBeNull();
  });

  it.each<MarkCause[][]>([[["rejudged"]], [["earlier_year"]], [["rule"]], [["figure", "earlier_year"]]])(
    "may be %s",
    (causes) => {
      const turned = told(1, { marks: marks(...causes) });
      expect(turnInForce([rejudged(1, { no: 0 }), turned, told(2)], ONE, R7)).toEqual(turned);
    },
  );

  it("is no correction of the year's own figure alone: the correction says that", () => {
    expect(turnInForce([correction(1, { marks: marks("figure") })], ONE, R7)).toBeNull();
  });

  it.each<[string, RecordedChange]>([
    ["a correction that turned it", correction(2, { marks: marks("figure") })],
    ["a 確報値 that turned it", told(2, { kind: "confirmation", marks: marks("figure") })],
  ])("is past after %s of the year", (_what, later) => {
    expect(turnInForce([rejudged(1), later], ONE, R7)).toBeNull();
    expect(turnInForce([rejudged(1), { ...later, fy: R8 }], ONE, R7)).toEqual(rejudged(1));
    expect(turnInForce([rejudged(1), { ...later, kpiId: OTHER }], ONE, R7)).toEqual(rejudged(1));
    // Of the same publication it was told together with it.
    expect(turnInForce([rejudged(2), later], ONE, R7)).toEqual(rejudged(2));
  });

  it.each(["text", "correction", "confirmation"] as const)(
    "is not past after a %s of the year that left the mark as it was",
    (kind) => {
      expect(turnInForce([rejudged(1), told(2, { kind })], ONE, R7)).toEqual(rejudged(1));
    },
  );
});

describe("the mark before the one that a year has now", () => {
  it("is what the last turn of that year took away", () => {
    const first = told(1, { marks: { before: "not_evaluated", after: "achieved", causes: ["figure"] } });
    const record = [first, rejudged(2), told(3), rejudged(4, { fy: R8 }), rejudged(5, { kpiId: OTHER })];
    expect(previousMark(record, ONE, R7)).toBe("achieved");
    expect(previousMark([first, told(2)], ONE, R7)).toBe("not_evaluated");
    expect(previousMark(record, ONE, R6)).toBeNull();
    expect(previousMark([told(1)], ONE, R7)).toBeNull();
  });
});

describe("the marks that a correction turned", () => {
  const of = (record: readonly RecordedChange[], approvedAt = "2026-02-01T00:00:00.000Z") =>
    marksTurnedBy(record, { kpiId: ONE, fy: R7, approvedAt });
  const turned = told(2, { fy: R8, marks: marks("earlier_year") });

  it.each(["correction", "confirmation"] as const)("are told by the publication that told the %s", (kind) => {
    expect(of([told(2, { kind }), turned])).toEqual([turned]);
    expect(of([told(2, { kind }), turned], "2026-02-10T00:00:00.000Z")).toEqual([turned]);
  });

  it("are none of an earlier publication, of a later one, or of a correction that is not told yet", () => {
    const early = { ...turned, no: 1 };
    expect(of([early, correction(1), correction(2), { ...turned, no: 3 }])).toEqual([]);
    expect(of([correction(2), turned], "2026-02-10T00:00:00.001Z")).toEqual([]);
    expect(of([turned])).toEqual([]);
  });

  it("are of later years of the same KPI, and turned by an earlier year", () => {
    const others = [
      { ...turned, fy: R6 },
      { ...turned, fy: R7 },
      { ...turned, fy: null },
      { ...turned, kpiId: OTHER },
      { ...turned, kind: "definition" as const },
      { ...turned, marks: marks("rejudged") },
      told(2, { fy: R8 }),
    ];
    expect(of([correction(2), ...others])).toEqual([]);
    expect(of([correction(2, { fy: R8 }), turned])).toEqual([]);
    expect(of([correction(2, { kpiId: OTHER }), turned])).toEqual([]);
    expect(of([told(2, { kind: "text" }), turned])).toEqual([]);
  });
});

describe("the mark that a year's words speak of", () => {
  const back = { before: "improving", after: "achieved", causes: ["rejudged"] } as const;

  it("is the one before, where the mark was given again since", () => {
    expect(markOfWords([told(1, { kind: "figure" }), rejudged(2)], ONE, R7)).toBe("achieved");
    expect(markOfWords([rejudged(2)], ONE, R7)).toBe("achieved");
    expect(markOfWords([told(1, { kind: "figure" }), rejudged(2)], ONE, R8)).toBeNull();
    expect(markOfWords([told(1, { kind: "figure" }), rejudged(2)], OTHER, R7)).toBeNull();
  });

  it("is the mark that the year has, where the words came with it or after it, or it has turned back", () => {
    for (const kind of ["text", "correction", "confirmation"] as const) {
      expect(markOfWords([rejudged(2), told(2, { kind })], ONE, R7)).toBeNull();
      expect(markOfWords([rejudged(2), told(3, { kind })], ONE, R7)).toBeNull();
    }
    expect(markOfWords([rejudged(2), told(3, { marks: back })], ONE, R7)).toBeNull();
    expect(markOfWords([], ONE, R7)).toBeNull();
  });

  it("is the first one of several that came since", () => {
    const again = { before: "improving", after: "not_achieved", causes: ["rule"] } as const;
    expect(markOfWords([told(1, { kind: "text" }), rejudged(2), told(3, { marks: again })], ONE, R7)).toBe(
      "achieved",
    );
  });
});

describe("the publication that told a change first", () => {
  const year = { kpiId: ONE, fy: R7 };
  const at = (no: number, ofDocuments = false) => ({
    revision: no,
    approvedAt: `2026-0${no}-05T00:00:00.000Z`,
    reason: "",
    office: null,
    ...(ofDocuments ? { wordsStayed: true as const } : {}),
  });

  it("is the first after the approval that tells of that year's words or documents", () => {
    const [text, later] = [told(2, { kind: "text" }), told(4, { kind: "text" })];
    const evidence = told(3, { kind: "evidence" });
    const others = [told(2, { kind: "text", fy: R8 }), told(2, { kind: "text", kpiId: OTHER })];
    const record = [...others, text, evidence, later];
    expect(toldFirstBy(record, year, { rewording: at(2) })).toBe(text);
    expect(toldFirstBy(record, year, { rewording: at(3) })).toBe(later);
    expect(toldFirstBy(record, year, { rewording: at(2, true) })).toBe(evidence);
    expect(toldFirstBy(record, year, { rewording: at(5) })).toBeUndefined();
  });

  it("is of a decision the one that told the same of the same plan and KPI", () => {
    const plan = realPlan("dx-2");
    const values = { kpiId: ONE, what: "target", from: R8, before: "1", after: "2" } as const;
    const decision = { ...values, reason: "", decidedOn: null, document: null, rejudges: false };
    const definition = { ...values, planId: plan.id, path: null, isDecided: true };
    const by = (no: number, changes: Partial<typeof definition>) =>
      told(no, { kind: "definition", fy: null, definition: [{ ...definition, ...changes }] });
    const others = [by(1, { planId: "other" }), by(2, { kpiId: OTHER }), by(3, { isDecided: false })];
    const find = (record: RecordedChange[]) => tellingOfDecision(toldDefinitions(record), plan, decision)?.no;
    expect(find([...others, by(4, {}), by(5, {})])).toBe(4);
    expect(find(others)).toBeUndefined();
  });
});
