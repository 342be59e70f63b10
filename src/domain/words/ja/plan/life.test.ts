import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import {
  NEW_PLAN_REFUSAL_WORDS,
  NEXT_PLAN_WORDS,
  nextPlanStartedWords,
  PLAN_ACT_DONE_WORDS,
  planStandingWords,
} from "@/domain/words/ja/plan/life";

it("says what an act did to a plan", () => {
  const done = Object.entries(PLAN_ACT_DONE_WORDS).map(([act, words]) => [act, words("第3期計画")]);
  expect(Object.fromEntries(done)).toEqual({
    lead: "「第3期計画」を、次の公表から公開サイトの先頭になる計画に選びました。",
    by_period: "「第3期計画」を先頭に選ぶのをやめ、次の公表から、先頭の計画を期間で決めることにしました。",
    close: "「第3期計画」を、本日で終了にしました。",
    reopen: "「第3期計画」の終了を取り消しました。",
    remove: "計画を一覧から取り除きました。",
  });
  expect(nextPlanStartedWords("第3期計画")).toBe(
    "次の計画「第3期計画」をつくりました。期間が始まるまで、公開されません。",
  );
  expect(NEXT_PLAN_WORDS.begins(fiscalYear(2029))).toBe(
    "最初の年度は、もとにする計画の最終年度（令和11年度）より後にしてください。",
  );
});

it("says where a plan stands, and that one shown before its period is no secret", () => {
  const plan = { phase: "in_preparation", isChosenToLead: false, isPublished: false } as const;
  expect(planStandingWords(plan)).toBe("準備中");
  expect(planStandingWords({ ...plan, isChosenToLead: true })).toBe("期間の開始前（次の公表から公開）");
  expect(planStandingWords({ ...plan, isPublished: true })).toBe("期間の開始前（公開中）");
  expect(planStandingWords({ ...plan, phase: "running", isChosenToLead: true })).toBe("実施中");
  expect(planStandingWords({ ...plan, phase: "ended" })).toBe("終了");
});

it("says why a plan cannot be taken in, and what to write instead", () => {
  const id = toKpiId("procedures");
  const words = NEW_PLAN_REFUSAL_WORDS;
  expect(words.other_municipality("飛騨高山市")).toBe(
    "ここには飛騨高山市の計画があります。このファイルは別の市町村の計画なので、取り込めません。",
  );
  expect(words.id_of_earlier(id, "第2期計画")).toBe(
    "指標の id「procedures」は、前の計画「第2期計画」の指標です。その指標を続けるなら、「引き継ぐ指標」（計画ファイルでは continues）に「procedures」を指定してください。別の指標なら、別の id にしてください。",
  );
  expect(words.id_taken(id, "第2期計画")).toBe(
    "指標の id「procedures」は、ほかの計画「第2期計画」で使われています。別の id にしてください。",
  );
  const third = { name: "第3期計画", startFy: fiscalYear(2030), endFy: fiscalYear(2034) };
  expect(words.periods_overlap(third)).toBe(
    "計画期間が、同じ指標のある計画「第3期計画」（令和12年度～令和16年度）と重なります。計画期間の最終年度は、その計画が始まる前の年度までにしてください。",
  );
  expect(words.continues_unknown("手続", id)).toBe(
    "「手続」が引き継ぐ指標「procedures」は、この計画より前の計画にありません。引き継げるのは、前の計画の指標だけです。",
  );
  expect(words.continues_twice("手続", "手続の種類", id)).toBe(
    "「手続」と「手続の種類」が、どちらも指標「procedures」を引き継いでいます。1つの指標を引き継げるのは、1つの指標だけです。",
  );
});
