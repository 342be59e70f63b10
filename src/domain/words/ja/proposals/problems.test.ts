import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import type { ProposalProblem } from "@/domain/proposals/problems/problems";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { DRAFT_REFUSAL_WORDS } from "./drafts";
import { problemSentence, problemSentenceIn } from "./proposals";

const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
const kpi = makeKpi({ name: "手続の種類" });
const plan = makePlan({ kpis: [kpi] });

it.each<[ProposalProblem, string]>([
  [
    { kind: "above_limit", kpi, fy: R8, actual: num("15240") },
    "「手続の種類」の令和8年度の実績（15,240件）が、新しい上限を超えます。それより後の年度からにするか、上限を見直してください。",
  ],
  [
    { kind: "below_lowest", kpi, fy: R8, actual: num("-5") },
    "「手続の種類」の令和8年度の実績（−5件）が、新しい下限を下回ります。それより後の年度からにするか、下限を見直してください。",
  ],
  [
    { kind: "too_few_decimals", kpi, fy: R8, actual: num("1.5") },
    "「手続の種類」の令和8年度の実績（1.5件）は、新しい小数の桁数では表せません。それより後の年度からにしてください。",
  ],
  [
    { kind: "not_asked", kpi, fy: R8 },
    "「手続の種類」には令和8年度の実績があるため、その年度を対象から外せません。",
  ],
  [
    { kind: "mark_changes", kpi, fy: R8, isLast: false },
    "公表済みの「手続の種類」の令和8年度の評価が変わります。それより後の年度からにするか、「変更後の定義で評価し直す」を選んで理由を入力してください。",
  ],
  [
    { kind: "mark_changes", kpi, fy: R8, isLast: true },
    "公表済みの「手続の種類」の令和8年度の評価が変わります。この変更をやめるか、「変更後の定義で評価し直す」を選んで理由を入力してください。",
  ],
  [
    { kind: "reading_changes", kpi, fy: R8, what: "reference", isLast: false },
    "公表済みの「手続の種類」の令和8年度の上向きかどうかを比べる相手が、公表したときと変わります。それより後の年度からにするか、「変更後の定義で評価し直す」を選んで理由を入力してください。",
  ],
  [
    { kind: "reading_changes", kpi, fy: R8, what: "target_or_pace", isLast: false },
    "公表済みの「手続の種類」の令和8年度の目標値や目安が、公表したときと変わります。それより後の年度からにするか、「変更後の定義で評価し直す」を選んで理由を入力してください。",
  ],
  [
    { kind: "reading_changes", kpi, fy: R8, what: "landing", isLast: false },
    "公表済みの「手続の種類」の令和8年度の進み方が続いた場合の値が、公表したときと変わります。それより後の年度からにするか、「変更後の定義で評価し直す」を選んで理由を入力してください。",
  ],
  [
    { kind: "dropped", kpi },
    "「手続の種類」が計画からなくなっています。公表した指標は消せません。残したまま、最後の年度（until）を書いて終了にしてください。",
  ],
  [
    { kind: "printed_figure", kpi, fy: R8 },
    "「手続の種類」の令和8年度の値は、計画書の実績として公表しています。計画では変えられません。実績の訂正として報告してください。",
  ],
  [
    { kind: "printed_figure_added", kpi, fy: R8 },
    "「手続の種類」の令和8年度の実績は、計画の変更では加えられません。実績として報告し、承認してから公表してください。",
  ],
  [
    { kind: "printed_too_early", kpi, fy: R8 },
    "「手続の種類」に令和8年度の実績（actual）がありますが、この年度はまだ終わっていません。計画書に載せられるのは、終わった年度の実績だけです。",
  ],
  [
    { kind: "terms_contradict", kpi, value: num("120") },
    "「手続の種類」の現状値・目標値・計画のうち 120件 は、小数の桁数か上限・下限に合いません。合わせて直してください。",
  ],
  [{ kind: "other_municipality" }, "別の市町村の計画です。この計画の変更としては取り込めません。"],
  [{ kind: "start_changed" }, "計画期間の始まりは変えられません。"],
  [{ kind: "history_changed" }, "これまでの定義や変更の記録（earlier・changes）は書き換えられません。"],
  [
    { kind: "unsayable", parts: ["startFy", "changes"] },
    "計画ファイルは、計画期間の最初の年度（startFy）と定義の変更の記録（changes）だけが、いまの計画と違います。これは計画の変更では変えられないため、何も変わりません。",
  ],
  [{ kind: "end_before_figures", fy: R8 }, "令和8年度の実績があるため、計画期間をそれより短くできません。"],
  [
    { kind: "end_before_target", kpi, fy: R9 },
    "「手続の種類」の目標値が令和9年度のものです。計画期間を短くするには、先に目標値の年度を新しい最終年度までに直してください。",
  ],
  [
    { kind: "end_before_planned", kpi, fy: R9 },
    "「手続の種類」に令和9年度の計画の値があります。計画期間を短くするには、先にその年度の計画の値を空欄にしてください。",
  ],
  [
    { kind: "end_before_published", fy: R8 },
    "令和8年度のことを公表しているため、計画期間をそれより短くできません。",
  ],
  [
    { kind: "counts_in_published", kpi, fy: R8, first: R9 },
    "「手続の種類」が、公表済みの令和8年度の集計に加わってしまいます。まだ公表していない令和9年度か、それより後の年度からにしてください。",
  ],
  [
    { kind: "left_out_of_published", kpi, fy: R8, first: R9 },
    "「手続の種類」が、公表済みの令和8年度の集計から外れてしまいます。外せるのは、まだ公表していない令和9年度か、それより後の年度からです。",
  ],
  [
    { kind: "decided_in_future", decidedOn: day("2026-12-01") },
    "決定した日（令和8年12月1日）が、今日より後です。決定してから確定してください。",
  ],
  [
    { kind: "decided_long_ago", decidedOn: day("1926-12-25") },
    "決定した日（昭和元年12月25日）が、計画の始まる10年以上前です。年に誤りがないか確かめてください。",
  ],
  [
    { kind: "in_old_unit", kpi, part: "planned", fy: R9, value: num("150"), unit: "件" },
    "「手続の種類」の単位か倍率が変わるのに、令和9年度の計画 150件が、前の単位のままです。新しい単位の値に直してください。単位の呼び方だけの変更なら、換算の係数に 1 を入力してください。",
  ],
  [
    { kind: "factor_not_positive", kpi, factor: num("-1") },
    "「手続の種類」の換算の係数は、0より大きい数値にしてください（いまは −1）。",
  ],
] as [ProposalProblem, string][])("$kind is refused with what to do instead", (problem, sentence) => {
  expect(problemSentence(problem)).toBe(sentence);
  expect(problemSentenceIn(problem, plan)).toBe(sentence);
});

