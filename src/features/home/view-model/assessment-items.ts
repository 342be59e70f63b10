/** What waits of the assessments (総括・意見): decisions, and what was given back. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { ASSESSMENTS_TITLE } from "@/domain/words/ja/assessments";
import { staffRoutes } from "@/lib/routes";
import type { HomeInput, HomeItem } from "./home-input";
import { inYear } from "./report-items";

export function assessmentItems(input: HomeInput, fy: FiscalYear): HomeItem[] {
  const own = input.assessments.filter((each) => each.fy === fy);
  const common = { unit: "件", href: staffRoutes.entryAssessments(fy), urgent: false };
  const items: HomeItem[] = [
    {
      ...common,
      title: `差し戻された${ASSESSMENTS_TITLE}`,
      count: own.filter(({ state, allowed }) => state === "returned" && allowed.edit).length,
      text: "コメントを確認し、直してもう一度提出してください。",
      linkLabel: `差し戻された${ASSESSMENTS_TITLE}を開く`,
    },
    {
      ...common,
      title: `${ASSESSMENTS_TITLE}：承認待ち`,
      count: own.filter(({ allowed }) => allowed.approve).length,
      text: "内容を確認して、承認するか、コメントを付けて差し戻してください。",
      linkLabel: `承認を待っている${ASSESSMENTS_TITLE}を見る`,
    },
  ];
  return items.map((item) => ({ ...item, title: inYear(item.title, fy, input) }));
}
