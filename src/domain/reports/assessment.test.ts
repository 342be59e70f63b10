import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { assessmentSentences } from "@/domain/words/ja/publication/assessments";
import {
  type AssessmentContent,
  type AssessmentContext,
  amountOf,
  checkAssessment,
  correctionOfAssessment,
} from "./assessment";

const NOTHING: AssessmentContent = {
  summary: "",
  opinion: "",
  opinionBy: "",
  opinionOn: null,
  response: "",
  budgetText: "",
  settlementText: "",
};
const OPINION = {
  opinion: "窓口を広げてほしい。",
  opinionBy: "行政経営推進委員会",
  opinionOn: isoDate("2026-08-01"),
};

/** What a person of the office reads beside the fields. */
const told = (content: Partial<AssessmentContent>, context: Partial<AssessmentContext> = {}) =>
  assessmentSentences(
    checkAssessment(
      { ...NOTHING, ...content },
      {
        level: "measure",
        fy: fiscalYear(2025),
        today: isoDate("2026-08-10"),
        correction: null,
        correctionReason: "",
        ...context,
      },
    ),
  );

describe("what may be submitted", () => {
  it("is the office's words, an opinion with its committee and day, an amount, or all of them", () => {
    expect(told({ summary: "順調に進んだ。" })).toEqual({});
    expect(told(OPINION)).toEqual({});
    expect(told({ settlementText: "0" })).toEqual({});
    expect(
      told({ ...OPINION, summary: "進んだ。", response: "広げます。", budgetText: "1,200千円" }),
    ).toEqual({});
  });

  it("is not nothing", () => {
    expect(told({ summary: " 　\n" })).toEqual({
      summary: "総括、委員会の意見、予算額・決算額のどれかを入力してください。",
    });
    // Above a measure there are no amounts.
    expect(told({}, { level: "pillar" })).toEqual({ summary: "総括か、委員会の意見を入力してください。" });
  });

  it("has no opinion of long before its year, which is a slip of the year", () => {
    expect(told({ ...OPINION, opinionOn: isoDate("2006-08-01") })).toEqual({
      opinionOn:
        "令和6年4月1日より前の日付です。年の誤りがないか確かめて、意見が出された日を入力してください。",
    });
    expect(told({ ...OPINION, opinionOn: isoDate("2024-04-01") })).toEqual({});
    expect(Object.keys(told({ ...OPINION, opinionOn: isoDate("2024-03-31") }))).toEqual(["opinionOn"]);
  });

  it("has a committee and a day for an opinion, and an opinion for what belongs to one", () => {
    expect(told({ ...OPINION, opinionBy: " ", opinionOn: null })).toEqual({
      opinionBy: "意見を出した委員会の名称を入力してください。",
      opinionOn: "意見が出された日付を入力してください。",
    });
    for (const alone of [
      { response: "広げます。" },
      { opinionBy: OPINION.opinionBy },
      { opinionOn: OPINION.opinionOn },
    ]) {
      expect(Object.keys(told({ summary: "進んだ。", ...alone }))).toEqual(["opinion"]);
    }
  });

  it("has no day that is still to come; today is one that has", () => {
    expect(told({ ...OPINION, opinionOn: isoDate("2026-08-10") })).toEqual({});
    expect(told({ ...OPINION, opinionOn: isoDate("2026-08-11") })).toEqual({
      opinionOn: "今日より後の日付です。意見が出された日を入力してください。",
    });
  });

  it("gives a reason where something was approved before", () => {
    const correction = "change";
    expect(Object.keys(told({ summary: "進んだ。" }, { correction }))).toEqual(["correctionReason"]);
    expect(told({ summary: "進んだ。" }, { correction, correctionReason: "誤記" })).toEqual({});
  });

  it("is no longer than a report's text, in characters as people count them", () => {
    expect(told({ summary: "𠮷".repeat(2000) })).toEqual({});
    expect(told({ summary: "あ".repeat(2001) })).toEqual({
      summary: "2,000字以内で入力してください（いま2,001字）。",
    });
    expect(Object.keys(told({ ...OPINION, opinionBy: "会".repeat(101) }))).toEqual(["opinionBy"]);
  });
});

describe("amounts in thousand yen", () => {
  it("are read as people type them, and nothing is no 0", () => {
    expect(["１２，３４５", "12,345千円", " 0 ", "", "12.5", "-1", "－", "多い"].map(amountOf)).toEqual([
      "12345",
      "12345",
      "0",
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it("are whole, not negative, and understood", () => {
    expect(told({ budgetText: "12.5" })).toEqual({ budgetText: "千円単位の整数で入力してください。" });
    expect(told({ budgetText: "▲3" })).toEqual({ budgetText: "0以上の金額を入力してください。" });
    expect(told({ settlementText: "-" })).toEqual({
      settlementText: "「-」だけでは金額が分かりません。金額がまだないときは、空欄にしてください。",
    });
    expect(told({ settlementText: "3億円" })).toEqual({
      settlementText: "単位は千円です。「億円」を付けずに、千円単位の数字だけを入力してください。",
    });
  });

  it("are a measure's alone", () => {
    expect(told({ summary: "進んだ。", budgetText: "10" }, { level: "pillar" })).toEqual({
      budgetText: "予算額と決算額は、具体的な取組にだけ入力できます。",
    });
    expect(told({ summary: "進んだ。" }, { level: "plan" })).toEqual({});
  });
});

describe("a correction", () => {
  const approved = { ...NOTHING, ...OPINION, summary: "進んだ。", budgetText: "1,200" };

  it("that says what was approved already is none, however its amounts are typed", () => {
    const same = { ...approved, summary: "進んだ。\n", budgetText: "1200千円" };
    expect(correctionOfAssessment(same, approved, false)).toBe("nothing");
    expect(told(same, { correction: "nothing", correctionReason: "確認" })).toEqual({
      correctionReason:
        "承認された内容と同じです。訂正するところを直してから提出してください。訂正しないときは、提出する必要はありません。",
    });
  });

  it.each<Partial<AssessmentContent>>([
    { summary: "大いに進んだ。" },
    { opinionOn: isoDate("2026-08-02") },
    { opinionBy: "別の委員会" },
    { response: "広げます。" },
    { budgetText: "" },
    { settlementText: "0" },
  ])("changes something with %j", (words) => {
    expect(correctionOfAssessment({ ...approved, ...words }, approved, false)).toBe("change");
  });

  it("that came back is given up by handing in what was approved, without a reason", () => {
    expect(correctionOfAssessment(approved, approved, true)).toBe("stands");
    expect(told(approved, { correction: "stands" })).toEqual({});
  });
});
