/** What waits of the assessments (総括・意見): decisions, and what was given back. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { ASSESSMENTS_TITLE } from "@/domain/words/ja/publication/assessments";
import { staffRoutes } from "@/lib/routes";
import type { HomeInput, HomeItem } from "./home-input";

/** Of every year that has any: they are written outside of rounds as well. */
export function assessmentItems({ assessments }: HomeInput): HomeItem[] {
  return [...Map.groupBy(assessments, ({ fy }) => fy)].flatMap(([fy, own]) => itemsOfYear(fy, own));
}

function itemsOfYear(fy: FiscalYear, own: HomeInput["assessments"]): HomeItem[] {
  const common = { unit: "件", href: staffRoutes.entryAssessments(fy), urgent: false };
  const year = fiscalYearJa(fy);
  const waiting = own.filter(({ allowed }) => allowed.approve);
  return [
    {
      ...common,
      title: `差し戻された${year}の${ASSESSMENTS_TITLE}`,
      count: own.filter(({ state, allowed }) => state === "returned" && allowed.edit).length,
      text: "コメントを確認し、直してもう一度提出してください。",
      linkLabel: `差し戻された${ASSESSMENTS_TITLE}を開く`,
    },
    {
      ...common,
      title: `${year}の${ASSESSMENTS_TITLE}：承認待ち`,
      count: waiting.length,
      // In the queue of the year, where the first of them stands.
      href: staffRoutes.approval(fy, { at: waiting[0]?.partId }),
      text: "内容を確認して、承認するか、コメントを付けて差し戻してください。",
      linkLabel: `承認を待っている${ASSESSMENTS_TITLE}を見る`,
    },
  ];
}
