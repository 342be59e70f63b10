/** What waits of reports: to be answered, decided, published. */

import { awaitsDecision } from "@/domain/reports/progress";
import type { Outstanding, OutstandingReason } from "@/domain/rounds/outstanding";
import { isRespondent } from "@/domain/rounds/respondents";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { metricsAmong } from "@/domain/words/ja/plan/metrics";
import { staffRoutes } from "@/lib/routes";
import { type HomeInput, type HomeItem, lateRound, ofYear, planWordsOf } from "./home-input";

/**
 * What is outstanding and this person has to see to: of a department, by it or by this person by name; of the office, by
 * all departments and by the office itself.
 */
export function outstandingFor(
  { viewer, reports }: HomeInput,
  fy: FiscalYear,
): (Outstanding & { readonly isMetric: boolean })[] {
  return ofYear(reports, fy).flatMap(({ kpiId, isMetric, department, window, outstanding }) => {
    const resource = {
      departmentId: department?.id ?? null,
      entryOpen: window.open,
      report: { kpiId, fy },
    };
    if (outstanding === null || !can(viewer, "report.edit", resource)) return [];
    const isOwn =
      can(viewer, "report.approve", {}) || isRespondent(outstanding.by, { ...viewer, active: true });
    return isOwn ? [{ ...outstanding, isMetric }] : [];
  });
}

/** An item of one year is told from the same one of another by its year. */
export function inYear(title: string, fy: FiscalYear, { fys }: HomeInput): string {
  return fys.length > 1 ? `${title}（${fiscalYearJa(fy)}）` : title;
}

export function entryItems(input: HomeInput, fy: FiscalYear): HomeItem[] {
  const { office } = planWordsOf(input);
  const year = fiscalYearJa(fy);
  const outstanding = outstandingFor(input, fy);
  const isOffice = can(input.viewer, "report.approve", {});
  const late = lateRound(input, fy);
  const href = staffRoutes.entry({ fy });
  const items: (Omit<HomeItem, "count"> & { readonly reason: OutstandingReason })[] = [
    {
      title: "差し戻された報告",
      reason: "returned",
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
      reason: "reopened",
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
      reason: "due_again",
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
      reason: "year_ended",
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
      reason: "unanswered",
      unit: "項目",
      text: isOffice
        ? `${year}の実績が、まだ提出されていません。${late ? "督促のメールを送れます。" : ""}`
        : `${year}の実績を入力して、提出してください。`,
      href: isOffice && late ? staffRoutes.round(late.id) : href,
      linkLabel: !isOffice ? "入力する" : late ? "照会を開いて督促する" : "提出の状況を見る",
      urgent: late !== null,
    },
  ];
  return items.map(({ reason, ...item }) => {
    const those = outstanding.filter((each) => each.reason === reason);
    return {
      ...item,
      title: inYear(item.title, fy, input),
      count: those.length,
      // What no department answers for the office enters itself; who is late it reminds.
      isOthers: isOffice && !item.urgent && those.every(({ by }) => by.departmentId !== null),
      text: item.text + metricsAmong(those),
    };
  });
}

export function decisionItems(input: HomeInput, fy: FiscalYear): HomeItem[] {
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
      text: `内容を確認して、承認するか、コメントを付けて差し戻してください。${metricsAmong(decidable)}`,
      href: staffRoutes.approval(fy),
      linkLabel: "承認を待っている報告を確認する",
      urgent: false,
    },
  ];
}

export function publicationItems({ viewer, reports, published }: HomeInput): HomeItem[] {
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
      href: staffRoutes.newPublication(),
      linkLabel: "公表の準備をする",
      urgent: false,
    },
  ];
}
