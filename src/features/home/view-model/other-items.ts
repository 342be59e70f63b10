/** What waits of mails, plans and accounts, and what one may look at. */

import { listFigures } from "@/domain/plan/figures";
import { coversYear } from "@/domain/plan/years";
import { type Progress, progressByKind } from "@/domain/reports/progress";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { confirmedChangeWords, planNameAmong } from "@/domain/words/ja/plan/life";
import { metricsAmong, metricsProgressWords } from "@/domain/words/ja/plan/metrics";
import { quoted } from "@/domain/words/ja/quotes";
import { staffRoutes } from "@/lib/routes";
import { type HomeInput, type HomeItem, ofYear, planWordsOf } from "./home-input";

export function mailItems({ heldMails }: HomeInput): HomeItem[] {
  if (heldMails === null) return [];
  return [
    {
      title: "メールの送信の再開",
      count: 1,
      unit: "件",
      text: `バックアップから復元したため、メールの送信を止めています。送信を待っているメールは${heldMails.waiting}通です。`,
      href: staffRoutes.mails(),
      linkLabel: "確かめて再開する",
      urgent: true,
    },
  ];
}

/** What was decided of the plans and the public does not see yet, and what is not decided yet. */
export function planItems({ viewer, plans, publishedPlans, drafts }: HomeInput): HomeItem[] {
  if (!can(viewer, "plan.manage", {}) || publishedPlans === null) return [];
  const changed = publishedPlans.filter(({ isUpToDate }) => !isUpToDate);
  const unseen = plans.filter(
    ({ definition, isPublic }) => isPublic && !publishedPlans.some(({ planId }) => planId === definition.id),
  );
  const names = plans.map(({ definition }) => definition);
  const [draft, ...others] = drafts;
  return [
    {
      title: "確定して、まだ公表していない計画の変更",
      count: changed.length,
      unit: "計画",
      text: confirmedChangeWords(true),
      href: staffRoutes.newPublication(),
      linkLabel: "計画の変更を公表する準備をする",
      urgent: false,
    },
    {
      title: "期間が始まり、まだ公表していない計画",
      count: unseen.length,
      unit: "計画",
      text: `次の公表から、公開サイトに${unseen.map(({ definition }) => quoted(planNameAmong(definition, names))).join("、")}が加わります。`,
      href: staffRoutes.newPublication(),
      linkLabel: "始まった計画を公表する準備をする",
      urgent: false,
    },
    {
      title: "確定していない計画の変更案",
      count: drafts.length,
      unit: "件",
      text: "変更の内容と影響を確かめて、確定するか、取りやめてください。",
      href: draft && others.length === 0 ? staffRoutes.planProposal(draft.planId) : staffRoutes.plan(),
      linkLabel: "変更案を確かめる",
      urgent: false,
    },
  ];
}

/** Of the plans that run in those years only: nobody reports on the others any more. */
export function assignmentItems({ viewer, plans, fys }: HomeInput): HomeItem[] {
  if (!can(viewer, "plan.manage", {})) return [];
  const missing = plans
    .filter(({ definition }) => fys.some((fy) => coversYear(definition, fy)))
    .flatMap(({ definition, departments }) =>
      listFigures(definition).filter(({ kpi }) => !departments[kpi.id]),
    );
  return [
    {
      title: "所管課が決まっていない指標",
      count: missing.length,
      unit: "項目",
      text: `所管課を決めると、その課の担当者が実績を入力できるようになります。${metricsAmong(missing)}`,
      href: staffRoutes.plan(),
      linkLabel: "所管課を決める",
      urgent: false,
    },
  ];
}

export function accountItems({ viewer, accounts }: HomeInput): HomeItem[] {
  if (accounts === null || !can(viewer, "account.manage", {})) return [];
  return [
    {
      title: "まだ使い始めていない人",
      count: accounts.notBegun,
      unit: "人",
      text: "まだ一度もサインインしていません。招待リンクか、組織のアカウントでサインインする案内が届いているか、ご確認ください。",
      href: staffRoutes.accounts(),
      linkLabel: "アカウントを見る",
      urgent: false,
    },
    {
      title: "アカウント",
      count: null,
      unit: "",
      text: `${accounts.active}人が利用できます。職員の追加や役割の変更ができます。`,
      href: staffRoutes.accounts(),
      linkLabel: "アカウントを管理する",
      urgent: false,
    },
  ];
}

export function readingItems(input: HomeInput): HomeItem[] {
  const { viewer, reports, fys } = input;
  const years = fys.map((fy) => {
    const { kpis, metrics } = progressByKind(ofYear(reports, fy));
    return { fy, year: fiscalYearJa(fy), ...kpis, metrics };
  });
  const dashboard: HomeItem = {
    title: "計画の進捗",
    count: null,
    unit: "",
    text: years
      .map(
        ({ year, total, approved, metrics }) =>
          `${year}の実績は、${total}項目のうち${approved}項目が承認されています。${metricsText(metrics)}`,
      )
      .join(""),
    href: staffRoutes.dashboard(),
    linkLabel: "進捗を見る",
    urgent: false,
  };
  const words = planWordsOf(input);
  const plan: HomeItem = {
    title: "計画の内容",
    count: null,
    unit: "",
    text: `${words.pillar}、${words.measure}、指標と目標値を確認できます。`,
    href: staffRoutes.plan(),
    linkLabel: "計画を見る",
    urgent: false,
  };
  if (can(viewer, "dashboard.read", {})) return [dashboard, plan];
  return reports === null
    ? [plan]
    : [...years.map((each) => reportsOfOwn(each, fys.length > 1, words.office)), plan];
}

/** 「KPI以外の実績5件：回答3件・承認1件。」; "" where there is none. */
function metricsText(metrics: Progress): string {
  return metrics.total === 0 ? "" : `${metricsProgressWords(metrics)}。`;
}

function reportsOfOwn(
  {
    fy,
    year,
    total,
    approved,
    metrics,
  }: {
    readonly fy: FiscalYear;
    readonly year: string;
    readonly total: number;
    readonly approved: number;
    readonly metrics: Progress;
  },
  isOneOfSeveral: boolean,
  office: string,
): HomeItem {
  const own = isOneOfSeveral ? `${year}に所管する` : "所管する";
  return {
    title: isOneOfSeveral ? `報告の状況（${year}）` : "報告の状況",
    count: null,
    unit: "",
    text:
      total === 0 && metrics.total > 0
        ? metricsText(metrics)
        : total === 0
          ? `${year}に所管する指標は、まだありません。指標の割り当ては、${office}にご確認ください。`
          : `${own}${total}項目のうち${approved}項目が承認されています。${metricsText(metrics)}提出した内容も確認できます。`,
    href: staffRoutes.entry({ fy }),
    linkLabel: "報告を見る",
    urgent: false,
  };
}
