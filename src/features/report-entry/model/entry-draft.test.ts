import { day, num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { differences, mergeDrafts } from "./draft-versions";
import {
  type Answer,
  answeredAs,
  answersNow,
  asLastYear,
  contentOf,
  DRAFT_FIELDS,
  draftOf,
  type FigureContext,
  isConfirming,
  isCorrecting,
  previewFigure,
  startDraft,
  submissionErrors,
  submittedContentOf,
  typedFigure,
} from "./entry-draft";
import { parseKept } from "./kept-text";

const KPI = makeProceduresKpi();

const CONTEXT: FigureContext = {
  kpi: KPI,
  isMetric: false,
  fy: fiscalYear(2025),
  today: day("2026-06-15"),
  basis: { plan: PLAN_PERIOD, kpi: KPI, years: [] },
  earlier: [],
  inForce: null,
  approved: null,
  isAskedAgain: false,
};

const LAST_YEAR = [{ fy: fiscalYear(2024), value: num("1820") }];
const BLANK = draftOf(null, "", day("2026-03-31"));

describe("the preview", () => {
  it("reads full-width figures and shows the coming mark with its sentence", () => {
    const preview = previewFigure({ ...BLANK, actualText: "２，０００" }, CONTEXT);
    expect(preview).toMatchObject({ kind: "read", figure: "2,000手続き", judgement: { code: "improving" } });
  });

  it("is blank or says what cannot be read", () => {
    expect(previewFigure({ ...BLANK, actualText: " " }, CONTEXT)).toEqual({ kind: "blank" });
    expect(previewFigure({ ...BLANK, actualText: "1,2,3" }, CONTEXT)).toMatchObject({ kind: "unreadable" });
  });
});

describe("前年度と同じ", () => {
  const known: FigureContext = {
    ...CONTEXT,
    earlier: LAST_YEAR,
  };

  it("has no mark of a metric, whatever the figure, and is checked all the same", () => {
    const metric = { ...CONTEXT, isMetric: true };
    expect(previewFigure({ ...BLANK, actualText: "２，０００" }, metric)).toMatchObject({
      kind: "read",
      figure: "2,000手続き",
      judgement: null,
      turned: [],
    });
    expect(previewFigure({ ...BLANK, actualText: "-1" }, metric)).toMatchObject({ kind: "unreadable" });
  });

  it("fills in all that can be submitted at once, and keeps what was written", () => {
    const filled = { ...BLANK, ...asLastYear(BLANK, known) };
    expect(filled).toMatchObject({ actualText: "1,820", reason: "前年度から変わりありません。" });
    expect(submissionErrors(filled, known)).toEqual({});
    const written = { ...BLANK, answer: "awaiting_release" as const, reason: "制度が同じため" };
    expect(asLastYear(written, known)).toMatchObject({ answer: "figure", reason: "制度が同じため" });
  });

  it("is offered only where the year before has a figure", () => {
    expect(asLastYear(BLANK, CONTEXT)).toBeNull();
    const older = [{ fy: fiscalYear(2023), value: num("908") }];
    expect(asLastYear(BLANK, { ...CONTEXT, earlier: older })).toBeNull();
    const baseline = { ...CONTEXT, kpi: { ...KPI, baseline: { fy: fiscalYear(2024), value: num("0") } } };
    expect(asLastYear(BLANK, baseline)).toMatchObject({ actualText: "0" });
  });

  it("does not speak for another figure that is typed afterwards", () => {
    const filled = { ...BLANK, ...asLastYear(BLANK, known) };
    expect({ ...filled, ...typedFigure(filled, "1,900", known) }).toMatchObject({
      actualText: "1,900",
      reason: "",
      warningNote: "",
    });
    const own = { ...filled, reason: "新しい手続き", warningNote: "確認済み" };
    // Nor does what a person wrote for it: it stays to be read, and the question is asked again.
    const other = { ...own, ...typedFigure(own, "1,900", known) };
    expect(other).toMatchObject({
      reason: "新しい手続き",
      warningNote: "",
      formerNote: { text: "確認済み", actual: "1820" },
    });
    expect(contentOf(other).warningNote).toBe("");
    expect({ ...other, ...typedFigure(other, "1820", known) }).toMatchObject({ warningNote: "確認済み" });
    expect({ ...other, ...asLastYear(other, known) }).toMatchObject({ warningNote: "確認済み" });
  });
});

describe("公表待ち", () => {
  it("has its usual note at once, which goes again with the answer", () => {
    const awaiting = { ...BLANK, ...answeredAs(BLANK, "awaiting_release") };
    expect(awaiting.missingNote).toBe("値がまだ公表されていないため。");
    expect(submissionErrors({ ...awaiting, expectedOn: day("2026-09-30") }, CONTEXT)).toEqual({});
    expect({ ...awaiting, ...answeredAs(awaiting, "not_surveyed") }.missingNote).toBe("");
    const own = { ...awaiting, missingNote: "国の統計のため" };
    expect({ ...own, ...answeredAs(own, "figure") }.missingNote).toBe("国の統計のため");
    expect(answeredAs(own, "awaiting_release")).toEqual({ answer: "awaiting_release" });
  });

  it("once approved, is followed by a blank form that keeps what holds for both", () => {
    const content = {
      ...contentOf({ ...BLANK, nextStep: "広げます", basisNote: "市民のみ" }),
      asOf: null,
      actual: null,
      missing: { reason: "awaiting_release" as const, note: "公表前", expectedOn: day("2026-09-30") },
    };
    const report = { state: "approved" as const, content, correctionReason: "" };
    expect(startDraft(report, CONTEXT, day("2026-03-31"))).toEqual({
      ...BLANK,
      nextStep: "広げます",
      basisNote: "市民のみ",
    });
    expect(startDraft({ ...report, state: "draft" }, CONTEXT, day("2026-03-31")).answer).toBe(
      "awaiting_release",
    );
  });
});

describe("the kinds of a figure", () => {
  const running: FigureContext = { ...CONTEXT, today: day("2025-11-20") };
  const report = { state: "not_started" as const, content: null, correctionReason: "" };
  const stored = (figureStatus: "final" | "provisional" | "interim") =>
    makeContent({ actual: num("1200"), figureStatus, nextStep: "広げます" });

  it("are all but a value of a part of the year once it has ended, and that one alone while it runs", () => {
    expect(answersNow(BLANK, CONTEXT)).toEqual(["figure", "provisional", "awaiting_release", "not_surveyed"]);
    expect(answersNow({ answer: "interim" }, CONTEXT)).toEqual([
      "figure",
      "provisional",
      "interim",
      "awaiting_release",
      "not_surveyed",
    ]);
    const start = startDraft(report, running, day("2025-11-20"));
    expect(start.answer).toBe("interim");
    expect(answersNow(start, running)).toEqual(["interim", "awaiting_release", "not_surveyed"]);
    expect(asLastYear({ ...start, answer: "not_surveyed" }, { ...running, earlier: LAST_YEAR })?.answer).toBe(
      "interim",
    );
  });

  it("are sent, and come back as they were", () => {
    for (const answer of ["figure", "provisional", "interim"] as const) {
      const content = {
        ...contentOf({ ...BLANK, answer, actualText: "5" }),
        actual: num("5"),
        missing: null,
        asOf: null,
      };
      expect(submittedContentOf({ ...BLANK, answer, actualText: "5" }).actualText).toBe("5");
      expect(draftOf(content, "", "").answer).toBe(answer);
    }
  });

  it("take no figure of the whole year before its end: said at the choice", () => {
    const draft = { ...BLANK, actualText: "1,200", reason: "要因", asOf: day("2025-11-20") };
    expect(submissionErrors(draft, running)).toEqual({
      answer:
        "令和7年度はまだ終わっていないため、「年度途中の値」として入力してください。評価（○・△・×）は付きません。",
    });
    expect(submissionErrors({ ...draft, answer: "interim" }, running)).toEqual({});
    // A draft of the whole year, saved before there were kinds, goes on as one of a part of it.
    const draftSaved = { ...report, state: "draft" as const, content: stored("final") };
    expect(startDraft(draftSaved, running, day("2025-11-20")).answer).toBe("interim");
  });

  it("have no mark where they are of a part of the year, and say what they are", () => {
    const draft = { ...BLANK, answer: "interim" as const, actualText: "2,600", asOf: day("2025-11-20") };
    expect(previewFigure(draft, running)).toMatchObject({
      figure: "2,600手続き（年度途中の値）",
      judgement: { code: "not_evaluated", reason: { kind: "interim", asOf: day("2025-11-20") } },
    });
    // The same value as last year, which of a whole year would be asked about.
    const after: FigureContext = { ...running, earlier: LAST_YEAR };
    const same = { ...draft, actualText: "1,820" };
    expect(previewFigure(same, after)).toMatchObject({ kind: "read", warnings: [] });
    expect(previewFigure({ ...same, answer: "figure" }, after)).toMatchObject({
      warnings: [{ code: "same_as_last" }],
    });
  });

  it("begin anew after a value of a part of the year, and ask no reason", () => {
    const context: FigureContext = { ...CONTEXT, inForce: "interim" };
    const start = startDraft(
      { state: "approved", content: stored("interim"), correctionReason: "" },
      context,
      day("2026-03-31"),
    );
    expect(start).toEqual({ ...BLANK, nextStep: "広げます" });
    expect(isCorrecting(start, context)).toBe(false);
  });

  it("begin with the value of a 速報値 as its 確報値, and ask a reason only for what does not confirm it", () => {
    const context: FigureContext = { ...CONTEXT, inForce: "provisional" };
    const start = startDraft(
      { state: "approved", content: stored("provisional"), correctionReason: "" },
      context,
      day("2026-03-31"),
    );
    expect(start).toMatchObject({ answer: "figure", actualText: "1200" });
    const reasonAsked = (answer: Answer) => isCorrecting({ ...start, answer }, context);
    expect(["figure", "provisional", "awaiting_release"].map((each) => reasonAsked(each as Answer))).toEqual([
      false,
      true,
      true,
    ]);
    expect(isConfirming(start, context)).toBe(true);
    expect(Object.keys(submissionErrors({ ...start, answer: "provisional" }, context))).toEqual([
      "correctionReason",
    ]);
    expect(submissionErrors(start, context)).toEqual({});
  });
});

describe("marks of later years", () => {
  it("that a correction would turn are told beforehand", () => {
    const year = (fy: number, actual: string) => ({
      fy: fiscalYear(fy),
      actual: num(actual),
      missing: null,
      status: "final" as const,
      asOf: null,
    });
    const basis = { plan: PLAN_PERIOD, kpi: KPI, years: [year(2025, "1000"), year(2026, "1100")] };
    const turned = (actualText: string) => {
      const preview = previewFigure({ ...BLANK, actualText }, { ...CONTEXT, basis, inForce: "final" });
      return preview.kind === "read" ? preview.turned : null;
    };
    expect(turned("1,200")).toEqual([{ fy: 2026, before: "improving", after: "not_achieved" }]);
    expect(turned("1,050")).toEqual([]);
  });
});

describe("what is sent", () => {
  it("keeps the figure as typed and leaves blank dates out", () => {
    expect(contentOf({ ...BLANK, actualText: "abc", asOf: "" })).toMatchObject({
      actualText: "abc",
      asOf: null,
      missing: null,
    });
  });

  it("submits 'not available yet' without what only a figure needs", () => {
    const draft = {
      ...BLANK,
      answer: "awaiting_release" as const,
      actualText: "12",
      missingNote: "公表前",
      expectedOn: day("2026-09-30"),
    };
    expect(contentOf(draft)).toMatchObject({ actualText: "12" });
    expect(submittedContentOf(draft)).toMatchObject({
      actualText: "",
      asOf: null,
      missing: { reason: "awaiting_release", note: "公表前", expectedOn: day("2026-09-30") },
    });
    expect(submissionErrors(draft, CONTEXT)).toEqual({});
  });

  it("comes back from what was stored as it was typed", () => {
    const content = {
      actualText: "２，０００",
      actual: num("2000"),
      figureStatus: "final" as const,
      missing: null,
      asOf: null,
      basisNote: "注",
      reason: "要因",
      nextStep: "次",
      warningNote: "",
    };
    const draft = draftOf(content, "訂正", day("2026-03-31"));
    expect(draft).toMatchObject({
      answer: "figure",
      actualText: "２，０００",
      asOf: "",
      correctionReason: "訂正",
    });
  });
});

describe("submissionErrors", () => {
  it.each(["", "abc", "1,2,3", "-", "１２．５％", "9".repeat(200), "-5"])(
    "answers %j at the field",
    (actualText) => {
      expect(submissionErrors({ ...BLANK, actualText, reason: "要因" }, CONTEXT)).toEqual({
        actualText: expect.stringMatching(/。$/),
      });
    },
  );

  it("wants the missing answer's texts under the form's names", () => {
    expect(Object.keys(submissionErrors({ ...BLANK, answer: "awaiting_release" }, CONTEXT))).toEqual([
      "missingNote",
      "expectedOn",
    ]);
  });

  it("wants a reason for a correction", () => {
    const errors = submissionErrors(
      { ...BLANK, actualText: "1000", reason: "要因" },
      { ...CONTEXT, inForce: "final" },
    );
    expect(Object.keys(errors)).toEqual(["correctionReason"]);
  });

  it.each([
    ["asked for once more", true, []],
    ["not asked for", false, ["correctionReason"]],
  ])("of what was approved already, %s", (_, isAskedAgain, refused) => {
    const approved = makeContent({
      actualText: "2,000",
      actual: num("2000"),
      reason: "要因",
      asOf: day("2026-03-31"),
    });
    const context: FigureContext = { ...CONTEXT, inForce: "final", approved, isAskedAgain };
    const same = draftOf({ ...approved, actualText: "２０００" }, "", "");
    expect(isCorrecting(same, context)).toBe(refused.length > 0);
    expect(Object.keys(submissionErrors(same, context))).toEqual(refused);
    // Another figure is a correction whoever asked for it, and so is one that cannot be read yet.
    for (const actualText of ["1,900", "二千"])
      expect(isCorrecting({ ...same, actualText }, context)).toBe(true);
  });
});

describe("two versions", () => {
  const base = { ...BLANK, reason: "元", nextStep: "元" };
  const mine = { ...base, reason: "私", actualText: "5" };
  const saved = { ...base, reason: "相手", nextStep: "相手", expectedOn: day("2026-09-30") };

  it("differ field by field; each change is proposed from who made it, one's own where both did", () => {
    expect(differences(mine, saved, base).map(({ field, proposed }) => [field, proposed])).toEqual([
      ["actualText", "mine"],
      ["expectedOn", "saved"],
      ["reason", "mine"],
      ["nextStep", "saved"],
    ]);
    expect(differences(mine, saved, base)[1]).toMatchObject({ mine: "（空欄）", saved: "令和8年9月30日" });
  });

  it("become one by choice", () => {
    expect(mergeDrafts(mine, saved, { reason: "mine", nextStep: "saved" })).toEqual({
      ...saved,
      reason: "私",
    });
    const all = Object.fromEntries(DRAFT_FIELDS.map((field) => [field, "mine" as const]));
    expect(mergeDrafts(mine, saved, all)).toEqual(mine);
  });
});

describe("text kept in the browser", () => {
  it("comes back whole, and nothing else does", () => {
    const kept = { draft: BLANK, version: 3 };
    expect(parseKept(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    expect(parseKept({})).toBeNull();
    expect(parseKept([1])).toBeNull();
    expect(parseKept({ version: 1, draft: { reason: "x" } })).toBeNull();
  });
});
