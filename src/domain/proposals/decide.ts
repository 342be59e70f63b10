/** What becomes of a plan when the changes proposed are decided: the next definition, with everything earlier kept. */

import {
  type DefinitionChange,
  type EarlierSettings,
  type Kpi,
  type KpiTerms,
  listKpis,
  type PlanDefinition,
} from "@/domain/plan/definition";
import {
  BREAKING_TERMS,
  breakInYear,
  changedTerms,
  kpiInYear,
  settingsInYear,
  termsOf,
  withFactor,
  withTerm,
} from "@/domain/plan/editions";
import { FIGURES } from "@/domain/plan/told";
import type { OnRecord } from "@/domain/proposals/history/record";
import {
  canRejudge,
  proposedChanges,
  rejudgingKey,
  settingsToRejudge,
  termsToRejudge,
} from "@/domain/proposals/history/rejudging";
import { toldOfUnseen } from "@/domain/proposals/history/unseen";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { decisionKey, type ProposedChange } from "./diff";

/** What the office decided about one change. */
export interface Decision {
  /** The first fiscal year it holds for; null: from the beginning. Asked for where the change needs a year. */
  readonly from: FiscalYear | null;
  /** "" for a typo. */
  readonly reason: string;
  /** ISO date. */
  readonly decidedOn: IsoDate | null;
  readonly document: string | null;
  /** Of a change that breaks the line: what the figures of before are multiplied by; null: they cannot be compared. */
  readonly factor: DecimalString | null;
  /** 変更後の定義で評価し直す */
  readonly rejudges: boolean;
  /** The values that it was said beside (`given.ts`); left out where nobody knows. */
  readonly givenFor?: string;
}

/** By the changes' keys. */
export type PlanDecisions = Readonly<Record<string, Decision>>;

export const UNDECIDED: Decision = {
  from: null,
  reason: "",
  decidedOn: null,
  document: null,
  factor: null,
  rejudges: false,
};

/**
 * The plan as it is once everything is decided. Terms of earlier years, settings of earlier years and what was decided
 * before are those of the plan in force, whatever the proposed definition says of them.
 */
export function decidedPlan(
  before: PlanDefinition,
  proposed: PlanDefinition,
  decisions: PlanDecisions,
  /** Left out: the public was told of everything. */
  record?: Pick<OnRecord, "publishedKpis" | "published">,
): PlanDefinition {
  const changes = proposedChanges(before, proposed, decisions, record);
  // Words hold for every year, whatever was said of one before they were known to be no more than that.
  const words = new Set(changes.flatMap(({ key, needsYear }) => (needsYear ? [] : [key])));
  const decision = (key: string): Decision => {
    const decided = decisions[key] ?? UNDECIDED;
    return words.has(key) ? { ...decided, from: null } : decided;
  };
  const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  const decided = new Map(
    listKpis(proposed).map(({ kpi }) => {
      const old = known.get(kpi.id);
      return [kpi.id, old ? decidedKpi(old, kpi, decision) : kpi];
    }),
  );
  const decide = (kpi: Kpi): Kpi => decided.get(kpi.id) ?? kpi;
  const units = ({ kpiId, what, fy }: ProposedChange): DefinitionChange["units"] => {
    const [old, next] = kpiId === null ? [] : [known.get(kpiId), decided.get(kpiId)];
    if (!old || !next || !FIGURES.includes(what)) return undefined;
    const isUnitOnRecord = before.changes?.some((each) => each.kpiId === kpiId && each.what === "unit");
    if (!isUnitOnRecord && old.unit === next.unit) return undefined;
    const unit = (kpi: Kpi) => (fy === null ? kpi : kpiInYear(kpi, fy)).unit;
    return { before: unit(old), after: unit(next) };
  };
  const { earlierSettings: _settings, changes: _changes, ...rest } = proposed;
  const earlierSettings = decidedSettings(before, proposed, decision);
  const all = [
    ...(before.changes ?? []),
    ...changes.flatMap((each) => toTell(each, decision(each.key), units(each))),
  ];
  // Where nothing is decided, nothing becomes of the record.
  const seen = record && changes.length > 0 ? toldOfUnseen(all, record) : all;
  // Of a KPI that was taken out before anybody saw it nothing is left to tell.
  const told = seen.filter(({ kpiId }) => kpiId === null || decided.has(kpiId));
  return {
    ...rest,
    ...(earlierSettings.length === 0 ? {} : { earlierSettings }),
    kpis: proposed.kpis.map(decide),
    pillars: proposed.pillars.map((pillar) => ({
      ...pillar,
      kpis: pillar.kpis.map(decide),
      measures: pillar.measures.map((measure) => ({ ...measure, kpis: measure.kpis.map(decide) })),
    })),
    ...(told.length === 0 ? {} : { changes: told }),
  };
}

