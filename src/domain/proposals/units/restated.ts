/** Values that are said anew because the KPI's unit is another one: they go with it, in one year and for one reason. */
import { type ChangedPart, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { type Decision, type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { decisionKey, type ProposedChange } from "@/domain/proposals/diff";
import type { OnRecord } from "@/domain/proposals/history/record";
import { proposedChanges } from "@/domain/proposals/history/rejudging";
import type { KpiId } from "@/domain/shared/kpi-id";

const UNIT: readonly ChangedPart[] = ["unit", "scale"];
const RESTATED: readonly ChangedPart[] = [
  "baseline",
  "baselineFy",
  "target",
  "targetFy",
  "upperLimit",
  "lowest",
  "planned",
];

/** Whether the change says a value anew in another unit, and is decided with that. Where only the unit's name is another, none is. */
export function isRestated(
  { kpiId, what }: Pick<ProposedChange, "kpiId" | "what">,
  changes: readonly ProposedChange[],
  decisions: PlanDecisions,
): boolean {
  return kpiId !== null && RESTATED.includes(what) && unitDecision(kpiId, changes, decisions) !== null;
}

/** What was decided of the KPI's unit; null where that stays, or is only called otherwise. */
function unitDecision(
  kpiId: KpiId,
  changes: readonly ProposedChange[],
  decisions: PlanDecisions,
): Decision | null {
  if (!changes.some((each) => each.kpiId === kpiId && UNIT.includes(each.what))) return null;
  const decided = decisions[decisionKey(kpiId, "unit")] ?? UNDECIDED;
  return isOne(decided.factor) ? null : decided;
}

/** Only the name of the unit is another one: every value stands as it is. */
export function isOne(factor: Decision["factor"]): boolean {
  return factor !== null && Number(factor) === 1;
}

/** The decisions with those of restated values filled in: the unit's year, and its reason where they have none of their own. */
export function withRestated(
  before: PlanDefinition,
  proposed: PlanDefinition,
  said: PlanDecisions,
  record: Pick<OnRecord, "publishedKpis" | "published">,
): PlanDecisions {
  const was = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  const hasOther = listKpis(proposed).some(({ kpi: { id, unit, scale } }) => {
    const old = was.get(id);
    return old !== undefined && (old.unit !== unit || old.scale !== scale);
  });
  if (!hasOther) return said;
  const changes = proposedChanges(before, proposed, said, record);
  const filled = changes.flatMap((change) => {
    const unit =
      change.kpiId !== null && isRestated(change, changes, said)
        ? unitDecision(change.kpiId, changes, said)
        : null;
    return unit === null ? [] : [[change.key, goingWith(said[change.key] ?? UNDECIDED, unit)] as const];
  });
  return { ...said, ...Object.fromEntries(filled) };
}

function goingWith({ givenFor, ...own }: Decision, unit: Decision): Decision {
  if (own.reason.trim() !== "") {
    return { ...own, from: unit.from, ...(givenFor === undefined ? {} : { givenFor }) };
  }
  // Given for no value of its own: it holds whatever the value is.
  const { from, reason } = unit;
  return {
    ...own,
    from,
    reason,
    decidedOn: own.decidedOn ?? unit.decidedOn,
    document: own.document ?? unit.document,
  };
}
