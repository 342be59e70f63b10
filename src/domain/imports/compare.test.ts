import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { makeContent } from "@tests/fixtures/report-content";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { compareAnswer, toldChanges } from "./compare";
import { completed, figureInUnit, figureValues, handedIn, lacksKind, writtenFigure } from "./figure-answer";
import { initiativeValues, standingInitiative, writtenInitiative } from "./initiative-answer";

const KPI = makeProceduresKpi();
const AT = { fy: fiscalYear(2025), today: isoDate("2026-06-15") };
const NOTHING = figureValues(null, KPI);
const saved = (over: Parameters<typeof makeContent>[0] = {}, state: "draft" | "approved" = "draft") =>
  figureValues({ content: makeContent(over), state, correctionReason: "" }, KPI);

const values = fc.record({ a: fc.constantFrom("", "1", "2"), b: fc.constantFrom("", "x", "y") });

it("never writes what neither stands there nor in the file, and keeps what the file did not change", () => {
  fc.assert(
    fc.property(values, values, values, (base, now, file) => {
      const read = { a: { ok: true, value: file.a }, b: { ok: true, value: file.b } } as const;
      const { merged, changes } = compareAnswer(base, now, read);
      for (const field of ["a", "b"] as const) {
        expect([now[field], file[field]]).toContain(merged[field]);
        if (file[field] === base[field]) expect(merged[field]).toBe(now[field]);
        const told = changes.some((change) => change.field === field);
        expect(told).toBe(merged[field] !== now[field]);
      }
      // Taken once, the file has nothing more to say.
      expect(compareAnswer(base, merged, read).changes).toEqual([]);
    }),
  );
});

it("leaves a field without a column, and one that cannot be read, as it stands", () => {
  const fault = { reason: "error_value", code: "#REF!" } as const;
  expect(compareAnswer({ a: "1", b: "x" }, { a: "1", b: "x" }, { a: { ok: false, fault } })).toEqual({
    merged: { a: "1", b: "x" },
    changes: [{ field: "a", kind: "unreadable", before: "1", fault }],
  });
});

it("writes an answer as it was shown", () => {
  const content = makeContent({ actualText: "2,000", nextStep: "広げる" });
  const { actual: _, ...written } = content;
  expect(writtenFigure(saved({ actualText: "2,000", nextStep: "広げる" }))).toEqual(written);
});

it("begins anew after an approved 公表待ち or 年度途中の値, with what holds for both", () => {
  const interim = saved({ figureStatus: "interim", nextStep: "広げる", basisNote: "本庁のみ" }, "approved");
  expect(interim).toEqual({ ...NOTHING, nextStep: "広げる", basisNote: "本庁のみ" });
  expect(saved({}, "approved").actual).toBe("2000");
});

it("fills in what follows from a figure alone: its kind, and the year's last day", () => {
  expect(completed({ ...NOTHING, actual: "5" }, AT)).toMatchObject({ answer: "final", asOf: "2026-03-31" });
  const running = { ...AT, today: isoDate("2025-12-01") };
  expect(completed({ ...NOTHING, actual: "5" }, running)).toMatchObject({
    answer: "interim",
    asOf: "2025-12-01",
  });
  expect(completed({ ...NOTHING, nextStep: "広げる" }, AT)).toEqual({ ...NOTHING, nextStep: "広げる" });
});

it("asks which kind of answer a reason for no figure belongs to", () => {
  expect(lacksKind({ ...NOTHING, missingNote: "集計中" })).toBe(true);
  expect(lacksKind({ ...NOTHING, answer: "awaiting_release", missingNote: "集計中" })).toBe(false);
  // 実績 is chosen: what was said of the missing figure before is over.
  expect(lacksKind({ ...NOTHING, answer: "final", actual: "5", missingNote: "集計中" })).toBe(false);
});

it("hands in an answer without a figure without what only a figure needs", () => {
  const awaited = writtenFigure({
    ...NOTHING,
    answer: "awaiting_release",
    missingNote: "集計中",
    reason: "前の要因",
    asOf: "2026-03-31",
  });
  expect(handedIn(awaited)).toMatchObject({ asOf: null, reason: "", missing: { note: "集計中" } });
  expect(handedIn({ ...awaited, actualText: "5" })).toMatchObject({ reason: "前の要因" });
});

it("shows an initiative's answer, and begins anew after one of the middle of the year", () => {
  const content = {
    progress: "under_way",
    done: "始めた ",
    result: "",
    nextStep: "",
    warningNote: "",
  } as const;
  const answer = { content, state: "draft", isInterim: true, correctionReason: "" } as const;
  expect(writtenInitiative(initiativeValues(answer))).toEqual({ ...content, done: "始めた" });
  expect(initiativeValues({ ...answer, state: "approved" })).toEqual(initiativeValues(null));
  expect(
    initiativeValues({ ...answer, state: "approved", content: { ...content, progress: "completed" } })
      .progress,
  ).toBe("completed");
});

it("tells a draft's figure with every digit that was typed", () => {
  const terms = { unit: "%", decimals: 1 };
  expect(["12.345", "25", "1,4"].map((actual) => figureInUnit(actual, terms))).toEqual([
    "12.345%",
    "25.0%",
    "1,4",
  ]);
});

it("tells a 年度途中の状況 in force as what the answer for the year takes the place of", () => {
  const content = {
    progress: "under_way",
    done: "様式を作った",
    result: "",
    nextStep: "",
    warningNote: "",
  } as const;
  const interim = { content, state: "approved", isInterim: true, correctionReason: "" } as const;
  const [now, standing] = [initiativeValues(interim), standingInitiative(interim)];
  const { merged, changes } = compareAnswer(now, now, { progress: { ok: true, value: "completed" } });
  expect(changes).toEqual([{ field: "progress", kind: "changed", before: "", after: "completed" }]);
  expect(toldChanges(changes, { standing, after: merged })).toEqual([
    { field: "progress", kind: "changed", before: "under_way", after: "completed" },
    { field: "done", kind: "changed", before: "様式を作った", after: "" },
  ]);
});
