import { expect, it } from "vitest";
import { dateJa } from "@/domain/words/ja/dates";
import { readDay } from "./day-text";

it.each([
  ["令和8年3月31日", "2026-03-31"],
  ["令和８年３月３１日", "2026-03-31"],
  ["R8.3.31", "2026-03-31"],
  ["R8/3/31", "2026-03-31"],
  ["H31.4.30", "2019-04-30"],
  ["令和元年5月1日", "2019-05-01"],
  ["2026/3/31", "2026-03-31"],
  ["2026-03-31", "2026-03-31"],
  ["2026年3月31日現在", "2026-03-31"],
  ["2026-03-31T12:00", "2026-03-31"],
])("reads %j", (text, iso) => {
  expect(readDay(text)).toBe(iso);
  expect(readDay(dateJa(iso))).toBe(iso);
});

it.each(["", "令和8年3月", "令和8年2月30日", "3/31", "年度末", "46112"])(
  "does not take %j for a day",
  (text) => expect(readDay(text)).toBeNull(),
);
