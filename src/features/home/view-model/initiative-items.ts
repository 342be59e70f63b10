/** What waits of the states of initiatives: to be answered, decided. */

import { type InitiativeTally, tallyInitiatives } from "@/domain/reports/initiatives/initiative-tally";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import { staffRoutes } from "@/lib/routes";
import { type HomeInput, type HomeItem, lateRound, planWordsOf } from "./home-input";
import { inYear } from "./report-items";

/** What is asked for now: of a department, its own; of the office, everybody's. */
function askedTally({ initiatives }: HomeInput, fy: FiscalYear): InitiativeTally {
  return tallyInitiatives(
    initiatives.filter((line) => line.fy === fy && line.window.open && line.allowed.edit),
  );
}

/** Of who may answer: who only reads along is asked for nothing. */
function unreadOf({ viewer, unreadOfInitiatives }: HomeInput, fy: FiscalYear): number {
  if (!can(viewer, "report.message", { departmentId: viewer.departmentId })) return 0;
  return unreadOfInitiatives.filter((each) => each.fy === fy).reduce((sum, { unread }) => sum + unread, 0);
}

export function owesInitiatives(input: HomeInput, fy: FiscalYear): boolean {
  const { unanswered, returned } = askedTally(input, fy);
  return unanswered + returned > 0;
}

export function initiativeItems(input: HomeInput, fy: FiscalYear): HomeItem[] {
  const isOffice = can(input.viewer, "report.approve", {});
  const { office } = planWordsOf(input);
  const { unanswered, returned } = askedTally(input, fy);
  const decidable = input.initiatives.filter((line) => line.fy === fy && line.allowed.approve);
  const common = { unit: "件", href: staffRoutes.entryInitiatives(fy) };
  const isLate = lateRound(input, fy) !== null;
  const items: HomeItem[] = [
    {
      ...common,
      title: `差し戻された${INITIATIVES_TITLE}`,
      count: returned,
      text: isOffice
        ? "所管課が直しているところです。"
        : `${office}からのコメントを確認し、直してもう一度提出してください。`,
      linkLabel: `差し戻された${INITIATIVES_TITLE}を開く`,
      urgent: !isOffice,
      isOthers: isOffice,
    },
    {
      ...common,
      title: isOffice ? `まだ提出されていない${INITIATIVES_TITLE}` : `回答する${INITIATIVES_TITLE}`,
      count: unanswered,
      text: isOffice
        ? `${fiscalYearJa(fy)}の${INITIATIVES_TITLE}が、まだ提出されていません。`
        : `${fiscalYearJa(fy)}の${INITIATIVES_TITLE}を選んで、提出してください。`,
      linkLabel: isOffice ? `${INITIATIVES_TITLE}の提出を見る` : `${INITIATIVES_TITLE}を回答する`,
      urgent: isLate,
      isOthers: isOffice && !isLate,
    },
    {
      ...common,
      title: `承認を待っている${INITIATIVES_TITLE}`,
      count: decidable.length,
      // In the queue of the year, where the first of them stands.
      href: staffRoutes.approval(fy, { at: decidable[0]?.initiativeId }),
      text: "内容を確認して、承認するか、コメントを付けて差し戻してください。",
      linkLabel: `承認を待っている${INITIATIVES_TITLE}を見る`,
      urgent: false,
    },
    {
      ...common,
      title: `未読のやり取り（${INITIATIVES_TITLE}）`,
      count: unreadOf(input, fy),
      text: "取組の行の「資料・やり取り」に、まだ読んでいない書き込みがあります。",
      linkLabel: `未読のやり取りがある${INITIATIVES_TITLE}を開く`,
      urgent: false,
    },
  ];
  return items.map((item) => ({ ...item, title: inYear(item.title, fy, input) }));
}
