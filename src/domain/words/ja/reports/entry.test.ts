import { day, num } from "@tests/fixtures/brands";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { entryWarningSentence, submissionSentences, turnedSentence } from "./entry";

const SHEETS = { unit: "千枚", scale: 1_000, decimals: 0 };
const last = { fy: fiscalYear(2024), value: num("12000") };
const asked = { fy: fiscalYear(2025), today: day("2026-05-01"), isMetric: false };

it("asks about a figure by naming what it was compared with", () => {
  const sentence = (warning: Parameters<typeof entryWarningSentence>[0], kpi = SHEETS) =>
    entryWarningSentence(warning, kpi);
  expect(sentence({ code: "share_over_100" })).toBe("割合が100%を超えています。値をお確かめください。");
  expect(sentence({ code: "beyond_target" })).toBe("目標値を大きく超えています。値をお確かめください。");
  expect(sentence({ code: "as_of_outside" })).toBe(
    "時点が、この年度の4月1日から翌年3月31日までの間にありません。日付をお確かめください。",
  );
  expect(sentence({ code: "far_from_last", last })).toBe(
    "前回（令和6年度）の12,000千枚から大きく変わっています。値をお確かめください。",
  );
  expect(sentence({ code: "falling_cumulative", last })).toBe(
    "累計の数値ですが、前回（令和6年度）の12,000千枚より減っています。累計の値かどうかお確かめください。",
  );
  expect(sentence({ code: "same_as_last", last })).toBe(
    "前回（令和6年度）の12,000千枚と同じ値です。前の年度の値をそのまま入力していないかお確かめください。",
  );
  expect(sentence({ code: "large_change", last, change: num("900"), largest: num("0") })).toBe(
    "前回（令和6年度）の12,000千枚から900千枚変わっています。これまで値に変化がありませんでした。値をお確かめください。",
  );
  expect(sentence({ code: "large_change", last, change: num("900"), largest: num("210") })).toBe(
    "前回（令和6年度）の12,000千枚から900千枚変わっています。これまでの最も大きな変化は210千枚でした。値をお確かめください。",
  );
});

it("asks about slipped places with the figure that may have been meant", () => {
  const slip = { code: "scale_slip", factor: 1000, isTooLarge: true, meant: num("146.2") } as const;
  expect(entryWarningSentence(slip, SHEETS)).toBe(
    "これまでの値や目標値と、桁が違います。1,000分の1の146.2千枚ではありませんか。この数値の単位は「千枚」（1千枚＝1,000枚）です。桁や単位を取り違えていないかお確かめください。",
  );
  const short = { code: "scale_slip", factor: 10, isTooLarge: false, meant: num("40") } as const;
  expect(entryWarningSentence(short, { unit: "%", scale: 1, decimals: 1 })).toBe(
    "これまでの値や目標値と、桁が違います。10倍の40.0%ではありませんか。この数値の単位は「%」です。桁や単位を取り違えていないかお確かめください。",
  );
});

it("tells the marks of later years that a correction would turn", () => {
  const turned = [
    { fy: fiscalYear(2026), before: "achieved", after: "improving" },
    { fy: fiscalYear(2027), before: "improving", after: "not_achieved" },
  ] as const;
  expect(turnedSentence(turned)).toBe(
    "承認されると、あとの年度の目標達成状況も変わります：令和8年度は「○ 達成」から「△ 上向き」、令和9年度は「△ 上向き」から「× 未達」。",
  );
});

it("says at its field what keeps a report from being submitted", () => {
  expect(
    submissionSentences(
      {
        actualText: { kind: "no_answer" },
        asOf: { kind: "future_date" },
        "missing.expectedOn": { kind: "past_date" },
        reason: { kind: "blank" },
        nextStep: { kind: "too_long", length: 12_345 },
      },
      asked,
    ),
  ).toEqual({
    actualText: "令和7年度の実績を入力するか、「まだ出ていません（公表待ち）」を選んでください。",
    asOf: "まだ来ていない日付です。令和8年5月1日までの日付を入力してください。",
    "missing.expectedOn": "過ぎた日付です。令和8年5月1日以降の日付を入力してください。",
    reason: "この実績になった要因を入力してください。",
    nextStep: expect.stringMatching(/^[0-9,]+文字以内で入力してください（いま12,345文字）。$/),
  });
});
