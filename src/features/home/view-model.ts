/** What waits for a person on the staff home. Pure. */

import { listKpis } from "@/domain/plan/definition";
import { DUE_SOON_DAYS } from "@/domain/reports/report";
import type { Outstanding, OutstandingReason } from "@/domain/rounds/outstanding";
import { isRespondent } from "@/domain/rounds/respondents";
import { type AccessSubject, can } from "@/domain/shared/access";
import { daysBetween, type FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { staffRoutes } from "@/lib/routes";
import type { AccountCountsDto } from "@/server/accounts/queries";
import type { PlanDto } from "@/server/plan/queries";
import type { PublishedFiguresDto } from "@/server/publication/queries";
import type { ReportDto } from "@/server/reports/queries";
import type { RunningRoundDto } from "@/server/rounds/running";

/** One thing to do or to look at. */
export interface HomeItem {
  readonly title: string;
  /** How many wait; null where there is nothing to count. */
  readonly count: number | null;
  readonly unit: string;
  readonly text: string;
  readonly href: string;
  readonly linkLabel: string;
  /** Something is late or came back: drawn with emphasis, and said in the text. */
  readonly urgent: boolean;
}

export interface HomeView {
  readonly name: string;
  readonly fy: FiscalYear;
  /** 「照会の期限は…」; null where no round runs or it is not the person's matter. */
  readonly deadline: { readonly text: string; readonly tone: "info" | "warning" | "error" } | null;
  /** A contributor whose account names no department can do nothing here. */
  readonly withoutDepartment: boolean;
  /** What waits; the empty list means that nothing does. */
  readonly waiting: readonly HomeItem[];
  /** What one may look at. */
  readonly more: readonly HomeItem[];
}

/** What the home page counts a report by. */
export type HomeReport = Pick<
  ReportDto,
  | "planId"
  | "kpiId"
  | "fy"
  | "department"
  | "state"
  | "content"
  | "submittedById"
  | "approvedRevision"
  | "window"
  | "outstanding"
>;

export interface HomeInput {
  readonly viewer: AccessSubject & { readonly name: string };
  /** ISO date in Asia/Tokyo. */
  readonly today: string;
  readonly fy: FiscalYear;
  readonly round: RunningRoundDto | null;
  readonly plans: readonly Pick<PlanDto, "definition" | "departments">[];
  /** Of that year, as far as the person may see them; null for who may see none. */
  readonly reports: readonly HomeReport[] | null;
  /** null for who may not see dashboards. */
  readonly published: PublishedFiguresDto["figures"] | null;
  readonly accounts: AccountCountsDto | null;
}

export function buildHome(input: HomeInput): HomeView {
  const items = [
    ...entryItems(input),
    ...decisionItems(input),
    ...publicationItems(input),
    ...assignmentItems(input),
    ...accountItems(input),
    ...readingItems(input),
  ];
  const { viewer } = input;
  return {
    name: viewer.name,
    fy: input.fy,
    deadline: deadlineOf(input),
    withoutDepartment: viewer.role === "contributor" && viewer.departmentId === null,
    waiting: items.filter((item) => item.count !== null && item.count > 0),
    more: items.filter((item) => item.count === null),
  };
}

/**
 * What is outstanding and this person has to see to: of a department, by it or by this person by name; of the office, by
 * all departments and by the office itself.
 */
function outstandingFor({ viewer, reports }: HomeInput): Outstanding[] {
  return (reports ?? []).flatMap(({ kpiId, fy, department, window, outstanding }) => {
    const resource = {
      departmentId: department?.id ?? null,
      entryOpen: window.open,
      report: { kpiId, fy },
    };
    if (outstanding === null || !can(viewer, "report.edit", resource)) return [];
    const isOwn =
      can(viewer, "report.approve", {}) || isRespondent(outstanding.by, { ...viewer, active: true });
    return isOwn ? [outstanding] : [];
  });
}

function entryItems(input: HomeInput): HomeItem[] {
  const year = fiscalYearJa(input.fy);
  const outstanding = outstandingFor(input);
  const count = (reason: OutstandingReason) => outstanding.filter((each) => each.reason === reason).length;
  const isOffice = can(input.viewer, "report.approve", {});
  const overdue = input.round !== null && daysBetween(input.today, input.round.dueOn) < 0;
  const href = staffRoutes.entry({ fy: input.fy });
  return [
    {
      title: "差し戻された報告",
      count: count("returned"),
      unit: "件",
      text: isOffice
        ? "所管課が直しているところです。"
        : "DX推進課からのコメントを確認し、直してもう一度提出してください。",
      href,
      linkLabel: "差し戻された報告を開く",
      urgent: !isOffice,
    },
    {
      title: "受付が再開された報告",
      count: count("reopened"),
      unit: "件",
      text: isOffice
        ? "所管課が直しているところです。"
        : "DX推進課が受付を再開しました。理由を確認し、直してもう一度提出してください。",
      href,
      linkLabel: "受付が再開された報告を開く",
      urgent: !isOffice,
    },
    {
      title: "公表予定日になった実績",
      count: count("due_again"),
      unit: "項目",
      text: isOffice
        ? "公表待ちと回答された予定日になりました。所管課の入力を待っています。"
        : "公表待ちと回答された予定日になりました。実績を入力して、提出してください。",
      href,
      linkLabel: isOffice ? "提出の状況を見る" : "入力する",
      urgent: !isOffice,
    },
    {
      title: "年度が終わり、実績の入力が必要な項目",
      count: count("year_ended"),
      unit: "項目",
      text: isOffice
        ? "年度途中の値のまま、年度が終わりました。所管課の入力を待っています。"
        : "年度途中の値を提出した項目です。年度が終わりましたので、年度を通した実績を入力して、提出してください。",
      href,
      linkLabel: isOffice ? "提出の状況を見る" : "入力する",
      urgent: !isOffice,
    },
    {
      title: isOffice ? "まだ提出されていない実績" : "入力する実績",
      count: count("unanswered"),
      unit: "項目",
      text: isOffice
        ? `${year}の実績が、まだ提出されていません。`
        : `${year}の実績を入力して、提出してください。`,
      href,
      linkLabel: isOffice ? "提出の状況を見る" : "入力する",
      urgent: overdue,
    },
  ];
}

function decisionItems({ viewer, reports, plans, fy }: HomeInput): HomeItem[] {
  if (!can(viewer, "report.approve", {})) return [];
  const allows = new Map(
    plans.map(({ definition }) => [definition.id, definition.settings.allowSelfApproval]),
  );
  const decidable = (reports ?? []).filter(
    (report) =>
      report.state === "submitted" &&
      can(viewer, "report.approve", {
        departmentId: report.department?.id ?? null,
        submittedById: report.submittedById,
        allowSelfApproval: allows.get(report.planId) ?? false,
      }),
  );
  return [
    {
      title: "承認を待っている報告",
      count: decidable.length,
      unit: "件",
      text: "内容を確認して、承認するか、コメントを付けて差し戻してください。",
      href: staffRoutes.entry({ fy }),
      linkLabel: "承認を待っている報告を見る",
      urgent: false,
    },
  ];
}

function publicationItems({ viewer, reports, published, fy }: HomeInput): HomeItem[] {
  if (!can(viewer, "publication.publish", {}) || published === null) return [];
  const unpublished = (reports ?? []).filter(
    ({ kpiId, approvedRevision }) =>
      approvedRevision !== null &&
      !published.some((each) => each.kpiId === kpiId && each.fy === fy && each.revision === approvedRevision),
  );
  return [
    {
      title: "承認済みで、まだ公表していない実績",
      count: unpublished.length,
      unit: "項目",
      text: "公表される内容を確かめてから、公表してください。",
      href: staffRoutes.publications(),
      linkLabel: "公表の準備をする",
      urgent: false,
    },
  ];
}

/** Of the plans that run in that year only: nobody reports on the others any more. */
function assignmentItems({ viewer, plans, fy }: HomeInput): HomeItem[] {
  if (!can(viewer, "plan.manage", {})) return [];
  const missing = plans
    .filter(({ definition }) => definition.startFy <= fy && fy <= definition.endFy)
    .flatMap(({ definition, departments }) => listKpis(definition).filter(({ kpi }) => !departments[kpi.id]));
  return [
    {
      title: "所管課が決まっていない指標",
      count: missing.length,
      unit: "項目",
      text: "所管課を決めると、その課の担当者が実績を入力できるようになります。",
      href: staffRoutes.plan(),
      linkLabel: "所管課を決める",
      urgent: false,
    },
  ];
}

function accountItems({ viewer, accounts }: HomeInput): HomeItem[] {
  if (accounts === null || !can(viewer, "account.manage", {})) return [];
  return [
    {
      title: "招待を受け取っていない人",
      count: accounts.invited,
      unit: "人",
      text: "招待リンクがまだ使われていません。届いているか、期限が切れていないか、ご確認ください。",
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

function readingItems({ viewer, reports, fy }: HomeInput): HomeItem[] {
  const year = fiscalYearJa(fy);
  const all = reports ?? [];
  const approved = all.filter(({ approvedRevision }) => approvedRevision !== null).length;
  const dashboard: HomeItem = {
    title: "計画の進捗",
    count: null,
    unit: "",
    text: `${year}の実績は、${all.length}項目のうち${approved}項目が承認されています。`,
    href: staffRoutes.dashboard(),
    linkLabel: "進捗を見る",
    urgent: false,
  };
  const plan: HomeItem = {
    title: "計画の内容",
    count: null,
    unit: "",
    text: "取組の柱、具体的な取組、指標と目標値を確認できます。",
    href: staffRoutes.plan(),
    linkLabel: "計画を見る",
    urgent: false,
  };
  const reportsOfOwn: HomeItem = {
    title: "報告の状況",
    count: null,
    unit: "",
    text:
      all.length === 0
        ? `${year}に所管する指標は、まだありません。指標の割り当ては、DX推進課にご確認ください。`
        : `所管する${all.length}項目のうち${approved}項目が承認されています。提出した内容も確認できます。`,
    href: staffRoutes.entry({ fy }),
    linkLabel: "報告を見る",
    urgent: false,
  };
  if (can(viewer, "dashboard.read", {})) return [dashboard, plan];
  return reports === null ? [plan] : [reportsOfOwn, plan];
}

function deadlineOf(input: HomeInput): HomeView["deadline"] {
  const { round, today, viewer } = input;
  const concerned =
    viewer.role === "office" || (viewer.role === "contributor" && viewer.departmentId !== null);
  if (round === null || !concerned) return null;
  const left = daysBetween(today, round.dueOn);
  const until = `「${round.title}」の期限は${dateJa(round.dueOn)}です。`;
  if (outstandingFor(input).length === 0) return { text: `${until}すべて提出されています。`, tone: "info" };
  if (left < 0) return { text: `${until}期限を${-left}日過ぎています。`, tone: "error" };
  if (left === 0) return { text: `${until}本日が期限です。`, tone: "warning" };
  return { text: `${until}あと${left}日です。`, tone: left <= DUE_SOON_DAYS ? "warning" : "info" };
}
