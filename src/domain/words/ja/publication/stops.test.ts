import { day } from "@tests/fixtures/brands";
import { expect, it } from "vitest";
import { STOP_CAUSES } from "@/domain/publication/stops/stops";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import {
  elsewhereSentence,
  freedStopSentence,
  PASSAGE_FAULT_WORDS,
  STOP_KIND_WORDS,
  stopInPlace,
  stoppableFieldWord,
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
    figure: "実績・取組の状況・総括・意見の文章",
  });
  expect(stoppableFieldWord({ field: "nextStep", isMetric: false })).toBe("今後の取組");
  expect([false, true].map((isMetric) => stoppableFieldWord({ field: "reason", isMetric }))).toEqual([
    "要因",
    "数値の説明",
  ]);
  expect(PASSAGE_FAULT_WORDS.too_short).toBe("2文字以上の文章を入力してください。");
  expect(PASSAGE_FAULT_WORDS.too_long).toMatch(/^[1-9][0-9,]*文字以内で入力してください。$/);
});

it("names the publications that are changed, also where there are none", () => {
  expect(stoppedPublications([2, 3])).toBe("公表第2・3号");
  expect(stoppedPublications([])).toBe("該当する公表なし");
});

it("says before a text is stopped where else it stands: some by name, the rest by number", () => {
  const place = (name: string) => ({ name, fy: fiscalYear(2025), field: "done" as const, isMetric: false });
  expect(elsewhereSentence([])).toBeNull();
  const [one, seven] = [["予約"], [..."一二三四五六七"]].map((names) => elsewhereSentence(names.map(place)));
  expect(one).toContain("ほかに1件");
  expect(one).toContain("「予約」令和7年度 取り組んだこと。");
  expect(seven).toContain("ほかに7件");
  expect(seven).toContain("「五」令和7年度 取り組んだこと、ほか2件。");
  expect(seven).not.toContain("「六」");
});

it("tells before publishing what a lifted stop brings back, one line each", () => {
  const told = { fileSha256: null, figure: null, liftedOn: on };
  expect(freedStopSentence({ ...told, kind: "text", shown: "小林一郎さんの申出" })).toBe(
    "文章の一部「小林一郎さんの申出」：令和8年11月27日に公開の停止を解除したため、次の公表に再び載ります。",
  );
  const figure = { name: "手続の種類", fy: 2025, field: "reason", isMetric: false } as const;
  expect(freedStopSentence({ ...told, kind: "figure", shown: "申込みが増えたため", figure })).toBe(
    "実績・取組の状況・総括・意見の文章「手続の種類　令和7年度　要因：申込みが増えたため」：令和8年11月27日に公開の停止を解除したため、次の公表に再び載ります。",
  );
  expect(freedStopSentence({ ...told, kind: "text", shown: "あ".repeat(50) })).toContain(
    `「${"あ".repeat(40)}…」`,
  );
});
