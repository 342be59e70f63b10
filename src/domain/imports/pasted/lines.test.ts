import { day, num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import { figureValues, standingFigure, writtenFigure } from "@/domain/imports/figure-answer";
import type { ReportContent, ReportState } from "@/domain/reports/report";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { ANSWER_KIND_WORDS } from "@/domain/words/ja/imports/answer-sheet";
import { type LineEdits, lockOf, openedValues, outcomeOfLine } from "./lines";

const KPI = makeProceduresKpi();
const AFTER = day("2026-05-10");

const typed = (edits: Partial<Record<keyof LineEdits, string>>): LineEdits =>
  Object.fromEntries(Object.entries(edits).map(([field, text]) => [field, { base: "", typed: text }]));

function outcome(
  content: Partial<ReportContent> | null,
  edits: LineEdits,
  { today = AFTER, state = "draft" as ReportState } = {},
) {
  const saved = content && { content: makeContent(content), state, correctionReason: "" };
  const terms = { kpi: KPI, kindWords: ANSWER_KIND_WORDS, fy: fiscalYear(2025), today };
  const { changes, values } = outcomeOfLine(
    { values: figureValues(saved, KPI), standing: standingFigure(saved, KPI) },
    edits,
    terms,
  );
  return { changes, written: values && writtenFigure(values) };
}

describe("a figure that is pasted over an empty line", () => {
  it("is read as people write it, and stands for the year's last day", () => {
    const { changes, written } = outcome(null, typed({ actual: "１，２２６手続", reason: "対象を広げた" }));
    expect(changes).toEqual([
      { field: "actual", kind: "changed", before: "", after: "1226" },
      { field: "reason", kind: "changed", before: "", after: "対象を広げた" },
    ]);
    expect(written).toMatchObject({ actualText: "1,226", asOf: "2026-03-31", figureStatus: "final" });
  });

  it("keeps the day that is given, in any calendar", () => {
    expect(outcome(null, typed({ actual: "1226", asOf: "R8.3.1" })).written?.asOf).toBe("2026-03-01");
  });

  it("is of a part of the year while that runs", () => {
    const { written } = outcome(null, typed({ actual: "1000" }), { today: day("2025-10-01") });
    expect(written).toMatchObject({ figureStatus: "interim", asOf: "2025-10-01" });
  });

  it("takes the place of 公表待ち", () => {
    const missing = { reason: "awaiting_release", note: "集計中", expectedOn: day("2026-06-30") } as const;
    const { written } = outcome({ actual: null, missing, asOf: null }, typed({ actual: "1226" }));
    expect(written).toMatchObject({ missing: null, actualText: "1,226", figureStatus: "final" });
  });

  it("tells what it takes the place of, also what has no column", () => {
    const missing = { reason: "not_surveyed", note: "隔年の調査", expectedOn: null } as const;
    const content = { actualText: "", actual: null, missing, asOf: null, reason: "" } as const;
    for (const state of ["draft", "approved"] as const) {
      const { changes } = outcome(content, typed({ actual: "1226" }), { state });
      expect(changes).toEqual([
        { field: "answer", kind: "changed", before: "not_surveyed", after: "final" },
        { field: "actual", kind: "changed", before: "", after: "1226" },
        { field: "missingNote", kind: "changed", before: "隔年の調査", after: "" },
      ]);
    }
  });

  it("begins anew after an approved 年度途中の値: what holds for both stays", () => {
    const content = { figureStatus: "interim", nextStep: "続ける", basisNote: "本庁" } as const;
    const { written } = outcome(content, typed({ actual: "1226" }), { state: "approved" });
    expect(written).toMatchObject({
      figureStatus: "final",
      basisNote: "本庁",
      nextStep: "続ける",
      reason: "",
    });
  });
});

describe("「この値で正しい理由」 beside a figure that is pasted over", () => {
  const content = { actualText: "2,000", warningNote: "部署で数え直した" } as const;
  const over = (edits: LineEdits) => outcome({ ...content, actual: num("2000") }, edits);

  it("counts no more beside another figure, and is told as gone", () => {
    const { changes, written } = over({ actual: { base: "2000", typed: "20000" } });
    expect(written?.warningNote).toBe("");
    expect(changes).toContainEqual({
      field: "warningNote",
      kind: "changed",
      before: "部署で数え直した",
      after: "",
    });
  });

  it("stays beside the figure that it was written for", () => {
    const { written } = over({ reason: { base: "", typed: "対象を広げた" } });
    expect(written?.warningNote).toBe("部署で数え直した");
  });

  it("is the new one where one is written beside the new figure", () => {
    const note = { base: "部署で数え直した", typed: "対象を広げた" };
    expect(over({ actual: { base: "2000", typed: "20000" }, warningNote: note }).written?.warningNote).toBe(
      "対象を広げた",
    );
  });
});

describe("what is pasted over an answer", () => {
  const content = { actual: num("1226"), actualText: "1226", reason: "要因", asOf: day("2026-03-31") };

  it("changes nothing where it says the same in other signs", () => {
    const edits: LineEdits = {
      actual: { base: "1000", typed: "１２２６手続き" },
      asOf: { base: "", typed: "2026/3/31" },
    };
    expect(outcome(content, edits)).toEqual({ changes: [], written: null });
  });

  it("tells both values where somebody changed it since", () => {
    const { changes } = outcome(content, { actual: { base: "1000", typed: "1300" } });
    expect(changes).toEqual([{ field: "actual", kind: "both", base: "1000", before: "1226", after: "1300" }]);
  });

  it("takes a value away where the cell was emptied", () => {
    const { written } = outcome(content, { reason: { base: "要因", typed: "" } });
    expect(written).toMatchObject({ reason: "", actualText: "1,226" });
  });

  it("writes nothing of a line in which one cell cannot be read", () => {
    const { changes, written } = outcome(content, {
      actual: { base: "1226", typed: "約1300" },
      reason: { base: "要因", typed: "改めた" },
    });
    expect(written).toBeNull();
    expect(changes.map(({ field, kind }) => [field, kind])).toEqual([
      ["actual", "unreadable"],
      ["reason", "changed"],
    ]);
  });
});

describe("over a 速報値 in force", () => {
  const content = makeContent({ actual: num("1226"), actualText: "1226", figureStatus: "provisional" });
  const standing = standingFigure({ content, state: "approved", correctionReason: "" }, KPI);
  const begin = (isApproved: boolean) => openedValues(standing, { inForce: "provisional", isApproved });
  const terms = { kpi: KPI, kindWords: ANSWER_KIND_WORDS, fy: fiscalYear(2025), today: AFTER };

  it.each(["1230", "1226"])("%s is its 確報値, be it the same number", (text) => {
    const edits = { actual: { base: "", typed: text } };
    const { values, changes } = outcomeOfLine({ values: begin(true), standing }, edits, terms);
    expect(values && writtenFigure(values)).toMatchObject({
      figureStatus: "final",
      reason: content.reason,
      nextStep: content.nextStep,
    });
    expect(changes[0]).toEqual({ field: "answer", kind: "changed", before: "provisional", after: "final" });
  });

  it("goes on with a draft that somebody has begun, as a 確報値", () => {
    expect(begin(false)).toEqual({ ...standing, answer: "" });
  });

  it("is nothing else where none is in force", () => {
    expect(openedValues(standing, { inForce: null, isApproved: false })).toBe(standing);
  });
});

it.each([
  [true, null, "submitted"],
  [false, "final", "said"],
  [false, "provisional", null],
  [false, "taken_back", "said"],
  [false, "interim", null],
  [false, null, null],
] as const)("a line that is submitted: %s, with %s in force, is locked: %s", (isSubmitted, inForce, lock) => {
  expect(lockOf({ isSubmitted, inForce })).toBe(lock);
});
