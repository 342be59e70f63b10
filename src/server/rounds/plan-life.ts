/** The life of a plan beside its definition: which one leads the public site, when it was closed, and one taken out unseen. */

import { lifeSeen } from "@/domain/plan/lead";
import { can } from "@/domain/shared/access";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { cleanText } from "@/domain/shared/typed-text";
import { PLAN_ACT_WORDS, PLAN_LIFE_WORDS, planLifeChangedMeanwhile } from "@/domain/words/ja/plan/life";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { latestEvent } from "@/server/audit/latest";
import { recordAudit } from "@/server/audit/record";
import { subjectText } from "@/server/audit/subject";
import type { Tx } from "@/server/db/client";
import { toDay, toIsoDay } from "@/server/db/days";
import { writing } from "@/server/db/transaction";
import { problemOfIds } from "@/server/plan/ids";
import { type PlanDto, readPlans } from "@/server/plan/queries";
import { holdPlans } from "@/server/plan/versions";
import { bringRoundsUpToDate } from "./changed-items";
import { lockRunningRounds } from "./rows";

/** `lead`: first of the public site. `by_period`: the period decides again. `close`: 終了, `reopen`: not any more. */
type PlanAct = "lead" | "by_period" | "close" | "reopen" | "remove";

const STATE = { isChosenToLead: true, closedOn: true } as const;

/**
 * Does one act on a plan. All but the removal change what the next publication shows, and so need a reason; nothing is
 * published by itself. A plan that was ever published is closed, never taken out. One that is called off asks for nothing any
 * more, and one that is opened again asks at once in the rounds that run.
 * @param input.seen what the writer's page showed of it (`lifeSeen`); left out where there was none
 * @returns `invalid` with the sentence where the act does not fit the plan as it is; `conflict` where another person has
 *   decided since
 */
export async function changePlanLife(
  viewer: Viewer,
  input: {
    readonly planId: string;
    readonly act: PlanAct;
    readonly reason: string;
    readonly seen?: string;
  },
  now: Date = new Date(),
): Promise<Result<null>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const { planId, act, seen } = input;
  const why = cleanText(input.reason).trim();
  if (act !== "remove" && why === "") return refused("invalid", { reason: PLAN_LIFE_WORDS.reason });
  return writing(async (tx): Promise<Result<null>> => {
    await holdPlans(tx);
    await lockRunningRounds(tx);
    const before = await readPlans(tx);
    const plan = await tx.plan.findFirst({ where: { id: planId, removedAt: null }, select: STATE });
    if (!plan) return refused("not_found");
    if (seen !== undefined && seen !== lifeSeen(planId, before))
      return refused("conflict", { "": await changedMeanwhile(tx, before) });
    const today = tokyoDate(now);
    if (act === "remove" && (await wasPublished(tx, planId))) {
      return refused("invalid", { "": PLAN_LIFE_WORDS.published });
    }
    if (act === "close" && !(await isClosable(tx, planId, today))) {
      return refused("invalid", { "": PLAN_LIFE_WORDS.unpublished });
    }
    const problem = act === "reopen" ? await problemOfReopening(tx, planId, today) : null;
    if (problem) return refused("invalid", { "": problem });
    if (act === "lead") {
      await tx.plan.updateMany({
        where: { isChosenToLead: true, id: { not: planId } },
        data: { isChosenToLead: false },
      });
    }
    const after = await tx.plan.update({
      where: { id: planId },
      data: columnsAfter(act, why, now),
      select: STATE,
    });
    // Its KPIs are free again for another plan; a draft of it proposes nothing any more.
    if (act === "remove") {
      await tx.planProposal.deleteMany({ where: { planId } });
      await tx.planItem.deleteMany({ where: { planId } });
    }
    await recordAudit(tx, viewer, {
      action: "plan.life",
      subject: { kind: "plan", id: planId },
      before: { leads: plan.isChosenToLead, closedOn: toIsoDay(plan.closedOn) },
      after: {
        leads: after.isChosenToLead,
        closedOn: toIsoDay(after.closedOn),
        act,
        ...(why === "" ? {} : { reason: why }),
      },
    });
    await bringRoundsUpToDate(tx, viewer, before, now);
    return done(null);
  });
}

/** What an act writes into the plan's row. */
function columnsAfter(act: PlanAct, why: string, now: Date) {
  return {
    lead: { isChosenToLead: true, leadReason: why, leadDecidedAt: now },
    by_period: { isChosenToLead: false, leadReason: why, leadDecidedAt: now },
    // What is closed is no choice for the lead any more.
    close: { closedOn: toDay(tokyoDate(now)), closedReason: why, isChosenToLead: false },
    reopen: { closedOn: null, closedReason: null, reopenedReason: why },
    remove: { removedAt: now, isChosenToLead: false },
  }[act];
}

async function changedMeanwhile(tx: Tx, plans: readonly PlanDto[]): Promise<string> {
  const latest = await latestEvent(tx, "plan.life");
  const of = plans.find(({ definition: { id } }) => latest?.subject === subjectText({ kind: "plan", id }));
  const act = latest?.after?.act;
  return planLifeChangedMeanwhile({
    by: latest?.by ?? null,
    plan: of?.definition.name ?? null,
    act: isAct(act) ? act : null,
  });
}

function isAct(act: unknown): act is PlanAct {
  return typeof act === "string" && Object.hasOwn(PLAN_ACT_WORDS, act);
}

/** What it names was free for another plan as long as it was called off. */
async function problemOfReopening(tx: Tx, planId: string, today: IsoDate): Promise<string | null> {
  const plans = await readPlans(tx, today);
  const plan = plans.find(({ definition }) => definition.id === planId);
  return plan ? problemOfIds(tx, plans, plan.definition) : null;
}

/** Before its period only a plan that was published is closed: another one is taken out. */
async function isClosable(tx: Tx, planId: string, today: IsoDate): Promise<boolean> {
  const plan = (await readPlans(tx, today)).find(({ definition }) => definition.id === planId);
  return plan?.phase !== "in_preparation" || (await wasPublished(tx, planId));
}

/** Whether the public was ever shown the plan. */
async function wasPublished(tx: Tx, planId: string): Promise<boolean> {
  const told: readonly unknown[] = await tx.$queryRaw`
    SELECT 1 FROM publication
    WHERE jsonb_path_exists(
      snapshot::jsonb, '$.plans[*].definition.id ? (@ == $id)', jsonb_build_object('id', ${planId}::text))
    LIMIT 1`;
  return told.length > 0;
}
