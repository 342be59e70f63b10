"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { ActionState, FormState } from "@/lib/action-state";
import { done, type Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { listPlans } from "@/server/plan/queries";
import { changeInitiatives, onlyOutcome } from "@/server/reports/initiatives/change";
import { listInitiativeReports } from "@/server/reports/initiatives/queries";
import type { LineEvent } from "./model/line-saver";
import {
  approveMeasureFormSchema,
  type TakeBackLine,
  takeBackLineSchema,
  type WriteLines,
  type WrittenLine,
  writeLinesSchema,
} from "./schema";
import { nextWaiting } from "./view-model/approval";
import { byMeasure, type MeasureLines, newerLine, refusalOfLine } from "./view-model/table";

/** One event on many lines: each is answered by itself, and of a conflict with what is there now. */
async function written(
  viewer: Viewer,
  { fy, changes }: z.output<typeof writeLinesSchema>,
  event: LineEvent,
): Promise<Result<WrittenLine[]>> {
  const changed = await changeInitiatives(viewer, {
    fy,
    changes: changes.map((change) => ({ ...change, event })),
  });
  if (!changed.ok) return changed;
  const isInConflict = changed.value.some(({ outcome }) => outcome === "conflict");
  const newest = isInConflict ? await listInitiativeReports(viewer, { fy }) : null;
  const newerOf = new Map(
    newest?.ok ? newest.value.map((report) => [report.initiativeId, newerLine(report)] as const) : [],
  );
  return done(
    changed.value.map((line) => ({
      ...line,
      newer: line.outcome === "conflict" ? (newerOf.get(line.initiativeId) ?? null) : null,
    })),
  );
}

const save = staffAction("report.save_draft", writeLinesSchema, ({ viewer, input }) =>
  written(viewer, input, "save_draft"),
);
const submit = staffAction("report.submit", writeLinesSchema, ({ viewer, input }) =>
  written(viewer, input, "submit"),
);

/** Called by the page's script, as what is typed pauses. */
export async function saveLinesAction(input: WriteLines): Promise<ActionState<WrittenLine[]>> {
  return save(null, input);
}

/** Called by the page's script: hands in every line that is ready. */
export async function submitLinesAction(input: WriteLines): Promise<ActionState<WrittenLine[]>> {
  return submit(null, input);
}

const approve = staffAction("report.approve", approveMeasureFormSchema, async ({ viewer, input }) => {
  const { fy, plan, measure, lines } = input;
  const changed = await changeInitiatives(viewer, {
    fy,
    changes: lines.map((line) => ({ ...line, event: "approve", content: null })),
  });
  if (!changed.ok) return changed;
  const left = changed.value.flatMap((line) =>
    line.outcome === "done"
      ? []
      : [{ initiativeId: line.initiativeId, reason: refusalOfLine(line.outcome, line.errors) }],
  );
  const approved = changed.value.length - left.length;
  // What was not approved is told where it stands; else the next measure comes up.
  if (left.length === 0) redirect(await nextAddress(viewer, fy, { planId: plan, measure }, approved));
  return done({ approved, left });
});

async function nextAddress(
  viewer: Viewer,
  fy: FiscalYear,
  here: Pick<MeasureLines, "planId" | "measure">,
  approved: number,
): Promise<string> {
  const [plans, reports] = await Promise.all([listPlans(viewer), listInitiativeReports(viewer, { fy })]);
  const next =
    plans.ok && reports.ok
      ? nextWaiting(
          byMeasure(
            plans.value.map(({ definition }) => definition),
            reports.value,
          ),
          here,
        )
      : null;
  return staffRoutes.entryInitiatives(fy, { plan: next?.planId, measure: next?.measure, approved });
}

export type ApproveState = FormState<{
  approved: number;
  left: readonly { initiativeId: InitiativeId; reason: string }[];
}>;
export async function approveMeasureAction(_previous: ApproveState, form: unknown): Promise<ApproveState> {
  return answered(approve, form);
}

const takeBack = staffAction("report.take_back", takeBackLineSchema, async ({ viewer, input }) => {
  const { fy, line } = input;
  const changes = [{ ...line, event: "take_back" as const, content: null }];
  return onlyOutcome(await changeInitiatives(viewer, { fy, changes }));
});

/** Called by the page's script. */
export async function takeBackLineAction(input: TakeBackLine): Promise<ActionState<null>> {
  return takeBack(null, input);
}
