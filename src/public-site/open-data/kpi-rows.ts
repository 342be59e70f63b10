/** The published facts in long form: one row per KPI × fiscal year, both plans. */
import { plannedText, targetText } from "@/components/charts/chart-text";
import type { ChangedPart } from "@/domain/plan/definition";
import { changedTerms, editionInYear, editionsOf, kpiInYear } from "@/domain/plan/editions";
import { replacedBy } from "@/domain/plan/replaced";
import {
  changesOfYearSince,
  historyOfYear,
  previousMark,
  toldDefinitions,
} from "@/domain/publication/record";
import { isPlanEvent, type PublishedYear, type RecordedChange } from "@/domain/publication/snapshot";
import { guideOf } from "@/domain/reports/series";
import { type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import { wholeSeconds } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/reports/judgement";
import type { KpiView } from "../model/kpi-view";
import type { SiteModel } from "../model/site";
import { DEMO_NOTICE, pillarName } from "../words";
import type { KpiRow } from "./columns";

/** Rows of one KPI, ascending by fiscal year. */
export function kpiRows(model: SiteModel, view: KpiView): KpiRow[] {
  return view.series.years.map((year) => kpiRow(model, view, year));
}

/** Rows of every KPI of every plan, in the documents' order. */
export function allKpiRows(model: SiteModel): KpiRow[] {
  return model.plans.flatMap((plan) => plan.kpis.flatMap((view) => kpiRows(model, view)));
}

/** Years of a plan that has not come to them yet have rows too: their 計画 and 目安 are facts of the plan. */
function kpiRow({ snapshot, record }: SiteModel, view: KpiView, year: PublishedYear): KpiRow {
  const { plan, kpi: definition, pillar, measure } = view;
  const kpi = kpiInYear(definition, year.fy);
  const { planned } = year;
  const { value: target } = kpi.target;
  return {
    municipality_code: plan.municipality.code,
    municipality_name: plan.municipality.name,
    plan_id: plan.id,
    plan_name: plan.name,
    pillar_no: pillar && String(pillar.no),
    pillar_name: pillar && pillarName(pillar),
    measure_no: measure && String(measure.no),
    measure_name: measure?.title ?? null,
    kpi_id: kpi.id,
    kpi_name: kpi.name,
    definition: kpi.definition,
    unit: kpi.unit,
    unit_scale: String(kpi.scale),
    direction: kpi.direction,
    aggregation: kpi.aggregation,
    fiscal_year: String(year.fy),
    fiscal_year_ja: fiscalYearJa(year.fy),
    baseline_fiscal_year: String(kpi.baseline.fy),
    baseline_value: kpi.baseline.value,
    planned_kind: planned?.kind ?? null,
    planned_value: planned?.kind === "number" ? planned.value : null,
    target_fiscal_year: String(kpi.target.fy),
    target_kind: target.kind,
    target_value: target.kind === "number" ? target.value : null,
    target_text: target.kind === "none" ? plannedText(target, kpi) : targetText(target, kpi),
    actual_value: year.actual,
    actual_missing_reason: year.missing?.reason ?? null,
    judgement_code: year.judgement.code,
    judgement_symbol: JUDGEMENT_WORDS[year.judgement.code].symbol,
    judgement_reason: year.judgement.sentence,
    rule_version: year.judgement.ruleVersion,
    guide_value: guideOf(plan, definition, year.fy),
    pace_code: year.pace?.code ?? null,
    as_of_date: year.asOf,
    department: year.department,
    note:
      [snapshot.site.demo ? DEMO_NOTICE : "", year.missing?.note ?? "", year.basisNote]
        .filter(Boolean)
        .join(" ") || null,
    revision: year.revision === null ? null : String(year.revision),
    publication_no: String(snapshot.no),
    published_at: wholeSeconds(snapshot.publishedAt),
    definition_edition: String(year.edition ?? editionInYear(definition, year.fy).no),
    definition_changed: changedNames(record, view, year.fy),
    figure_status: year.actual === null ? null : (year.figureStatus ?? "final"),
    previous_mark: previousMark(record, kpi.id, year.fy),
    changed_after_publication: changesOfYearSince(historyOfYear(record, kpi.id, year)).join(";") || null,
    continues: kpi.continues ?? null,
  };
}

/** What a changed part is called in the data. Settings of the office's own way of working are none of it. */
const PART_NAMES: Partial<Record<ChangedPart, string>> = {
  added: "added",
  name: "kpi_name",
  place: "place",
  department: "department",
  definition: "definition",
  rationale: "rationale",
  unit: "unit",
  scale: "unit_scale",
  decimals: "decimals",
  direction: "direction",
  aggregation: "aggregation",
  upperLimit: "upper_limit",
  lowest: "lower_limit",
  baseline: "baseline",
  baselineFy: "baseline",
  target: "target",
  targetFy: "target",
  planned: "planned",
  documented: "documented",
  from: "from",
  until: "until",
  surveyed: "surveyed",
  continues: "continues",
  improvementReference: "improvement_reference",
  guideMethod: "guide_method",
  text: "text",
};

/**
 * What is not as it was before that year, or was decided of it: by its edition, and by what is on record; null for nothing.
 * What holds for no year of its own stands in the year in which it was told.
 */
function changedNames(record: readonly RecordedChange[], view: KpiView, fy: FiscalYear): string | null {
  const { plan, kpi } = view;
  const editions = editionsOf(kpi);
  const begun = editions.find(({ from }) => from === fy);
  const before = begun && editions[begun.no - 2];
  const terms = begun && before ? changedTerms(before.terms, begun.terms) : [];
  const ledger = (plan.changes ?? []).filter(({ kpiId }) => kpiId === null || kpiId === kpi.id);
  const decided = ledger.flatMap((change) => {
    const name = PART_NAMES[change.what];
    if (name === undefined || change.from !== fy) return [];
    const isOfOneYear = change.what === "planned" || change.what === "documented";
    const fate = replacedBy(change, ledger)?.fate;
    if (fate === "withdrawn") return [`${name}_withdrawn`];
    // A term's edition says itself where it begins.
    return isOfOneYear || (change.kpiId === null && fate !== "brought_forward") ? [name] : [];
  });
  const isEnded = kpi.until === fy && ledger.some(({ what }) => what === "ended" || what === "until");
  const told = toldDefinitions(record).flatMap(({ planId, kpiId, what, from, publishedAt }) => {
    const isOwn = planId === plan.id && kpiId === kpi.id && from === null;
    return isOwn && rowOf(view, fiscalYearOf(publishedAt)) === fy && !isPlanEvent(what)
      ? (PART_NAMES[what] ?? [])
      : [];
  });
  const names = [
    ...terms.map((term) => PART_NAMES[term] ?? term),
    ...decided,
    ...told,
    ...(isEnded ? ["ended"] : []),
  ];
  return names.length === 0 ? null : [...new Set(names)].join(";");
}

/** The row of a year; where the KPI has none, the nearest one. */
function rowOf({ series }: KpiView, fy: FiscalYear): FiscalYear | undefined {
  const fys = series.years.map((year) => year.fy);
  return fys.findLast((each) => each <= fy) ?? fys[0];
}
