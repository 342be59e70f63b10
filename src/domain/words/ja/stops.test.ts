import { day } from "@tests/fixtures/brands";
import { expect, it } from "vitest";
import { STOP_CAUSES } from "@/domain/publication/stops";
import {
  PASSAGE_FAULT_WORDS,
  STOP_KIND_WORDS,
  STOPPABLE_FIELD_WORDS,
  stopInPlace,
  stoppedPublications,
  stopSentence,
} from "./stops";

const on = day("2026-11-27");

it("says why, and on which day; in the middle of a text without the day", () => {
  expect(STOP_CAUSES.map((cause) => stopSentence({ cause, on }))).toEqual([
    "個人情報の保護のため公開を停止しました（令和8年11月27日）",
    "第三者の権利の保護のため公開を停止しました（令和8年11月27日）",
    "掲載内容の見直しのため公開を停止しました（令和8年11月27日）",
  ]);
  expect(stopInPlace({ cause: "personal", on })).toBe("〔個人情報の保護のため公開を停止しました〕");
});

it("names what can be stopped, and why something cannot", () => {
  expect(STOP_KIND_WORDS).toEqual({
    file: "根拠資料のファイル",
    text: "文章の一部",
    figure: "実績に添えた文章",
  });
  expect(STOPPABLE_FIELD_WORDS).toMatchObject({ reason: "要因", nextStep: "今後の取組" });
  expect(PASSAGE_FAULT_WORDS.too_short).toBe("2文字以上の文章を入力してください。");
  expect(PASSAGE_FAULT_WORDS.too_long).toMatch(/^[1-9][0-9,]*文字以内で入力してください。$/);
});

it("names the publications that are changed, also where there are none", () => {
  expect(stoppedPublications([2, 3])).toBe("公表第2・3号");
  expect(stoppedPublications([])).toBe("該当する公表なし");
});
