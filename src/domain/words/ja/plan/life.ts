/** A plan in its own life: started, leading, closed, continued. */

import type { PlanDefinition } from "@/domain/plan/definition";
import type { clashOfIds } from "@/domain/plan/initiative-ids";
import type { PlanPhase } from "@/domain/plan/lead";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";

/** Why a plan that is not here yet cannot be taken in. */
type IdClash = NonNullable<ReturnType<typeof clashOfIds>>;

export const NEW_PLAN_REFUSAL_WORDS = {
  other_municipality: (here: string) =>
    `ここには${here}の計画があります。このファイルは別の市町村の計画なので、取り込めません。`,
  id_of_earlier: (kpiId: KpiId, plan: string) =>
    `指標の id「${kpiId}」は、前の計画${quoted(plan)}の指標です。その指標を続けるなら、「引き継ぐ指標」（計画ファイルでは continues）に「${kpiId}」を指定してください。別の指標なら、別の id にしてください。`,
  periods_overlap: ({ name, startFy, endFy }: Pick<PlanDefinition, "name" | "startFy" | "endFy">) =>
    `計画期間が、同じ指標のある計画${quoted(name)}（${fiscalYearJa(startFy)}～${fiscalYearJa(endFy)}）と重なります。計画期間の最終年度は、その計画が始まる前の年度までにしてください。`,
  id_taken: (kpiId: KpiId, plan: string) =>
    `指標の id「${kpiId}」は、ほかの計画${quoted(plan)}で使われています。別の id にしてください。`,
  initiative_is_kpi: (id: string) =>
    `取組項目の id「${id}」は、指標の id として使われています。取組項目の id を別のものにしてください。`,
  initiative_clash: ({ id, isKpi }: IdClash, plan: string) =>
    ({
      here: `指標の id「${id}」は、計画${quoted(plan)}の取組項目の id です。指標の id を別のものにしてください。`,
      there: `取組項目の id「${id}」は、計画${quoted(plan)}の指標の id です。取組項目の id を別のものにしてください。`,
      both: `取組項目の id「${id}」は、期間が重なる計画${quoted(plan)}で使われています。別の id にしてください。`,
    })[isKpi ?? "both"],
  /** @param kind what it already is */
  id_of_other_kind: (id: string, kind: "kpi" | "initiative" | "metric" | "assessment") =>
    `id「${id}」は、${{ kpi: "指標", initiative: "取組項目", metric: "KPI以外の実績", assessment: "総括・意見" }[kind]}の id として使われています。別の id にしてください。`,
  metric_in_both: (id: string, plan: string) =>
    `KPI以外の実績の id「${id}」は、期間が重なる計画${quoted(plan)}で使われています。別の id にしてください。`,
  continues_unknown: (name: string, kpiId: KpiId) =>
    `${quoted(name)}が引き継ぐ指標「${kpiId}」は、この計画より前の計画にありません。引き継げるのは、前の計画の指標だけです。`,
  continues_twice: (one: string, other: string, kpiId: KpiId) =>
    `${quoted(one)}と${quoted(other)}が、どちらも指標「${kpiId}」を引き継いでいます。1つの指標を引き継げるのは、1つの指標だけです。`,
};

/** For KPIs that an import of before had set aside without a word. */
export const FORMER_KPI_REASON = "計画ファイルから外れていた指標を、終了した指標として掲載し直しました。";

/** What becomes of a change that was confirmed. */
export function confirmedChangeWords(isPublished: boolean): string {
  return isPublished
    ? "次の公表で、変更したことを、理由と一緒にお知らせします。"
    : "この計画はまだ公表していないため、変更したことのお知らせはありません。はじめての公表では、変更後の内容だけを公表します。";
}

/** Where the reason of a change, and when and in which document it was decided, can be read. */
export function decisionTold(isPublished: boolean): string {
  return isPublished
    ? "公開ページの「定義の変更」に、理由と一緒に載ります。分からないときは空欄のままでかまいません。"
    : "この計画を公表する前の変更なので、公開ページには載りません。庁内の記録に、理由と一緒に残ります。分からないときは空欄のままでかまいません。";
}

