import { day, num } from "@tests/fixtures/brands";
import { makeKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import { makeContent } from "@tests/fixtures/report-content";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InForce } from "@/domain/reports/report";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { dateJa } from "@/domain/words/ja/dates";
import { type LineEdits, type LineStanding, lockOf, outcomeOfLine, shownLine } from "./pasted-lines";

const R7 = fiscalYear(2025);

const standing = (changes: Partial<LineStanding> = {}): LineStanding => ({
  kpi: makeProceduresKpi(),
  isMetric: false,
  fy: R7,
  today: day("2026-05-10"),
  isSubmitted: false,
  isApproved: false,
  content: null,
  inForce: null,
  earlier: [],
  ...changes,
});

const typed = (edits: Partial<Record<keyof LineEdits, string>>): LineEdits =>
  Object.fromEntries(Object.entries(edits).map(([field, text]) => [field, { base: "", typed: text }]));

const outcome = (line: Partial<LineStanding>, edits: LineEdits) =>
  outcomeOfLine(standing(line), edits, dateJa);

describe("a figure that is pasted over an empty line", () => {
  it("is read as people write it, and stands for the year's last day", () => {
    const { cells, content, owed } = outcome(
      {},
      typed({ actualText: "１，２２６手続", reason: "対象を広げた" }),
    );
    expect(cells).toEqual([
      { field: "actualText", before: "", after: "1,226" },
      { field: "reason", before: "", after: "対象を広げた" },
      { field: "asOf", before: "", after: "令和8年3月31日" },
    ]);
    expect(content).toMatchObject({
      actual: "1226",
      actualText: "1,226",
      asOf: "2026-03-31",
      figureStatus: "final",
    });
    expect(owed).toEqual({});
  });

  it("keeps the day that is given, in any calendar", () => {
    const { content } = outcome({}, typed({ actualText: "1226", asOf: "R8.3.1" }));
    expect(content?.asOf).toBe("2026-03-01");
  });

  it("is of a part of the year while that runs", () => {
    const { content } = outcome({ today: day("2025-10-01") }, typed({ actualText: "1000" }));
    expect(content).toMatchObject({ figureStatus: "interim", asOf: "2025-10-01" });
  });

  it("takes the place of 公表待ち", () => {
    const missing = { reason: "awaiting_release", note: "集計中", expectedOn: day("2026-06-30") } as const;
    const content = makeContent({ actual: null, missing, asOf: null });
    expect(outcome({ content }, typed({ actualText: "1226" })).content).toMatchObject({
      missing: null,
      actual: "1226",
    });
  });

  it("is asked about as in the form, and says what is still owed", () => {
    const { warnings, owed } = outcome({}, typed({ actualText: "122600" }));
    expect(warnings.map(({ code }) => code)).toContain("scale_slip");
    expect(owed).toEqual({ reason: { kind: "blank" }, warningNote: { kind: "blank" } });
    expect(outcome({ isMetric: true }, typed({ actualText: "1226" })).owed).toEqual({});
  });
});

describe("what is pasted over an answer", () => {
  const content = makeContent({
    actual: num("1226"),
    actualText: "1226",
    reason: "要因",
    asOf: day("2026-03-31"),
  });

  it("changes nothing where it says the same in other signs", () => {
    const edits: LineEdits = {
      actualText: { base: "1,000", typed: "１２２６手続き" },
      asOf: { base: "", typed: "2026/3/31" },
    };
    expect(outcome({ content }, edits)).toMatchObject({ cells: [], content: null });
  });

  it("tells both values where somebody changed it since", () => {
    const { cells } = outcome({ content }, { actualText: { base: "1,000", typed: "1300" } });
    expect(cells).toEqual([{ field: "actualText", before: "1,226", after: "1,300", madeFrom: "1,000" }]);
  });

  it("leaves somebody's newer value where the cell was not touched", () => {
    const { cells } = outcome({ content }, { actualText: { base: "1,000", typed: "1,000" } });
    expect(cells).toEqual([]);
  });

  it("takes a value away where the cell was emptied", () => {
    const { content: next } = outcome({ content }, { reason: { base: "要因", typed: "" } });
    expect(next).toMatchObject({ reason: "", actual: "1226" });
  });

  it("writes nothing of a line in which one cell cannot be read", () => {
    const { cells, content: next } = outcome(
      { content },
      { actualText: { base: "1,226", typed: "約1300" }, reason: { base: "要因", typed: "改めた" } },
    );
    expect(next).toBeNull();
    expect(cells.map(({ field, fault }) => [field, fault?.reason])).toEqual([
      ["actualText", "figure"],
      ["reason", undefined],
    ]);
  });
});

describe("a line that nothing can be typed in", () => {
  it.each<[Partial<LineStanding>, ReturnType<typeof lockOf>]>([
    [{ isSubmitted: true }, "submitted"],
    [{ inForce: "final" }, "said"],
    [{ inForce: "provisional" }, "said"],
    [{ inForce: "taken_back" }, "said"],
    [{ inForce: "interim" }, null],
    [{ inForce: null }, null],
  ])("%o: %s", (line, lock) => {
    expect(lockOf(standing(line))).toBe(lock);
    expect(outcome(line, typed({ actualText: "1226" })).content === null).toBe(lock !== null);
  });
});

it("begins anew after an approved 年度途中の値: what holds for both stays", () => {
  const content = makeContent({ figureStatus: "interim", nextStep: "続ける", basisNote: "本庁" });
  const line = standing({ content, isApproved: true, inForce: "interim" });
  expect(shownLine(line, dateJa)).toEqual({
    actualText: "",
    asOf: "",
    reason: "",
    nextStep: "続ける",
    warningNote: "",
  });
  expect(outcomeOfLine(line, typed({ actualText: "1226" }), dateJa).content).toMatchObject({
    figureStatus: "final",
    basisNote: "本庁",
    reason: "",
  });
});

it("changes nothing where the cells are sent back as they are shown, whatever stands in them", () => {
  const text = fc.string().map((each) => each.trim());
  const figure = fc.oneof(
    fc.constant({ actual: null, actualText: "" }),
    fc
      .integer({ min: 0, max: 9999 })
      .map((value) => ({ actual: num(String(value)), actualText: String(value) })),
  );
  const lines = fc.record({
    figure,
    asOf: fc.constantFrom<IsoDate | null>(null, day("2026-03-31"), day("2019-05-01")),
    reason: text,
    nextStep: text,
    inForce: fc.constantFrom<InForce>(null, "interim"),
    isApproved: fc.boolean(),
  });
  fc.assert(
    fc.property(lines, ({ figure: { actual, actualText }, asOf, reason, nextStep, ...rest }) => {
      const line = standing({
        kpi: makeKpi(),
        content: makeContent({ actual, actualText, asOf, reason, nextStep }),
        ...rest,
      });
      const shown = shownLine(line, dateJa);
      const edits = Object.fromEntries(
        Object.entries(shown).map(([field, each]) => [field, { base: each, typed: each }]),
      );
      expect(outcomeOfLine(line, edits, dateJa).content).toBeNull();
    }),
  );
});