function decidedKpi(old: Kpi, proposed: Kpi, decision: (key: string) => Decision): Kpi {
  const { earlier: _, lowest: _lowest, ...words } = proposed;
  let kpi: Kpi = { ...words, ...termsOf(old), ...(old.earlier ? { earlier: old.earlier } : {}) };
  for (const term of changedTerms(old, proposed)) {
    kpi = withTerm(
      kpi,
      term,
      proposed[term] as KpiTerms[typeof term],
      decision(decisionKey(kpi.id, term)).from,
    );
  }
  const anew = decision(rejudgingKey(kpi.id));
  for (const { term } of anew.rejudges ? termsToRejudge(old, proposed, anew.from) : []) {
    kpi = withTerm(kpi, term, old[term] as KpiTerms[typeof term], anew.from);
  }
  const { from, factor } = decision(decisionKey(kpi.id, "unit"));
  const breaks = BREAKING_TERMS.some((term) => old[term] !== proposed[term]);
  return breaks && from !== null ? withFactor(kpi, from, factorAcross(old, kpi, from, factor)) : kpi;
}

/**
 * By what the years before are multiplied. The office says it of today's terms: where the line broke in that year before,
 * both factors count.
 */
function factorAcross(
  old: Kpi,
  kpi: Kpi,
  from: FiscalYear,
  factor: DecimalString | null,
): DecimalString | null {
  if (factor === null || breakInYear(kpi, from).length === 0) return null;
  if (breakInYear(old, from).length === 0) return factor;
  const known = old.earlier?.find(({ until }) => until === from - 1)?.factor ?? null;
  return known === null ? null : toDecimalString(decimal(known).times(factor));
}

function decidedSettings(
  before: PlanDefinition,
  proposed: PlanDefinition,
  decision: (key: string) => Decision,
): readonly EarlierSettings[] {
  const parts = ["improvementReference", "guideMethod"] as const;
  const changed = parts.filter((part) => before.settings[part] !== proposed.settings[part]);
  const anew = decision(rejudgingKey(null));
  const rejudged = anew.rejudges
    ? settingsToRejudge(before, proposed, anew.from).map(({ what }) => what)
    : [];
  if (changed.length + rejudged.length === 0) return before.earlierSettings ?? [];
  const years = fiscalYears(proposed.startFy, proposed.endFy);
  /** Year by year, and then told by the last year of each run. */
  const perYear = years.map((fy) => {
    const was = settingsInYear(before, fy);
    const now = { improvementReference: was.improvementReference, guideMethod: was.guideMethod };
    const holds = (part: (typeof parts)[number]) => {
      const { from } = changed.includes(part) ? decision(decisionKey(null, part)) : anew;
      return (changed.includes(part) || rejudged.includes(part)) && (from === null || from <= fy);
    };
    return {
      until: fy,
      improvementReference: holds("improvementReference")
        ? proposed.settings.improvementReference
        : now.improvementReference,
      guideMethod: holds("guideMethod") ? proposed.settings.guideMethod : now.guideMethod,
    };
  });
  const isLikeNext = (index: number) => {
    const [here, next] = [perYear[index], perYear[index + 1] ?? proposed.settings];
    return here?.improvementReference === next.improvementReference && here?.guideMethod === next.guideMethod;
  };
  const runs = perYear.filter((_, index) => !isLikeNext(index));
  return runs;
}

/**
 * A change of substance is told for ever; words only where somebody gave a reason. Words that were mended before anybody
 * outside read them are nobody's business: a publication tells of those that it finds changed since the one before.
 */
function toTell(
  change: ProposedChange,
  decision: Decision,
  units: DefinitionChange["units"],
): DefinitionChange[] {
  const { kpiId, what, before, after } = change;
  // A KPI that nobody outside ever saw may be left out altogether.
  if (what === "ended" && after === null) return [];
  if (!change.isOfSubstance && decision.reason.trim() === "") return [];
  return [
    {
      kpiId,
      what,
      from:
        change.fy ??
        (what === "ended"
          ? fiscalYear(Number(after))
          : change.needsYear
            ? (change.since ?? decision.from)
            : null),
      before,
      after,
      ...(units ? { units } : {}),
      reason: decision.reason.trim(),
      decidedOn: decision.decidedOn,
      document: decision.document?.trim() || null,
      rejudges: decision.rejudges && canRejudge(change),
    },
  ];
}
