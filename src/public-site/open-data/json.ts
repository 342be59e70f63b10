/** The same facts as the CSV in JSON, with what the city wrote and what was changed. */
import { type DefinitionChange, type Kpi, listKpis } from "@/domain/plan/definition";
import { factorOf, settingsInYear } from "@/domain/plan/editions";
import { replacedBy, replacedThrough } from "@/domain/plan/replaced";
import { FIGURES } from "@/domain/plan/told";
import {
  type DefinitionTelling,
  historyOfYear,
  tellingOfDecision,
  toldDefinitions,
} from "@/domain/publication/record";
import { isPlanEvent, type PublishedYear } from "@/domain/publication/snapshot";
import { isDecimalString } from "@/domain/shared/decimal";
import { wholeSeconds } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { CHANGED_PART_WORDS, kpisOfChange, PLAN_EVENT_WORDS, pathWords } from "@/domain/words/ja/plan/plan";
import { filePathOf, publicRoutes, relativeLink } from "@/lib/public-paths";
import type { KpiView } from "../model/kpi-view";
import type { SiteModel } from "../model/site";
import { KPI_COLUMNS } from "./columns";
import { definitionEditions } from "./definition-editions";
import { evidenceRecords, toldPieces } from "./evidence-json";
import { jsonCell, jsonDocument, numberCell, toldBy } from "./json-document";
import { kpiRows } from "./kpi-rows";

/**
 * 定義の変更 of the KPIs in the file and of their plans; a plan's own have no KPI. Those that were decided first, then those
 * that were only told: of words no decision is asked for.
 */
function definitionChanges({ record }: SiteModel, views: readonly KpiView[]) {
  const ids = new Set(views.map(({ kpi }) => kpi.id));
  const told = toldDefinitions(record);
  const undecided = {
    unit_before: null,
    unit_after: null,
    decided_on: null,
    document: null,
    rejudges: false,
    became: null,
    withdraws: [],
    factor: null,
  };
  return [...new Set(views.map(({ plan }) => plan))].flatMap((plan) => {
    const kpis = new Map(listKpis(plan).map(({ kpi }) => [String(kpi.id), kpi]));
    const isHere = ({ kpiId }: { readonly kpiId: KpiId | null }) => kpiId === null || ids.has(kpiId);
    const own = told.filter((each) => each.planId === plan.id && isHere(each));
    const decided = (plan.changes ?? []).filter(isHere).map((change) => {
      const { kpiId, what, from, before, after } = change;
      const telling = tellingOfDecision(own, plan, change);
      return {
        plan_id: plan.id,
        kpi_id: kpiId,
        what,
        title: telling ? titleOf(telling, kpis) : CHANGED_PART_WORDS[what],
        from_fiscal_year: from,
        before,
        after,
        ...unitCells(change, kpis.get(String(kpiId)) ?? null, plan.changes ?? []),
        reason: change.reason,
        decided_on: change.decidedOn,
        document: change.document,
        rejudges: change.rejudges,
        became: replacedBy(change, plan.changes ?? [])?.fate ?? null,
        withdraws: replacedThrough(change, plan.changes ?? []).flatMap(({ fate, earlier }) =>
          fate === "withdrawn" ? [{ from_fiscal_year: earlier.from, value: earlier.after }] : [],
        ),
        factor: numberCell(factorOf(change, kpis.get(String(kpiId)) ?? null) ?? null),
        publication_no: telling?.no ?? null,
      };
    });
    const others = own
      .filter(({ isDecided }) => !isDecided)
      .map((telling) => ({
        plan_id: plan.id,
        kpi_id: telling.kpiId,
        what: telling.what,
        title: titleOf(telling, kpis),
        from_fiscal_year: telling.from,
        before: telling.before,
        after: telling.after,
        ...undecided,
        reason: telling.reason ?? "",
        publication_no: telling.no,
      }));
    return [...decided, ...others];
  });
}

/** What was changed: of a text where it stands, 柱（2）の取組1の取組項目. */
function titleOf({ what, path }: DefinitionTelling, kpis: ReadonlyMap<string, Kpi>): string {
  if (path !== null) return pathWords(path, (id) => kpis.get(id)?.name ?? null);
  return isPlanEvent(what) ? PLAN_EVENT_WORDS[what] : CHANGED_PART_WORDS[what];
}

/** The units that the two values are said in. */
function unitCells(change: DefinitionChange, kpi: Kpi | null, ledger: readonly DefinitionChange[]) {
  const read = kpisOfChange(change, kpi, ledger);
  const unit = (value: string | null, of: Kpi | null) =>
    FIGURES.includes(change.what) && value !== null && isDecimalString(value) ? (of?.unit ?? null) : null;
  return { unit_before: unit(change.before, read.before), unit_after: unit(change.after, read.after) };
}

function yearExtras(model: SiteModel, kpiId: KpiId, year: PublishedYear, link: (path: string) => string) {
  const { corrections, rewordings, departments, evidence, marks } = historyOfYear(model.record, kpiId, year);
  return {
    reason: year.reason === "" ? null : year.reason,
    next_step: year.nextStep === "" ? null : year.nextStep,
    missing_expected_on: year.missing?.expectedOn ?? null,
    corrections: corrections.map((correction) => ({
      kind: correction.kind ?? "corrected",
      revision: correction.revision,
      before: numberCell(correction.before),
      after: numberCell(correction.after),
      reason: correction.reason,
      approved_at: wholeSeconds(correction.approvedAt),
      office: correction.office,
      figure_status: correction.status ?? null,
      judgement_before: correction.judgementBefore,
      judgement_after: correction.judgementAfter,
    })),
    rewordings: rewordings.map(({ revision, reason, approvedAt, office }) => ({
      revision,
      reason,
      approved_at: wholeSeconds(approvedAt),
      office,
    })),
    evidence: evidenceRecords(year.evidence, link),
    evidence_changes: evidence.map((change) => ({ ...toldBy(change), ...toldPieces(change.evidence) })),
    department_changes: departments.flatMap((change) =>
      change.department ? [{ ...toldBy(change), ...change.department }] : [],
    ),
    mark_changes: marks.flatMap((change) =>
      change.marks
        ? [
            {
              ...toldBy(change),
              before: change.marks.before,
              after: change.marks.after,
              causes: change.marks.causes,
            },
          ]
        : [],
    ),
  };
}

function records(model: SiteModel, views: readonly KpiView[], link: (path: string) => string) {
  return views.flatMap((view) =>
    kpiRows(model, view).map((row, i) => {
      const year = view.series.years[i];
      return {
        ...Object.fromEntries(KPI_COLUMNS.map((column) => [column.name, jsonCell(column, row[column.name])])),
        ...(year ? yearExtras(model, view.kpi.id, year, link) : {}),
        ...(year ? { improvement_reference: settingsInYear(view.plan, year.fy).improvementReference } : {}),
      };
    }),
  );
}

/** @param route where the file stands: it links to the JSON Schema and to evidence */
export function kpisJson(model: SiteModel, views: readonly KpiView[], route: string): string {
  const link = (path: string) => relativeLink(filePathOf(route), path);
  const plans = views.map(({ plan }) => plan);
  return jsonDocument(model, plans, link(filePathOf(publicRoutes.kpisSchema())), {
    records: records(model, views, link),
    definition_changes: definitionChanges(model, views),
    definition_editions: definitionEditions(views),
  });
}
