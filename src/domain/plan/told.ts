/** A change that was put on record is told for ever in the unit of its own time, whatever the unit became since. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { sameData } from "@/domain/shared/same-data";
import {
  CHANGED_PARTS,
  type ChangedPart,
  type DefinitionChange,
  type Kpi,
  type PlanDefinition,
} from "./definition";
import { kpiInYear } from "./editions";

/** Parts whose values are figures of the KPI, said in its unit. */
export const FIGURES: readonly ChangedPart[] = [
  "upperLimit",
  "lowest",
  "baseline",
  "target",
  "planned",
  "documented",
];

/** Settings of a plan by which the marks and the guide of a year are reckoned. */
const YEAR_SETTINGS: readonly ChangedPart[] = ["improvementReference", "guideMethod"];

/** Parts by which marks are given: after a change of them a reader asks what became of those given before. */
const MARKED_BY: readonly ChangedPart[] = [
  "unit",
  "scale",
  "direction",
  "aggregation",
  "baseline",
  "baselineFy",
  "target",
  "targetFy",
  "planned",
  ...YEAR_SETTINGS,
];

/** What a change of a definition did to marks that had been published; null where it is of nothing that they depend on. */
export function marksAfter({ what, rejudges }: Pick<DefinitionChange, "what" | "rejudges">) {
  if (rejudges) return "given_again" as const;
  return MARKED_BY.includes(what) ? ("stay" as const) : null;
}

/** What a plan's record says of one KPI: its own changes, and those of the plan's settings that its years are read by. */
export function changesOfKpi(
  { changes = [], startFy, endFy }: Pick<PlanDefinition, "changes" | "startFy" | "endFy">,
  kpi: Pick<Kpi, "id" | "from" | "until">,
): DefinitionChange[] {
  const isAsked = (fy: FiscalYear) => (kpi.from ?? startFy) <= fy && fy <= (kpi.until ?? endFy);
  return changes.filter(
    ({ kpiId, what, from }) =>
      kpiId === kpi.id ||
      (kpiId === null && YEAR_SETTINGS.includes(what) && (from === null || isAsked(from))),
  );
}

const OF_ONE_YEAR: readonly ChangedPart[] = ["planned", "documented"];

/**
 * The units in which a change's two values were said: of before and of after its decision.
 * @param ledger every change of the plan that is on record, oldest first
 * @returns null where the record tells of no other unit: then the years say it
 */
export function unitsOfChange(
  kpi: Kpi,
  change: DefinitionChange,
  ledger: readonly DefinitionChange[],
): { readonly before: string; readonly after: string } | null {
  if (change.units) return change.units;
  const own = ledger.filter(({ kpiId }) => kpiId === kpi.id);
  const at = own.findIndex((each) => sameData(each, change));
  if (at < 0 || !own.some(({ what }) => what === "unit")) return null;
  const year = OF_ONE_YEAR.includes(change.what) ? change.from : null;
  const holds = ({ what, from }: DefinitionChange) =>
    what === "unit" && (year === null || from === null || from <= year);
  // On record since before decisions said their units. Taken back one by one, newest first, from what stands today.
  const after = own
    .slice(at + 1)
    .filter(holds)
    .reduceRight((unit, each) => each.before ?? unit, year === null ? kpi.unit : kpiInYear(kpi, year).unit);
  const together = decidedWith(own, at).find(
    (each) => holds(each) && (year !== null || each.from === change.from),
  );
  return { before: together?.before ?? after, after };
}

/** What one decision put on record before that change: parts follow each other there in their own order. */
function decidedWith(own: readonly DefinitionChange[], at: number): DefinitionChange[] {
  const rank = ({ what }: DefinitionChange) =>
    OF_ONE_YEAR.includes(what) ? CHANGED_PARTS.length : CHANGED_PARTS.indexOf(what);
  const found: DefinitionChange[] = [];
  for (let index = at - 1; index >= 0; index -= 1) {
    const [each, next] = [own[index], own[index + 1]];
    if (!each || !next || each.decidedOn !== next.decidedOn) break;
    // One decision says one thing of a part once.
    if (each.what === own[at]?.what && each.from === own[at]?.from) break;
    if (rank(each) > rank(next) || (rank(each) === rank(next) && rank(each) < CHANGED_PARTS.length)) break;
    found.push(each);
  }
  return found;
}
