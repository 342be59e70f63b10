import { day, num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { submissionSentences } from "@/domain/words/ja/reports/entry";
import { checkSubmission, type HandedIn, type SubmissionContext } from "./submission";

const context: SubmissionContext = {
  kpi: makeProceduresKpi(),
  fy: fiscalYear(2025),
  today: day("2026-05-10"),
  isCorrection: false,
  correctionReason: "",
  isWarned: false,
  isMetric: false,
  isMuchChanged: false,
};
const warned = { isWarned: true } as const;
const awaiting = {
  reason: "awaiting_release",
  note: "国の公表が9月のため",
  expectedOn: day("2026-09-30"),
} as const;
const unknown = { actualText: "", actual: null, asOf: null, reason: "" } as const;

const check = (
  { asOf = "2026-03-31", missing = null, ...content }: Partial<HandedIn>,
  changes: Partial<SubmissionContext> = {},
) =>
  submissionSentences(
    checkSubmission({ ...makeContent(content), asOf, missing }, { ...context, ...changes }),
    { ...context, ...changes },
  );

describe("checkSubmission", () => {
  it("takes a figure with date and reason, or a reason for none", () => {
    expect(check({})).toEqual({});
    expect(check({ nextStep: "", basisNote: "" })).toEqual({});
    expect(check({ ...unknown, missing: awaiting })).toEqual({});
    expect(
      check({ ...unknown, missing: { reason: "not_surveyed", note: "隔年の調査のため", expectedOn: null } }),
    ).toEqual({});
  });

  it("asks for words to a metric only where it changed strongly, and never for what comes next", () => {
    const metric = { isMetric: true } as const;
    expect(check({ reason: "", nextStep: "" }, metric)).toEqual({});
    expect(check({ reason: "" }, { ...metric, ...warned, isMuchChanged: true })).toMatchObject({
      reason: "これまでの値から大きく変わっています。増減の理由を入力してください。",
    });
    expect(check({ reason: "" }).reason).toBe("この実績になった要因を入力してください。");
  });

  it("asks for a figure or for why there is none", () => {
    expect(check(unknown)).toEqual({
      actualText: "令和7年度の実績を入力するか、「まだ出ていません（公表待ち）」を選んでください。",
      asOf: "いつの時点の値か、日付を入力してください。",
      reason: "この実績になった要因を入力してください。",
    });
    expect(Object.keys(check({ missing: awaiting }))).toEqual(["actualText"]);
  });

  it.each(["abc", "1,2,3", "-", "１２．５％", "-5", "9".repeat(200)])(
    "answers %j at the field",
    (actualText) => {
      expect(Object.keys(check({ actualText, actual: null }))).toEqual(["actualText"]);
    },
  );

  it("says what is wrong with the figure and with the day, each by itself", () => {
    expect(check({ actualText: "abc", actual: null }).actualText).toMatch(/数字/);
    expect(check({ missing: awaiting }).actualText).toMatch(/両方を同時には/);
    const dayOf = (expectedOn: string | null) =>
      check({ ...unknown, missing: { ...awaiting, expectedOn } })["missing.expectedOn"];
    expect(dayOf("2026-09-31")).toBe("実在する日付を入力してください。");
    expect(new Set([dayOf(null), dayOf(""), dayOf("2026-09-31"), dayOf("2026-05-09")]).size).toBe(3);
    expect(dayOf("")).toBe(dayOf(null));
    expect(check({ asOf: null }).asOf).toBe(check({ asOf: "" }).asOf);
  });

  it("reads the typed text again rather than trust the stored reading", () => {
    expect(check({ actualText: "", actual: num("2000") })).toHaveProperty("actualText");
  });

  it("asks for reason and date of a figure", () => {
    expect(Object.keys(check({ reason: " 　", asOf: null }))).toEqual(["asOf", "reason"]);
  });

  it.each([
    ["2026-05-10", undefined],
    ["2026-05-11", "まだ来ていない日付です。令和8年5月10日までの日付を入力してください。"],
    ["2026-02-30", "実在する日付を入力してください。"],
    ["", "いつの時点の値か、日付を入力してください。"],
  ])("as of %j: %s", (asOf, message) => {
    expect(check({ asOf }).asOf).toBe(message);
  });

  it.each([
    ["final", "2026-03-31", true],
    ["provisional", "2026-03-31", true],
    ["interim", "2026-03-31", false],
    ["final", "2026-04-01", false],
    ["provisional", "2026-04-01", false],
    ["interim", "2026-04-01", false],
  ] as const)("a figure of the kind %s on %s: refused %s", (figureStatus, today, isRefused) => {
    const errors = check({ figureStatus, asOf: "2025-09-30" }, { today: day(today) });
    expect(Object.keys(errors)).toEqual(isRefused ? ["figureStatus"] : []);
    if (isRefused) expect(errors.figureStatus).toContain("「年度途中の値」として");
    expect(check({ ...unknown, figureStatus, missing: awaiting }, { today: day(today) })).toEqual({});
  });

  it("asks why a warned figure is right", () => {
    expect(Object.keys(check({}, warned))).toEqual(["warningNote"]);
    expect(check({ warningNote: "対象に変化がなかったため" }, warned)).toEqual({});
  });

  it.each([
    [{ note: "" }, ["missing.note"]],
    [{ expectedOn: null }, ["missing.expectedOn"]],
    [{ expectedOn: "2026-09-31" }, ["missing.expectedOn"]],
    [{ expectedOn: day("2026-05-09") }, ["missing.expectedOn"]],
    [{ expectedOn: day("2026-05-10") }, []],
    [{ reason: "not_surveyed", expectedOn: "2026-09-31" }, ["missing.expectedOn"]],
  ] as const)("no figure with %j: %j", (changes, fields) => {
    expect(Object.keys(check({ ...unknown, missing: { ...awaiting, ...changes } }))).toEqual(fields);
  });

  it("asks why an approved figure changes", () => {
    expect(Object.keys(check({}, { isCorrection: true }))).toEqual(["correctionReason"]);
    expect(check({}, { isCorrection: true, correctionReason: "集計の誤りのため" })).toEqual({});
  });

  it("takes no correction that changes nothing", () => {
    expect(check({}, { isUnchanged: true, correctionReason: "確認のため" })).toEqual({
      correctionReason: expect.stringContaining("承認された内容と同じです。"),
    });
  });

  it("keeps every text within 2,000 characters, counted as people count them", () => {
    const long = "𠮷".repeat(2001);
    expect(check({ reason: "𠮷".repeat(2000) })).toEqual({});
    expect(Object.keys(check({ reason: long, nextStep: long, basisNote: long, warningNote: long }))).toEqual([
      "basisNote",
      "reason",
      "nextStep",
      "warningNote",
    ]);
    expect(check({ ...unknown, missing: { ...awaiting, note: long } })).toHaveProperty(["missing.note"]);
    expect(check({}, { isCorrection: true, correctionReason: long }).correctionReason).toBe(
      "2,000文字以内で入力してください（いま2,001文字）。",
    );
  });
});
