/** What waits for a person on the staff home. Pure. */

import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { DUE_SOON_DAYS } from "@/domain/reports/report";
import type { EntryWindow } from "@/domain/rounds/entry-window";
import { type OwedReason, owedReason } from "@/domain/rounds/outstanding";
import { isRespondent } from "@/domain/rounds/respondents";
import { type AccessSubject, can } from "@/domain/shared/access";
import { daysBetween, type FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { staffRoutes } from "@/lib/routes";
import type { WorkingReport } from "./view-model";

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

/** A report as the home page counts it. */
export interface HomeReport extends WorkingReport {
  readonly planId: string;
  /** The person whom the round asks; null where it names none. */
  readonly respondent: { readonly id: string } | null;
  /** Whether the department may write now. */
  readonly window: EntryWindow;
}

export interface HomeInput {
  readonly viewer: AccessSubject & { readonly name: string };
  /** ISO date in Asia/Tokyo. */
  readonly today: string;
  readonly fy: FiscalYear;
  readonly round: { readonly fy: FiscalYear; readonly title: string; readonly dueOn: string } | null;
  readonly plans: readonly {
    readonly definition: PlanDefinition;
    readonly departments: Readonly<Record<string, { readonly id: string } | null>>;
  }[];
  /** Of that year, as far as the person may see them; null for who may see none. */
  readonly reports: readonly HomeReport[] | null;
  /** null for who may not see dashboards. */
  readonly published: readonly { kpiId: string; fy: FiscalYear; revision: number }[] | null;
  readonly accounts: { readonly active: number; readonly invited: number } | null;
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
 * What this person has to see to: of a department, what is asked of it or of this person by name; of the office, what
 * the departments owe, and what no department answers for.
 */
function owedOf({ viewer, reports, plans, fy, today }: HomeInput): OwedReason[] {
  const printed = new Set(
    plans.flatMap(({ definition }) =>
      listKpis(definition)
        .filter(({ kpi }) => kpi.years.some((year) => year.fy === fy && year.actual !== null))
        .map(({ kpi }) => kpi.id),
    ),
  );
  return (reports ?? []).flatMap((report) => {
    const { kpiId, state, content, window, respondent } = report;
    const departmentId = report.department?.id ?? null;
    const resource = { departmentId, entryOpen: window.open, report: { kpiId, fy: report.fy } };
    if (!can(viewer, "report.edit", resource)) return [];
    const isOffice = can(viewer, "report.approve", {});
    const item = { departmentId, respondentId: respondent?.id ?? null };
    if (!isOffice && !isRespondent(item, { ...viewer, active: true })) return [];
    // The office enters what no department answers for, whatever the round asks.
    const own = isOffice && departmentId === null ? ({ open: true, by: "round" } as const) : window;
    const missing = content?.missing ?? null;
    const owed = owedReason({ state, missing, window: own, documented: printed.has(kpiId) }, today);
    return owed === null ? [] : [owed];
  });
}

function entryItems(input: HomeInput): HomeItem[] {
  const year = fiscalYearJa(input.fy);
  const owed = owedOf(input);
  const count = (reason: OwedReason) => owed.filter((each) => each === reason).length;
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
  if (owedOf(input).length === 0) return { text: `${until}すべて提出されています。`, tone: "info" };
  if (left < 0) return { text: `${until}期限を${-left}日過ぎています。`, tone: "error" };
  if (left === 0) return { text: `${until}本日が期限です。`, tone: "warning" };
  return { text: `${until}あと${left}日です。`, tone: left <= DUE_SOON_DAYS ? "warning" : "info" };
}
