/** What was decided and what was told of a year stands: no later change goes over it. */

import { type Kpi, listKpis, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { isSurveyed } from "@/domain/plan/editions";
import { coversYear } from "@/domain/plan/years";
import { UNDECIDED } from "@/domain/proposals/decide";
import { decidedWith } from "@/domain/proposals/decided-with";
import type { ProposedChange } from "@/domain/proposals/diff";
import type { ProposalContext } from "@/domain/proposals/effects";
import { decidedFrom } from "@/domain/proposals/history/decided-from";
import { canRejudge, readsOtherwise } from "@/domain/proposals/history/rejudging";
import { addYears, type FiscalYear, fiscalYearRange, laterFy } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";

export type StandsProblem =
  /** It would hold for no year of the plan. */
  | { readonly kind: "from_after_end"; readonly change: ProposedChange; readonly endFy: FiscalYear }
  /** An edition was decided for later years: the change would begin before it and take the place of what was published. */
  | {
      readonly kind: "overwrites";
      readonly change: ProposedChange;
      readonly fy: FiscalYear;
      readonly mayRejudge: boolean;
    }
  /** The KPI would count, or not count any more, in a year whose tally the public was told. */
  | {
      readonly kind: "counts_in_published" | "left_out_of_published";
      readonly kpi: Kpi;
      readonly fy: FiscalYear;
      /** The first year that nothing was published of. */
      readonly first: FiscalYear;
    }
  /** The plan would end before something that it says or that was told of it. */
  | {
      readonly kind: "end_before_target" | "end_before_planned" | "end_before_published";
      readonly kpi: Kpi | null;
      readonly fy: FiscalYear;
    }
  | {
      readonly kind: "decided_in_future" | "decided_long_ago";
      readonly change: ProposedChange;
      readonly decidedOn: IsoDate;
    };

export function standsProblems(context: ProposalContext): StandsProblem[] {
  const { before, plan, changes, decisions } = context;
  const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  return [
    ...changes.flatMap((change) => {
      const kpi = change.kpiId === null ? null : (known.get(change.kpiId) ?? null);
      return [
        ...overwritten(context, kpi, change),
        ...beginsTooLate(context, change),
        ...(decidedWith(change, changes, decisions) === null ? daysOf(context, change) : []),
      ];
    }),
    ...listKpis(plan).flatMap(({ kpi }) => countsOtherwise(context, known.get(kpi.id) ?? null, kpi)),
    ...endsTooSoon(context),
  ];
}

function beginsTooLate({ plan, decisions }: ProposalContext, change: ProposedChange): StandsProblem[] {
  const from = change.needsYear ? (decisions[change.key]?.from ?? null) : null;
  return from !== null && from > plan.endFy ? [{ kind: "from_after_end", change, endFy: plan.endFy }] : [];
}

function overwritten(
  { before: plan, proposed, decisions, record }: ProposalContext,
  kpi: Kpi | null,
  change: ProposedChange,
): StandsProblem[] {
  const decided = decisions[change.key];
  // To judge anew by what is decided now is an act of its own, with its reason, and told as that.
  if (!change.needsYear || decided === undefined || decided.rejudges) return [];
  const begun = decidedFrom(plan, kpi, change.what);
  if (begun === null || (decided.from !== null && begun <= decided.from)) return [];
  // Of years that nobody was told a mark of, or that read so already, the office may decide anew; the list tells what it replaces.
  const isTold = record.published.some(
    ({ kpiId, fy }) =>
      (kpi === null || kpiId === kpi.id) &&
      fy < begun &&
      (decided.from === null || decided.from <= fy) &&
      readsOtherwise(plan, proposed, change, fy),
  );
  if (!isTold) return [];
  return [{ kind: "overwrites", change, fy: begun, mayRejudge: canRejudge(change) }];
}

/** A decision is made on a day that has come, and in the time of this plan. */
function daysOf({ before, decisions, today }: ProposalContext, change: ProposedChange): StandsProblem[] {
  const { decidedOn } = decisions[change.key] ?? UNDECIDED;
  if (decidedOn === null) return [];
  if (decidedOn > today) return [{ kind: "decided_in_future", change, decidedOn }];
  const earliest = fiscalYearRange(addYears(before.startFy, -YEARS_AHEAD)).start;
  return decidedOn < earliest ? [{ kind: "decided_long_ago", change, decidedOn }] : [];
}

/** No plan is decided on so long before it begins: such a day is a slip of the keyboard. */
const YEARS_AHEAD = 10;

function countsOtherwise(
  { before, plan, record }: ProposalContext,
  old: Kpi | null,
  kpi: Kpi,
): StandsProblem[] {
  const last = record.publishedYears.reduce(laterFy, record.publishedYears[0] ?? before.startFy);
  const counts = (of: PlanDefinition, each: Kpi | null, fy: FiscalYear) =>
    each !== null && coversYear(of, fy) && isSurveyed(each, fy);
  for (const fy of [...record.publishedYears].sort((a, b) => a - b)) {
    const [was, is] = [counts(before, old, fy), counts(plan, kpi, fy)];
    // A plan that ends sooner is told of as that.
    if (was === is || !coversYear(plan, fy)) continue;
    const kind = is ? "counts_in_published" : "left_out_of_published";
    return [{ kind, kpi, fy, first: addYears(last, 1) }];
  }
  return [];
}

function endsTooSoon({ before, plan, record }: ProposalContext): StandsProblem[] {
  if (plan.endFy >= before.endFy) return [];
  const isBeyond = (fy: FiscalYear) => fy > plan.endFy;
  const told = record.publishedYears.filter(isBeyond);
  return [
    ...(told.length === 0
      ? []
      : [{ kind: "end_before_published" as const, kpi: null, fy: told.reduce(laterFy) }]),
    ...listKpis(plan).flatMap(({ kpi }): StandsProblem[] => {
      const planned = planYears(before).filter(
        (fy) =>
          isBeyond(fy) &&
          kpi.years.some((year) => year.fy === fy && (year.planned ?? { kind: "none" }).kind !== "none"),
      );
      return [
        ...(isBeyond(kpi.target.fy) ? [{ kind: "end_before_target" as const, kpi, fy: kpi.target.fy }] : []),
        ...(planned.length === 0
          ? []
          : [{ kind: "end_before_planned" as const, kpi, fy: planned.reduce(laterFy) }]),
      ];
    }),
  ];
}
