/**
 * How far back a change may reach. A value is said in the terms of today: years that are read in other ones (another unit,
 * scale, direction or way of counting) never get it, and a recorded figure never gets another meaning.
 */
import { type Kpi, type KpiTerms, listKpis } from "@/domain/plan/definition";
import { type BreakingTerm, kpiInYear, lastBreak } from "@/domain/plan/editions";
import { UNDECIDED } from "@/domain/proposals/decide";
import { decisionKey, type ProposedChange, REINTERPRETING } from "@/domain/proposals/diff";
import type { ProposalContext } from "@/domain/proposals/effects";
import { compareDecimals, isDecimalString } from "@/domain/shared/decimal";
import { addYears, type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import type { OnRecord } from "./record";

export type ReachProblem =
  | {
      readonly kind: "reaches_other_terms";
      readonly kpi: Kpi;
      readonly change: ProposedChange;
      /** The last year that is read otherwise, and by what. */
      readonly fy: FiscalYear;
      readonly terms: readonly BreakingTerm[];
      readonly read: KpiTerms;
    }
  | {
      /** Recorded figures would mean something else. */
      readonly kind: "reinterprets";
      readonly kpi: Kpi;
      readonly change: ProposedChange;
      readonly fy: FiscalYear;
      /** The first year from which none would; null: the plan has no such year. */
      readonly first: FiscalYear | null;
    };

/** The changes that cannot hold from the year that was said, whatever else is decided. */
export function reachProblems(context: ProposalContext): ReachProblem[] {
  return listKpis(context.before).flatMap(({ kpi }) => {
    const own = context.changes.filter(({ kpiId }) => kpiId === kpi.id);
    return [...beyondBreak(context, kpi, own), ...reinterpreted(context, kpi, own)];
  });
}

/** Parts that are decided together are told of once. */
function beyondBreak(
  { plan, decisions }: ProposalContext,
  old: Kpi,
  own: readonly ProposedChange[],
): ReachProblem[] {
  const kpi = listKpis(plan).find((placed) => placed.kpi.id === old.id)?.kpi ?? old;
  const [known, next] = [lastBreak(old), lastBreak(kpi)];
  const isNew = own.some(({ key }) => key === decisionKey(old.id, "unit"));
  return own.flatMap((change, index): ReachProblem[] => {
    if (own.findIndex(({ key }) => key === change.key) !== index) return [];
    const isBreak = change.key === decisionKey(old.id, "unit");
    // A 計画 is said in the terms of its own year; only where those change with it, it is not said which it means.
    const isOfYear = change.what === "planned" && isNew && isDecimalString(change.after ?? "");
    const decided = isOfYear ? { from: change.fy } : change.needsYear && decisions[change.key];
    if (!decided) return [];
    const { from } = decided;
    const beyond = (isBreak ? [known] : isOfYear ? [next] : [known, next]).filter(
      (each) => each !== null && (from === null || from < each.fy),
    );
    const last = beyond.toSorted((a, b) => (a?.fy ?? 0) - (b?.fy ?? 0)).at(-1);
    if (!last) return [];
    const { fy, terms, before } = last;
    return [{ kind: "reaches_other_terms", kpi: old, change, fy: addYears(fy, -1), terms, read: before }];
  });
}

function reinterpreted(
  { plan, decisions, record }: ProposalContext,
  old: Kpi,
  own: readonly ProposedChange[],
): ReachProblem[] {
  const figures = record.figures.filter(({ kpiId }) => kpiId === old.id);
  return own.flatMap((change): ReachProblem[] => {
    if (!change.needsYear || !REINTERPRETING.includes(change.what)) return [];
    const { from } = decisions[change.key] ?? UNDECIDED;
    const touched = figures.flatMap(({ fy, actual }) =>
      (from === null || fy >= from) &&
      !readsSo(old, fy, change) &&
      // That a figure does not fit into fewer decimals is told of the figure itself.
      !(change.what === "decimals" && placesOf(actual) > Number(change.after))
        ? [fy]
        : [],
    );
    const [fy] = touched;
    if (fy === undefined) return [];
    const first = addYears(touched.reduce(laterFy), 1);
    return [{ kind: "reinterprets", kpi: old, change, fy, first: first > plan.endFy ? null : first }];
  });
}

export function placesOf(value: string): number {
  return value.split(".")[1]?.length ?? 0;
}

/** Whether a year is printed like that already, by an edition of before: then nothing of it becomes another. */
function readsSo(kpi: Kpi, fy: FiscalYear, { what, after }: ProposedChange): boolean {
  return what === "decimals" && String(kpiInYear(kpi, fy).decimals) === after;
}

/**
 * The first fiscal year from which the change may hold at all; null: it may from the beginning. Whether published marks
 * would read otherwise is another question, which the office may answer.
 * @param own every change of the KPI, the change included
 */
export function firstYearFor(
  change: ProposedChange,
  own: readonly ProposedChange[],
  kpi: Kpi,
  record: Pick<OnRecord, "figures" | "underway">,
): FiscalYear | null {
  const { what, after } = change;
  const isOfKpi = (each: { readonly kpiId: Kpi["id"] }) => each.kpiId === kpi.id;
  const [figures, underway] = [record.figures.filter(isOfKpi), record.underway.filter(isOfKpi)];
  // What is restated with another unit holds from the unit's year.
  const isWithBreak = own.some(({ key }) => key === decisionKey(kpi.id, "unit"));
  const touched =
    isWithBreak || REINTERPRETING.includes(what)
      ? [...figures, ...underway].filter(({ fy }) => isWithBreak || !readsSo(kpi, fy, change))
      : figures.filter(({ actual }) => {
          if (after === null || !isDecimalString(after)) return false;
          const order = compareDecimals(actual, after);
          return (what === "upperLimit" && order > 0) || (what === "lowest" && order < 0);
        });
  const broken = lastBreak(kpi)?.fy;
  const first = [...touched.map(({ fy }) => addYears(fy, 1)), ...(broken === undefined ? [] : [broken])];
  return first.length === 0 ? null : first.reduce(laterFy);
}
