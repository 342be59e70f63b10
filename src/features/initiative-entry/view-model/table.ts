/** The year's initiatives as they are answered and decided on: by department, and measure by measure. Pure. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { type InitiativeTally, tallyInitiatives } from "@/domain/reports/initiatives/initiative-tally";
import { measureNumber } from "@/domain/words/ja/plan/plan-words";
import { type FieldErrors, REFUSAL_WORDS, type Refusal } from "@/lib/result";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import { BLANK_LINE, draftOf } from "../model/line-draft";
import type { NewerLine } from "../schema";
import { type LineAttachments, NO_ATTACHMENTS } from "./attachments";

/** One initiative of the year, with its words out of the plan. */
export interface InitiativeLine extends InitiativeReportDto {
  readonly text: string;
  readonly attachments: LineAttachments;
}

export interface MeasureLines {
  readonly planId: string;
  /** "1-2": pillar and measure. */
  readonly measure: string;
  /** (1)② 窓口の改善 */
  readonly label: string;
  readonly lines: readonly InitiativeLine[];
}

type Plan = Pick<PlanDefinition, "id" | "pillars">;

/** In the plan's order. What the plan does not know is no line: it was taken out of it. */
export function byMeasure(
  plans: readonly Plan[],
  reports: readonly InitiativeReportDto[],
  attachmentsOf: (initiativeId: string) => LineAttachments = () => NO_ATTACHMENTS,
): MeasureLines[] {
  return plans.flatMap((plan) => {
    const reportOf = new Map(
      reports.flatMap((report) => (report.planId === plan.id ? [[report.initiativeId, report]] : [])),
    );
    const measures = new Map<string, MeasureLines & { lines: InitiativeLine[] }>();
    for (const { initiative, pillar, measure } of listInitiatives(plan)) {
      const report = reportOf.get(initiative.id);
      if (!report) continue;
      const name = `${pillar.no}-${measure.no}`;
      const group = measures.get(name) ?? {
        planId: plan.id,
        measure: name,
        label: `(${pillar.no})${measureNumber(measure.no)} ${measure.title}`,
        lines: [],
      };
      group.lines.push({ ...report, text: initiative.text, attachments: attachmentsOf(initiative.id) });
      measures.set(name, group);
    }
    return [...measures.values()];
  });
}

/** The measures with the lines of one kind alone; those without any are left out. */
export function onlyLines(
  measures: readonly MeasureLines[],
  isWanted: (line: InitiativeLine) => boolean,
): MeasureLines[] {
  return measures
    .map((group) => ({ ...group, lines: group.lines.filter(isWanted) }))
    .filter(({ lines }) => lines.length > 0);
}

export interface DepartmentRow {
  /** null: nobody is responsible. */
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly tally: InitiativeTally;
  /** This person may answer some of it. */
  readonly mayAnswer: boolean;
}

/** Every department that is responsible for something, in the order in which the plan names them. */
export function departmentRows(measures: readonly MeasureLines[]): DepartmentRow[] {
  const lines = measures.flatMap((group) => group.lines);
  return [...Map.groupBy(lines, ({ department }) => department?.id ?? null).values()].map((own) => ({
    department: own[0]?.department ?? null,
    tally: tallyInitiatives(own),
    mayAnswer: own.some(({ allowed }) => allowed.edit),
  }));
}

/** How a person meets a line: to be answered, answered unless the person opens it, or to be read. */
export type LineMode = "answer" | "may_open" | "read";

export function lineMode({ allowed, state, isAsked, midYear }: InitiativeLine): LineMode {
  if (!allowed.edit || state === "submitted") return "read";
  if (isAskedAgain({ state, midYear })) return "answer";
  if (state === "approved" || (state === "not_started" && !isAsked)) return "may_open";
  return "answer";
}

/** The year has ended since it was answered, and nobody has begun its own answer. */
export function isAskedAgain({ state, midYear }: Pick<InitiativeLine, "state" | "midYear">): boolean {
  return state === "approved" && midYear !== null;
}

/** What stands in the record now, for who has written upon something older. */
export function newerLine(report: InitiativeReportDto): NewerLine {
  const { version, state, content, correctionReason, updatedBy } = report;
  return { version, state, draft: draftOf(content, correctionReason), by: updatedBy };
}

/** Why nothing was written of a line, in one sentence. */
export function refusalOfLine(reason: Refusal, errors: FieldErrors): string {
  return Object.values(errors)[0] ?? REFUSAL_WORDS[reason];
}

/** What the table begins a line with. */
export function startLine(line: InitiativeLine) {
  return {
    id: line.initiativeId,
    // The reason of a correction that was approved is not the next one's.
    draft: isAskedAgain(line)
      ? BLANK_LINE
      : draftOf(line.content, line.state === "approved" ? "" : line.correctionReason),
    version: line.version,
    context: line,
    newest: newerLine(line),
  };
}
