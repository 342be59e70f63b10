/** What waits for a person on the staff home. Pure. */

import type { PlanWords } from "@/domain/plan/definition";
import { listKpis } from "@/domain/plan/definition";
import { coversYear } from "@/domain/plan/years";
import { awaitsDecision, progressOf } from "@/domain/reports/progress";
import { DUE_SOON_DAYS } from "@/domain/reports/report";
import type { Outstanding, OutstandingReason } from "@/domain/rounds/outstanding";
import { isRespondent } from "@/domain/rounds/respondents";
import { type AccessSubject, can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { planNameAmong } from "@/domain/words/ja/plan";
import { wordsOf } from "@/domain/words/ja/plan-words";
import { quoted } from "@/domain/words/ja/quotes";
import { staffRoutes } from "@/lib/routes";
import type { AccountCountsDto } from "@/server/accounts/queries";
import type { PlanDto } from "@/server/plan/queries";
import type { DraftRef } from "@/server/proposals/draft";
import type { PublishedFiguresDto, PublishedPlanDto } from "@/server/publication/queries";
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

interface Deadline {
  readonly text: string;
  readonly tone: "info" | "warning" | "error";
}

export interface HomeView {
  readonly name: string;
  /** 「照会の期限は…」 of every round that runs, the nearest first; none where it is not the person's matter. */
  readonly deadlines: readonly Deadline[];
  /** A contributor whose account names no department can do nothing here. */
  readonly withoutDepartment: boolean;
  /** For who can have it mended; null while there is room, and for everybody else. */
  readonly disk: { readonly title: string; readonly text: string } | null;
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
  | "authorIds"
  | "approvedRevision"
  | "window"
  | "outstanding"
  | "isHandedIn"
  | "isInForce"
>;

export interface HomeInput {
  readonly viewer: AccessSubject & { readonly name: string };
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
  /** The years that the page speaks of, the latest first: those of the rounds that run, else the last one that ended. */
  readonly fys: readonly FiscalYear[];
  /** Every one that runs. */
  readonly rounds: readonly RunningRoundDto[];
  readonly plans: readonly Pick<PlanDto, "definition" | "departments" | "isPublic">[];
  /** Of those years, as far as the person may see them; null for who may see none. */
  readonly reports: readonly HomeReport[] | null;
  /** null for who may not see dashboards. */
  readonly published: PublishedFiguresDto["figures"] | null;
  /** What the public is shown of the plans; null for who may not change them. */
  readonly publishedPlans: readonly PublishedPlanDto[] | null;
  /** Changes of plans that are not confirmed yet. */
  readonly drafts: readonly DraftRef[];
  readonly accounts: AccountCountsDto | null;
  /** How full the disk under the system's own database is. */
  readonly disk: "ample" | "low" | "full";
}

export function buildHome(input: HomeInput): HomeView {
  const items = [
    ...input.fys.flatMap((fy) => entryItems(input, fy)),
    ...input.fys.flatMap((fy) => decisionItems(input, fy)),
    ...publicationItems(input),
    ...planItems(input),
    ...assignmentItems(input),
    ...accountItems(input),
    ...readingItems(input),
  ];
  const { viewer } = input;
  return {
    name: viewer.name,
    deadlines: deadlinesOf(input),
    withoutDepartment: viewer.role === "contributor" && viewer.departmentId === null,
    disk: diskWarningFor(input),
    waiting: items.filter((item) => item.count !== null && item.count > 0),
    more: items.filter((item) => item.count === null),
  };
}

function diskWarningFor({ viewer, disk }: HomeInput): HomeView["disk"] {
  if (disk === "ample") return null;
  if (can(viewer, "account.manage", {})) return DISK_WORDS[disk].administrator;
  return can(viewer, "publication.publish", {}) ? DISK_WORDS[disk].office : null;
}

const DISK_WORDS = {
  low: {
    administrator: {
      title: "サーバーのディスクの空きが少なくなっています",
      text: "このままでは、入力や公表ができなくなります。データフォルダーのあるディスクの空きを増やしてください。",
    },
    office: {
      title: "サーバーのディスクの空きが少なくなっています",
      text: "このままでは、入力や公表ができなくなります。システム管理者に、ディスクの空きを増やすよう伝えてください。",
    },
  },
  full: {
    administrator: {
      title: "サーバーのディスクの空きが足りないため、入力と公表を止めています",
      text: "データフォルダーのあるディスクの空きを増やしてください。空きができると、自動で元に戻ります。公開の停止は、いまもできます。",
    },
    office: {
      title: "サーバーのディスクの空きが足りないため、入力と公表を止めています",
      text: "システム管理者に、ディスクの空きを増やすよう伝えてください。空きができると、自動で元に戻ります。公開の停止は、いまもできます。",
    },
  },
} as const;

/**
 * What is outstanding and this person has to see to: of a department, by it or by this person by name; of the office, by
 * all departments and by the office itself.
 */
function outstandingFor({ viewer, reports }: HomeInput, fy: FiscalYear): Outstanding[] {
  return ofYear(reports, fy).flatMap(({ kpiId, department, window, outstanding }) => {
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

function ofYear(reports: HomeInput["reports"], fy: FiscalYear): HomeReport[] {
  return (reports ?? []).filter((report) => report.fy === fy);
}

/** An item of one year is told from the same one of another by its year. */
function inYear(title: string, fy: FiscalYear, { fys }: HomeInput): string {
  return fys.length > 1 ? `${title}（${fiscalYearJa(fy)}）` : title;
}

/** The words of the plan that the page speaks of first. */
function planWordsOf({ plans }: HomeInput): PlanWords {
  return wordsOf(plans[0]?.definition ?? {});
}

function entryItems(input: HomeInput, fy: FiscalYear): HomeItem[] {
  const { office } = planWordsOf(input);
  const year = fiscalYearJa(fy);
  const outstanding = outstandingFor(input, fy);
  const count = (reason: OutstandingReason) => outstanding.filter((each) => each.reason === reason).length;
  const isOffice = can(input.viewer, "report.approve", {});
  const round = input.rounds.find((each) => each.fy === fy);
  const overdue = round !== undefined && daysBetween(input.today, round.dueOn) < 0;
  const href = staffRoutes.entry({ fy });
  const items: HomeItem[] = [
    {
      title: "差し戻された報告",
      count: count("returned"),
      unit: "件",
      text: isOffice
        ? "所管課が直しているところです。"
        : `${office}からのコメントを確認し、直してもう一度提出してください。`,
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
        : `${office}が受付を再開しました。理由を確認し、直してもう一度提出してください。`,
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
  return items.map((item) => ({ ...item, title: inYear(item.title, fy, input) }));
}

function decisionItems(input: HomeInput, fy: FiscalYear): HomeItem[] {
  const { viewer, reports, plans } = input;
  if (!can(viewer, "report.approve", {})) return [];
  const allows = new Map(
    plans.map(({ definition }) => [definition.id, definition.settings.allowSelfApproval]),
  );
  const decidable = ofYear(reports, fy).filter(
    (report) =>
      awaitsDecision(report) &&
      can(viewer, "report.approve", {
        departmentId: report.department?.id ?? null,
        authorIds: report.authorIds,
        allowSelfApproval: allows.get(report.planId) ?? false,
      }),
  );
  return [
    {
      title: inYear("承認を待っている報告", fy, input),
      count: decidable.length,
      unit: "件",
      text: "内容を確認して、承認するか、コメントを付けて差し戻してください。",
      href: staffRoutes.entry({ fy }),
      linkLabel: "承認を待っている報告を見る",
      urgent: false,
    },
  ];
}

function publicationItems({ viewer, reports, published }: HomeInput): HomeItem[] {
  if (!can(viewer, "publication.publish", {}) || published === null) return [];
  const unpublished = (reports ?? []).filter(
    ({ kpiId, fy, approvedRevision }) =>
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

/** What was decided of the plans and the public does not see yet, and what is not decided yet. */
function planItems({ viewer, plans, publishedPlans, drafts }: HomeInput): HomeItem[] {
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
      text: "次の公表で、変更したことを、理由と一緒にお知らせします。",
      href: staffRoutes.publications(),
      linkLabel: "計画の変更を公表する準備をする",
      urgent: false,
    },
    {
      title: "期間が始まり、まだ公表していない計画",
      count: unseen.length,
      unit: "計画",
      text: `次の公表から、公開サイトに${unseen.map(({ definition }) => quoted(planNameAmong(definition, names))).join("、")}が加わります。`,
      href: staffRoutes.publications(),
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
function assignmentItems({ viewer, plans, fys }: HomeInput): HomeItem[] {
  if (!can(viewer, "plan.manage", {})) return [];
  const missing = plans
    .filter(({ definition }) => fys.some((fy) => coversYear(definition, fy)))
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

function readingItems(input: HomeInput): HomeItem[] {
  const { viewer, reports, fys } = input;
  const years = fys.map((fy) => {
    return { fy, year: fiscalYearJa(fy), ...progressOf(ofYear(reports, fy)) };
  });
  const dashboard: HomeItem = {
    title: "計画の進捗",
    count: null,
    unit: "",
    text: years
      .map(
        ({ year, total, approved }) =>
          `${year}の実績は、${total}項目のうち${approved}項目が承認されています。`,
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

function reportsOfOwn(
  {
    fy,
    year,
    total,
    approved,
  }: { readonly fy: FiscalYear; readonly year: string; readonly total: number; readonly approved: number },
  isOneOfSeveral: boolean,
  office: string,
): HomeItem {
  const own = isOneOfSeveral ? `${year}に所管する` : "所管する";
  return {
    title: isOneOfSeveral ? `報告の状況（${year}）` : "報告の状況",
    count: null,
    unit: "",
    text:
      total === 0
        ? `${year}に所管する指標は、まだありません。指標の割り当ては、${office}にご確認ください。`
        : `${own}${total}項目のうち${approved}項目が承認されています。提出した内容も確認できます。`,
    href: staffRoutes.entry({ fy }),
    linkLabel: "報告を見る",
    urgent: false,
  };
}

function deadlinesOf(input: HomeInput): Deadline[] {
  const { rounds, viewer } = input;
  const concerned =
    viewer.role === "office" || (viewer.role === "contributor" && viewer.departmentId !== null);
  if (!concerned) return [];
  return [...rounds]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : b.fy - a.fy))
    .map((round) => deadlineOf(input, round));
}

function deadlineOf(input: HomeInput, round: RunningRoundDto): Deadline {
  const left = daysBetween(input.today, round.dueOn);
  const until = `${quoted(round.title)}の期限は${dateJa(round.dueOn)}です。`;
  if (outstandingFor(input, round.fy).length === 0)
    return { text: `${until}すべて提出されています。`, tone: "info" };
  if (left < 0) return { text: `${until}期限を${-left}日過ぎています。`, tone: "error" };
  if (left === 0) return { text: `${until}本日が期限です。`, tone: "warning" };
  return { text: `${until}あと${left}日です。`, tone: left <= DUE_SOON_DAYS ? "warning" : "info" };
}
