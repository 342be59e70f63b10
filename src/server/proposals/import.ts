/** A plan that is not here yet comes in: from a plan file, checked before. A change of one that is here is a proposal. */

import { lateBaselines } from "@/domain/plan/baseline-year";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { printedAhead } from "@/domain/plan/years";
import type { ChangedRound } from "@/domain/rounds/changed-items";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { sameData } from "@/domain/shared/same-data";
import { NEW_PLAN_REFUSAL_WORDS } from "@/domain/words/ja/plan/life";
import { lateBaseline, PRINTED_TOO_EARLY } from "@/domain/words/ja/proposals/proposals";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { writing } from "@/server/db/transaction";
import { problemOfIds } from "@/server/plan/ids";
import { readPlans } from "@/server/plan/queries";
import { holdPlans, writeVersion } from "@/server/plan/versions";
import { bringRoundsUpToDate, type RunningRoundDto } from "@/server/rounds/changed-items";
import { lockRunningRounds } from "@/server/rounds/rows";
import { readChangedRounds } from "./rounds";

/** `added`: a new plan, `absent`: it would be one. `same`: it is here as it stands. `differs`: it is here, and the file says something else. */
type ImportOutcome = "added" | "absent" | "same" | "differs";

export interface ImportedPlan {
  readonly outcome: ImportOutcome;
  readonly version: number;
  /** What the plan does (did, once it is added) to the rounds that run. */
  readonly rounds: readonly ChangedRound<RunningRoundDto>[];
}

/**
 * Takes in a plan that is not here; all or nothing. What it asks for in a year whose round is not closed is asked for at once, as
 * what comes in with a change is: a plan in preparation has no such year. One that is here is left as it is, and the answer says whether the
 * file says the same. `invalid` with a sentence where a KPI's id belongs to another plan that it does not carry on, or,
 * under `municipality`, where the plans here are another municipality's and nobody asked for that.
 */
export async function importPlan(
  viewer: Viewer,
  definition: PlanDefinition,
  {
    otherMunicipality = false,
    isTrial = false,
  }: {
    readonly otherMunicipality?: boolean;
    /** Only says what would become of it; a plan that would be taken in is `absent`, and nothing is written. */
    readonly isTrial?: boolean;
  } = {},
  now: Date = new Date(),
): Promise<Result<ImportedPlan>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return writing(async (tx): Promise<Result<ImportedPlan>> => {
    await holdPlans(tx);
    await lockRunningRounds(tx);
    const plans = await readPlans(tx);
    const here = plans.find((plan) => plan.definition.id === definition.id);
    if (here) {
      const outcome = sameData(here.definition, definition) ? "same" : "differs";
      return done({ outcome, version: here.version, rounds: [] });
    }
    const other = plans.find((plan) => plan.definition.municipality.code !== definition.municipality.code);
    if (other && !otherMunicipality) {
      const { name } = other.definition.municipality;
      return refused("invalid", { municipality: NEW_PLAN_REFUSAL_WORDS.other_municipality(name) });
    }
    const [ahead] = printedAhead(definition, tokyoDate(now));
    const [late] = lateBaselines(definition);
    const problem = ahead
      ? PRINTED_TOO_EARLY(ahead.kpi.name, ahead.fy)
      : late
        ? `${late.path}：${lateBaseline(late)}`
        : await problemOfIds(tx, plans, definition);
    if (problem) return refused("invalid", { "": problem });
    const rounds = await readChangedRounds(tx, plans, definition, now);
    if (isTrial) return done({ outcome: "absent", version: 0, rounds });
    const { version, sha256 } = await writeVersion(tx, viewer, definition, null, now);
    await recordAudit(tx, viewer, {
      action: "plan.import",
      subject: { kind: "plan", id: definition.id },
      before: null,
      after: { version, sha256, kpis: listKpis(definition).length },
    });
    await bringRoundsUpToDate(tx, viewer, plans, now);
    return done({ outcome: "added", version, rounds });
  });
}
