import { day } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { offDayQuestion } from "@/domain/words/ja/rounds/rounds";
import { holidaysAhead } from "@/lib/holidays";
import { offDay } from "./off-days";

const HOLIDAYS = holidaysAhead("2026-04-01", 2);

describe("a day on which nobody is at work", () => {
  it.each([
    ["2026-05-29", null],
    ["2026-05-30", "令和8年5月30日は土曜日です。"],
    ["2026-05-31", "令和8年5月31日は日曜日です。"],
    ["2026-11-23", "令和8年11月23日は祝日（勤労感謝の日）です。"],
    ["2026-05-06", "令和8年5月6日は祝日（こどもの日 振替休日）です。"],
    ["2026-12-28", null],
    ["2026-12-29", "令和8年12月29日は年末年始の休みです。"],
    ["2027-01-01", "令和9年1月1日は祝日（元日）です。"],
    ["2027-01-03", "令和9年1月3日は年末年始の休みです。"],
    ["2027-01-04", null],
  ])("%s: %s", (date, words) => {
    const off = offDay(day(date), HOLIDAYS);
    expect(off && offDayQuestion(day(date), off)).toBe(
      words && `${words}この日を期限にしてよいか、お確かめください。`,
    );
  });
});