/** The life of a plan: what each act is called, and why one is refused. */
export const PLAN_LIFE_WORDS = {
  reason: "理由を入力してください。",
  published: "公表した計画は取り除けません。続けない計画は、終了にしてください。",
  unpublished: "期間が始まっておらず、公表もしていない計画は、終了にできません。一覧から取り除いてください。",
};

/** Why the next plan cannot be started as was asked. */
export const NEXT_PLAN_WORDS = {
  id_taken: "この記号（id）の計画は、すでにあります。別の記号にしてください。",
  begins: (endFy: FiscalYear) =>
    `最初の年度は、もとにする計画の最終年度（${fiscalYearJa(endFy)}）より後にしてください。`,
  ends: "最後の年度は、最初の年度以後にしてください。",
};

const PLAN_PHASE_WORDS = { in_preparation: "準備中", running: "実施中", ended: "終了" } as const;

/** Where a plan stands: one that was published before its period began, or will be, is not said to be 準備中. */
export function planStandingWords(plan: {
  readonly phase: PlanPhase;
  readonly isChosenToLead: boolean;
  /** The public was shown it. */
  readonly isPublished: boolean;
}): string {
  if (plan.phase !== "in_preparation") return PLAN_PHASE_WORDS[plan.phase];
  if (plan.isPublished) return "期間の開始前（公開中）";
  return plan.isChosenToLead ? "期間の開始前（次の公表から公開）" : PLAN_PHASE_WORDS.in_preparation;
}

/** 令和7年度～令和11年度 */
export function planPeriod({ startFy, endFy }: Pick<PlanDefinition, "startFy" | "endFy">): string {
  return `${fiscalYearJa(startFy)}～${fiscalYearJa(endFy)}`;
}

type NamedPlan = Pick<PlanDefinition, "id" | "name" | "startFy" | "endFy">;

/** A plan's name; where others of the plans have the same name, with its period, and with its id where that is the same too. */
export function planNameAmong(plan: NamedPlan, plans: readonly NamedPlan[]): string {
  const namesakes = plans.filter(({ id, name }) => name === plan.name && id !== plan.id);
  if (namesakes.length === 0) return plan.name;
  const period = planPeriod(plan);
  const isUnique = namesakes.every((each) => planPeriod(each) !== period);
  return `${plan.name}（${period}${isUnique ? "" : `、${plan.id}`}）`;
}

export const PLAN_ACT_WORDS = {
  lead: "公開サイトの先頭にする",
  by_period: "先頭の計画を期間で決める",
  close: "終了にする",
  reopen: "終了を取り消す",
  remove: "取り除く",
} as const;

/** Told whoever decides on a plan's life while another person did. */
export function planLifeChangedMeanwhile(latest: {
  /** null: the audit trail names nobody. */
  readonly by: string | null;
  /** null: of a plan that is gone. */
  readonly plan: string | null;
  readonly act: keyof typeof PLAN_ACT_WORDS | null;
}): string {
  const { by, plan, act } = latest;
  const of = plan === null ? "" : `計画${quoted(plan)}について`;
  const what =
    by === null || act === null
      ? "計画の扱い（先頭・終了）が変わりました。"
      : `${by}さんが${of}「${PLAN_ACT_WORDS[act]}」の操作をしました。`;
  return `画面を開いたあとに、${what}画面を読み込み直して、いまの扱いを確かめてください。`;
}

/** What an act did, in one sentence. */
export const PLAN_ACT_DONE_WORDS: Record<keyof typeof PLAN_ACT_WORDS, (name: string) => string> = {
  lead: (name) => `${quoted(name)}を、次の公表から公開サイトの先頭になる計画に選びました。`,
  by_period: (name) =>
    `${quoted(name)}を先頭に選ぶのをやめ、次の公表から、先頭の計画を期間で決めることにしました。`,
  close: (name) => `${quoted(name)}を、本日で終了にしました。`,
  reopen: (name) => `${quoted(name)}の終了を取り消しました。`,
  remove: () => "計画を一覧から取り除きました。",
};

/** Of the plan that the page then shows. */
export function nextPlanStartedWords(name: string): string {
  return `次の計画${quoted(name)}をつくりました。期間が始まるまで、公開されません。`;
}