it("tells whoever looks at an old draft who changed it, when, and what came in", () => {
  const at = new Date("2026-11-27T05:05:00Z");
  const someone = { changedBy: "野口 恵", changedAt: at };
  const command = { changedBy: null, changedAt: at };
  const { confirmed, conflict, discarded, merged, open, not_a_plan } = DRAFT_REFUSAL_WORDS;
  // Nobody is called another person who may have been oneself.
  expect(discarded(null)).toMatch(/^この変更案は、画面を開いたあとに取りやめられました。入力した内容/);
  expect(discarded("野口 恵")).toMatch(
    /^この変更案は、画面を開いたあとに、野口 恵さんが取りやめました。入力した内容/,
  );
  expect(confirmed({ by: "野口 恵", at, version: 2 })).toMatch(
    /^この計画の変更は、画面を開いたあとの令和8年11月27日 14:05に、野口 恵さんがすでに確定しました（第2版）。入力した内容/,
  );
  expect(confirmed({ by: null, at, version: 3 })).toContain("コマンドですでに確定しました（第3版）。");
  expect(conflict(someone)).toMatch(
    /^この変更案は、画面を開いたあとの令和8年11月27日 14:05に、野口 恵さんが変更しました。画面を読み込み直すと、あなたの入力を/,
  );
  expect(conflict(command)).toMatch(
    /^この変更案は、.*14:05に、コマンドで変更されました。画面を読み込み直すと、あなたの入力を/,
  );
  expect(merged(someone, { added: ["「件数」の名称", "「件数」の単位"], altered: [], gone: [""] })).toBe(
    "この変更案は、画面を開いたあとの令和8年11月27日 14:05に、野口 恵さんが変更しました。加わった変更：「件数」の名称、「件数」の単位。画面にあった変更のうち、取り消されたものがあります。その変更に入力した内容は使いません。入力した内容は残したまま、いまの変更案を表示しました。確かめてから、もう一度ボタンを押してください。",
  );
  expect(merged(command, { added: [], altered: [], gone: [] })).toBe(
    "この変更案は、画面を開いたあとの令和8年11月27日 14:05に、コマンドで変更されました。入力した内容は残したまま、いまの変更案を表示しました。確かめてから、もう一度ボタンを押してください。",
  );
  // What is decided together is one change.
  expect(open("野口 恵", [{ key: "a" }, { key: "b" }, { key: "a" }])).toBe(
    "野口 恵さんの変更案（2件）があります。",
  );
  expect(open(null, [{ key: "a" }])).toBe("コマンドで保存した変更案（1件）があります。");
  expect(not_a_plan("pillars[0].name", "入力してください。")).toBe("pillars[0].name：入力してください。");
});
