import { expect, it } from "vitest";
import type { ReportEvent, ReportState } from "@/domain/reports/report";
import { changedMeanwhile } from "@/domain/words/ja/reports/changed-meanwhile";

it.each<[ReportEvent, ReportEvent, ReportState, string]>([
  [
    "save_draft",
    "save_draft",
    "draft",
    "山田さんが下書きを保存しました。いまの内容を確かめて、もう一度送ってください。",
  ],
  // What is said first and what a second press is answered are the same.
  [
    "submit",
    "submit",
    "submitted",
    "山田さんが提出しました。提出済みのため変更できません。承認または差戻しをお待ちください。",
  ],
  ["submit", "approve", "approved", "山田さんが承認しました。いまの内容を確かめて、もう一度送ってください。"],
  ["save_draft", "return", "returned", "山田さんが差し戻しました。いまの内容を確かめて、"],
  ["approve", "return", "returned", "山田さんが差し戻しました。いまの内容をご確認ください。"],
  ["return", "approve", "approved", "山田さんが承認しました。いまの内容をご確認ください。"],
  ["approve", "take_back", "draft", "山田さんが提出を取り戻しました。いまの内容をご確認ください。"],
])("who wanted to %s is told of a %s and of what is possible now", (asked, event, state, told) => {
  const sentence = changedMeanwhile(asked, { event, state, by: "山田", isOwn: false });
  expect(sentence.startsWith(`画面を開いたあとに、${told}`)).toBe(true);
});

it("names nobody where it is not known, and no other person where it was oneself", () => {
  const unknown = "画面を開いたあとに、内容が更新されました。いまの内容をご確認ください。";
  expect(changedMeanwhile("approve", null)).toBe(unknown);
  const step = { event: "approve", state: "approved", by: null, isOwn: false } as const;
  expect(changedMeanwhile("approve", step)).toBe(unknown);
  expect(changedMeanwhile("approve", { ...step, by: "山田", isOwn: true })).toBe(
    "画面を開いたあとに、ご自身が別の画面で承認しました。いまの内容をご確認ください。",
  );
});
