import { num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import {
  answeredAs,
  asLastYear,
  contentOf,
  DRAFT_FIELDS,
  differences,
  draftOf,
  type FigureContext,
  mergeDrafts,
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
  fy: fiscalYear(2025),
  today: "2026-06-15",
  isCorrection: false,
  judgeBase: {
    fy: fiscalYear(2025),
    direction: "up",
    unit: KPI.unit,
    decimals: 0,
    baseline: KPI.baseline,
    target: KPI.target,
    planned: null,
    earlier: [],
    improvementReference: "previous-actual",
  },
};

const BLANK = draftOf(null, "", "2026-03-31");

describe("the preview", () => {
  it("reads full-width figures and shows the coming mark with its sentence", () => {
    const preview = previewFigure("２，０００", CONTEXT);
    expect(preview).toMatchObject({ kind: "read", figure: "2,000手続き", judgement: { code: "improving" } });
  });

  it("is blank or says what cannot be read", () => {
    expect(previewFigure(" ", CONTEXT)).toEqual({ kind: "blank" });
    expect(previewFigure("1,2,3", CONTEXT)).toMatchObject({ kind: "unreadable" });
  });
});

describe("前年度と同じ", () => {
  const known: FigureContext = {
    ...CONTEXT,
    judgeBase: { ...CONTEXT.judgeBase, earlier: [{ fy: fiscalYear(2024), value: num("1820") }] },
  };

  it("fills in all that can be submitted at once, and keeps what was written", () => {
    const filled = { ...BLANK, ...asLastYear(BLANK, known) };
    expect(filled).toMatchObject({ actualText: "1,820", reason: "前年度から変わりありません。" });
    expect(submissionErrors(filled, known)).toEqual({});
    const written = { ...BLANK, answer: "awaiting_release" as const, reason: "制度が同じため" };
    expect(asLastYear(written, known)).toMatchObject({ answer: "figure", reason: "制度が同じため" });
  });

  it("is offered only where the year before has a figure", () => {
    expect(asLastYear(BLANK, CONTEXT)).toBeNull();
    const older = { ...CONTEXT.judgeBase, earlier: [{ fy: fiscalYear(2023), value: num("908") }] };
    expect(asLastYear(BLANK, { ...CONTEXT, judgeBase: older })).toBeNull();
    const baseline = { ...CONTEXT, kpi: { ...KPI, baseline: { fy: fiscalYear(2024), value: num("0") } } };
    expect(asLastYear(BLANK, baseline)).toMatchObject({ actualText: "0" });
  });

  it("does not speak for another figure that is typed afterwards", () => {
    const filled = { ...BLANK, ...asLastYear(BLANK, known) };
    expect({ ...filled, ...typedFigure(filled, "1,900") }).toMatchObject({
      actualText: "1,900",
      reason: "",
      warningNote: "",
    });
    const own = { ...filled, reason: "新しい手続き", warningNote: "確認済み" };
    expect({ ...own, ...typedFigure(own, "1,900") }).toMatchObject({
      reason: "新しい手続き",
      warningNote: "確認済み",
    });
  });
});

describe("公表待ち", () => {
  it("has its usual note at once, which goes again with the answer", () => {
    const awaiting = { ...BLANK, ...answeredAs(BLANK, "awaiting_release") };
    expect(awaiting.missingNote).toBe("値がまだ公表されていないため。");
    expect(submissionErrors({ ...awaiting, expectedOn: "2026-09-30" }, CONTEXT)).toEqual({});
    expect({ ...awaiting, ...answeredAs(awaiting, "not_surveyed") }.missingNote).toBe("");
    const own = { ...awaiting, missingNote: "国の統計のため" };
    expect({ ...own, ...answeredAs(own, "figure") }.missingNote).toBe("国の統計のため");
    expect(answeredAs(own, "awaiting_release")).toEqual({ answer: "awaiting_release" });
  });

  it("once approved, is followed by a blank form that keeps what holds for both", () => {
    const content = {
      ...contentOf({ ...BLANK, nextStep: "広げます", basisNote: "市民のみ" }),
      actual: null,
      missing: { reason: "awaiting_release" as const, note: "公表前", expectedOn: "2026-09-30" },
    };
    const report = { state: "approved" as const, content, correctionReason: "", isCorrection: false };
    expect(startDraft(report, "2026-03-31")).toEqual({
      ...BLANK,
      nextStep: "広げます",
      basisNote: "市民のみ",
    });
    expect(startDraft({ ...report, state: "draft" }, "2026-03-31").answer).toBe("awaiting_release");
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
      expectedOn: "2026-09-30",
    };
    expect(contentOf(draft)).toMatchObject({ actualText: "12" });
    expect(submittedContentOf(draft)).toMatchObject({
      actualText: "",
      asOf: null,
      missing: { reason: "awaiting_release", note: "公表前", expectedOn: "2026-09-30" },
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
    const draft = draftOf(content, "訂正", "2026-03-31");
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
      { ...CONTEXT, isCorrection: true },
    );
    expect(Object.keys(errors)).toEqual(["correctionReason"]);
  });
});

describe("two versions", () => {
  const base = { ...BLANK, reason: "元", nextStep: "元" };
  const mine = { ...base, reason: "私", actualText: "5" };
  const saved = { ...base, reason: "相手", nextStep: "相手", expectedOn: "2026-09-30" };

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
    expect(parseKept(JSON.stringify(kept))).toEqual(kept);
    expect(parseKept(null)).toBeNull();
    expect(parseKept("1")).toBeNull();
    expect(parseKept(JSON.stringify({ version: 1, draft: { reason: "x" } }))).toBeNull();
  });
});
