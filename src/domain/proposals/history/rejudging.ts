/**
 * Judging published years anew by the definition in force: an act of its own, also where nothing else is proposed. It
 * moves the beginning of what was decided for later years to an earlier one.
 */
import { type Kpi, type KpiTerms, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import {
  changedTerms,
  editionsOf,
  kpiInYear,
  lastBreak,
  settingsInYear,
  termOf,
} from "@/domain/plan/editions";
import {
  asWords,
  differences,
  type ProposedChange,
  REINTERPRETING,
  settingDiffers,
  termDiffers,
} from "@/domain/proposals/diff";
import { holdsInYear } from "@/domain/publication/changes/of-definition";
import { type FiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { OnRecord } from "./record";

/** What has to be known of the decisions: from which year, and whether it judges anew. */
export type Said = Readonly<Record<string, { readonly from: FiscalYear | null; readonly rejudges: boolean }>>;

const REJUDGING = "/rejudge";

/** By which the decision to judge a KPI anew is found; null: by the plan's settings, every KPI. */
export function rejudgingKey(kpiId: KpiId | null): string {
  return `${kpiId ?? "plan"}${REJUDGING}`;
}

export function isRejudging(key: string): boolean {
  return key.endsWith(REJUDGING);
}

/** Whether a change can make published years read otherwise; any other judges nothing anew, whatever was asked for. */
export function canRejudge({
  key,
  what,
  needsYear,
}: Pick<ProposedChange, "key" | "what" | "needsYear">): boolean {
  return isRejudging(key) || (needsYear && !REINTERPRETING.includes(what)) || what === "planned";
}

/** Whether a published year would be read by another definition, were the change to hold from that year on (null: from the beginning). */
export function judgesAnew(
  before: PlanDefinition,
  proposed: PlanDefinition,
  change: ProposedChange,
  from: FiscalYear | null,
  { published }: Pick<OnRecord, "published">,
): boolean {
  const holds = { what: change.what, from: change.fy ?? from };
  return (
    canRejudge(change) &&
    published.some(
      ({ kpiId, fy }) =>
        (change.kpiId === null || change.kpiId === kpiId) &&
        holdsInYear(holds, fy) &&
        readsOtherwise(before, proposed, change, fy),
    )
  );
}

/** Whether the office may judge a KPI anew from that year on, by what was decided before; null: every one by the settings. */
export function mayRejudgeFrom(
  before: PlanDefinition,
  proposed: PlanDefinition,
  kpiId: KpiId | null,
  from: FiscalYear,
  record: Pick<OnRecord, "published">,
): boolean {
  const key = rejudgingKey(kpiId);
  const kpi = listKpis(before).find((placed) => placed.kpi.id === kpiId)?.kpi;
  const broken = kpi && lastBreak(kpi);
  // Years before a break are read in other terms than what was decided.
  if (broken && from < broken.fy) return false;
  return proposedChanges(before, proposed, { [key]: { from, rejudges: true } }).some(
    (change) => change.key === key && judgesAnew(before, proposed, change, from, record),
  );
}

/** Whether what holds in a year is another thing than what is proposed. */
export function readsOtherwise(
  before: PlanDefinition,
  proposed: PlanDefinition,
  { kpiId, what }: Pick<ProposedChange, "kpiId" | "what">,
  fy: FiscalYear,
): boolean {
  if (what === "improvementReference" || what === "guideMethod") {
    return settingsInYear(before, fy)[what] !== proposed.settings[what];
  }
  const [old, now] = [before, proposed].map(
    (plan) => listKpis(plan).find(({ kpi }) => kpi.id === kpiId)?.kpi,
  );
  const term = termOf(what);
  // What is no term is of its own year alone, and differs there.
  return !old || !now || !term || changedTerms(kpiInYear(old, fy), now).includes(term);
}

/**
 * What the plan proposed changes, and what is to be judged anew by what was decided before.
 * @param record left out: figures of every KPI were published
 */
export function proposedChanges(
  before: PlanDefinition,
  proposed: PlanDefinition,
  decisions: Said,
  record?: Pick<OnRecord, "published">,
): ProposedChange[] {
  const isRead = (id: KpiId | null) => record?.published.some(({ kpiId }) => kpiId === id) ?? true;
  const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  const is = new Map(listKpis(proposed).map(({ kpi }) => [kpi.id, kpi]));
  return [
    ...differences(before, proposed).flatMap((difference, _, all) => {
      const isWords = difference.what === "definition" && !isRead(difference.kpiId);
      const change = isWords ? asWords(difference) : difference;
      const [old, now] = [
        change.kpiId === null ? undefined : known.get(change.kpiId),
        change.kpiId === null ? undefined : is.get(change.kpiId),
      ];
      return old && now ? toldAsOfItsYear(change, old, now, all, decisions) : [change];
    }),
    ...rejudgedSettings(before, proposed, decisions),
    ...[...known.values()].flatMap((old) => {
      const now = is.get(old.id);
      return now ? rejudgedTerms(old, now, decisions[rejudgingKey(old.id)]) : [];
    }),
  ];
}

/** The terms that would begin earlier: those that say what a figure is measured against. */
export function termsToRejudge(
  old: Kpi,
  proposed: KpiTerms,
  from: FiscalYear | null,
): { readonly term: keyof KpiTerms; readonly was: KpiTerms }[] {
  const changed = changedTerms(old, proposed);
  const terms = ["baseline", "target"] as const;
  const reached = editionsOf(old).filter(({ until }) => from === null || until === null || until >= from);
  return terms.flatMap((term) => {
    // One that is changed anyhow has its own decision.
    if (changed.includes(term)) return [];
    const other = reached.find((edition) => changedTerms(edition.terms, old).includes(term));
    return other ? [{ term, was: other.terms }] : [];
  });
}

function rejudgedTerms(old: Kpi, proposed: Kpi, decision: Said[string] | undefined): ProposedChange[] {
  if (!decision?.rejudges) return [];
  return termsToRejudge(old, proposed, decision.from).flatMap(({ term, was }) =>
    termDiffers(old.id, term, was, old).map((change) => ({ ...change, key: rejudgingKey(old.id) })),
  );
}

/** The settings that would begin earlier. */
export function settingsToRejudge(
  before: PlanDefinition,
  proposed: PlanDefinition,
  from: FiscalYear | null,
): ProposedChange[] {
  const years = fiscalYears(from ?? before.startFy, before.endFy);
  return (["improvementReference", "guideMethod"] as const).flatMap((part) => {
    const today = before.settings[part];
    if (today !== proposed.settings[part]) return [];
    const other = years.map((fy) => settingsInYear(before, fy)[part]).find((value) => value !== today);
    return other === undefined ? [] : settingDiffers(part, other, today);
  });
}

function rejudgedSettings(
  before: PlanDefinition,
  proposed: PlanDefinition,
  decisions: Said,
): ProposedChange[] {
  const decision = decisions[rejudgingKey(null)];
  if (!decision?.rejudges) return [];
  return settingsToRejudge(before, proposed, decision.from).map((change) => ({
    ...change,
    key: rejudgingKey(null),
  }));
}

/**
 * A term that goes over an edition decided for later years replaces what held in its own first year; where that year read
 * as is proposed already, what would have held from a later one. It does so as a whole: the value with its year.
 */
function toldAsOfItsYear(
  change: ProposedChange,
  old: Kpi,
  proposed: Kpi,
  all: readonly ProposedChange[],
  decisions: Said,
): ProposedChange[] {
  const decision = decisions[change.key];
  const term = termOf(change.what);
  if (term === undefined || decision === undefined || !change.needsYear) return [change];
  const { from } = decision;
  const reached = editionsOf(old).filter(({ until }) => from === null || until === null || until >= from);
  const told = new Map<ProposedChange["what"], ProposedChange>();
  for (const edition of reached) {
    const isLater = edition !== reached[0] && edition.from !== null;
    for (const each of termDiffers(old.id, term, edition.terms, proposed)) {
      const since = isLater ? { since: edition.from } : {};
      if (each.before !== each.after && !told.has(each.what)) told.set(each.what, { ...each, ...since });
    }
  }
  const own = told.get(change.what);
  told.delete(change.what);
  const rest = [...told.values()].filter(
    ({ what }) => !all.some((each) => each.kpiId === old.id && each.what === what),
  );
  return [own ?? change, ...rest];
}
