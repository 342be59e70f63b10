/** The list of a year's assessments: the plan, its pillars and measures, each with where it stands. Pure. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { type PartLevel, partAt } from "@/domain/plan/parts";
import type { ReportState } from "@/domain/reports/report";
import { partLabel } from "@/domain/words/ja/plan/plan-words";
import { saidWords } from "@/domain/words/ja/publication/assessments";
import { REPORT_STATE_WORDS } from "@/domain/words/ja/reports/reports";
import type { AssessmentDto } from "@/server/reports/assessments/queries";

export interface AssessmentRow {
  readonly planId: string;
  readonly partId: string;
  readonly level: PartLevel;
  readonly label: string;
  readonly state: ReportState;
  readonly stateWord: string;
  /** 総括、委員会の意見 */
  readonly said: string;
  /** It waits for this person's decision. */
  readonly isMine: boolean;
}

export interface PlanRows {
  readonly planId: string;
  readonly planName: string;
  readonly rows: readonly AssessmentRow[];
}

export function planRows(plans: readonly PlanDefinition[], listed: readonly AssessmentDto[]): PlanRows[] {
  return plans.flatMap((plan) => {
    const rows = listed.filter(({ planId }) => planId === plan.id).map((each) => rowOf(plan, each));
    return rows.length === 0 ? [] : [{ planId: plan.id, planName: plan.name, rows }];
  });
}

function rowOf(plan: PlanDefinition, listed: AssessmentDto): AssessmentRow {
  const { planId, partId, level, state, content, inForce } = listed;
  const isRevised = inForce !== null && state !== "approved";
  return {
    planId,
    partId,
    level,
    label: partLabel(partAt(plan, listed)),
    state,
    stateWord: isRevised ? `${REPORT_STATE_WORDS[state]}（承認済みの内容の訂正）` : REPORT_STATE_WORDS[state],
    said:
      content === null
        ? ""
        : saidWords({ ...content, hasAmounts: content.budgetText !== "" || content.settlementText !== "" }),
    isMine: listed.allowed.approve,
  };
}
