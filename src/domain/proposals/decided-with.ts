/**
 * Values that go with another change of their KPI, in one year and for one reason: those that are said anew because its unit is
 * another one, and the 計画 of years that it is not asked for any more.
 */
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { NO_TARGET } from "@/domain/plan/notation";
import { type Decision, type PlanDecisions, UNDECIDED } from "./decide";
import type { ProposedChange } from "./diff";
import type { OnRecord } from "./history/record";
import { proposedChanges } from "./history/rejudging";
import { unitDecision } from "./units/restated";

type Part = Pick<ProposedChange, "kpiId" | "what" | "fy" | "after">;

/** With which change of its KPI a change is decided; null where it is by itself. */
export function decidedWith(
  change: Part,
  changes: readonly ProposedChange[],
  decisions: PlanDecisions,
): "unit" | "years" | null {
  if (unitDecision(change, changes, decisions) !== null) return "unit";
  return leftOutBy(change, changes) === null ? null : "years";
}

/** Of a 計画 that is taken out: the change by which its year is none of the KPI any more. */
function leftOutBy({ kpiId, what, fy, after }: Part, changes: readonly ProposedChange[]) {
  if (what !== "planned" || fy === null || (after !== null && after !== NO_TARGET)) return null;
  const leavesOut = (each: ProposedChange) => {
    if (each.kpiId !== kpiId || each.after === null) return false;
    if (each.what === "from") return fy < Number(each.after);
    return (each.what === "ended" || each.what === "until") && fy > Number(each.after);
  };
  return changes.find(leavesOut) ?? null;
}

/** The decisions with those filled in that go with another: its year, and its reason where they have none of their own. */
export function withGoingAlong(
  before: PlanDefinition,
  proposed: PlanDefinition,
  said: PlanDecisions,
  record: Pick<OnRecord, "publishedKpis" | "published">,
): PlanDecisions {
  const was = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  const hasOther = listKpis(proposed).some(({ kpi: { id, unit, scale, from, until } }) => {
    const old = was.get(id);
    if (old === undefined) return false;
    return old.unit !== unit || old.scale !== scale || old.from !== from || old.until !== until;
  });
  if (!hasOther) return said;
  const changes = proposedChanges(before, proposed, said, record);
  const filled = changes.flatMap((change) => {
    const own = said[change.key] ?? UNDECIDED;
    const unit = unitDecision(change, changes, said);
    if (unit !== null) return [[change.key, goingWith(own, unit)] as const];
    const years = leftOutBy(change, changes);
    return years === null ? [] : [[change.key, goingWith(own, said[years.key] ?? UNDECIDED)] as const];
  });
  return { ...said, ...Object.fromEntries(filled) };
}

function goingWith({ givenFor, ...own }: Decision, leading: Decision): Decision {
  if (own.reason.trim() !== "") {
    return { ...own, from: leading.from, ...(givenFor === undefined ? {} : { givenFor }) };
  }
  // Given for no value of its own: it holds whatever the value is.
  const { from, reason } = leading;
  return {
    ...own,
    from,
    reason,
    decidedOn: own.decidedOn ?? leading.decidedOn,
    document: own.document ?? leading.document,
  };
}
