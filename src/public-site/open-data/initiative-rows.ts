/** The initiatives in long form: one row per initiative × fiscal year of its plan, in every plan. */
import { planYears } from "@/domain/plan/definition";
import {
  goesOnIn,
  listInitiatives,
  type PlacedInitiative,
  responsibleDepartment,
} from "@/domain/plan/initiatives";
import type {
  PublicationSnapshot,
  PublishedInitiativeYear,
  RecordedChange,
} from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { wholeSeconds } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";
import type { PlanView } from "../model/plan-view";
import type { SiteModel } from "../model/site";
import { DEMO_NOTICE, pillarName } from "../words";
import { INITIATIVE_CHANGES, type InitiativeChange, type InitiativeRow } from "./columns";

/** Years of which nothing was published yet have rows too, as those of the KPIs: every plan has the same shape. */
export function initiativeRows(model: SiteModel): InitiativeRow[] {
  const answers = new Map(
    model.snapshot.plans.flatMap(({ definition, initiatives = [] }) =>
      initiatives.flatMap(({ initiativeId, years }) =>
        years.map((year) => [keyOf(definition.id, initiativeId, year.fy), year] as const),
      ),
    ),
  );
  const told = Map.groupBy(model.record, ({ initiative, fy }) =>
    initiative ? keyOf(initiative.planId, initiative.initiativeId, fy) : null,
  );
  return model.plans.flatMap((plan) =>
    listInitiatives(plan.definition).flatMap((placed) =>
      yearsOf(plan, placed).map((fy) => {
        const key = keyOf(plan.definition.id, placed.initiative.id, fy);
        return initiativeRow(model.snapshot, plan, placed, {
          fy,
          answer: answers.get(key) ?? null,
          changes: (told.get(key) ?? []).map(whatChanged),
        });
      }),
    ),
  );
}

/** Of one that has ended none after its last year. */
function yearsOf({ definition }: PlanView, { initiative }: PlacedInitiative): FiscalYear[] {
  return planYears(definition).filter((fy) => goesOnIn(initiative, fy));
}

function keyOf(planId: string, initiativeId: string, fy: FiscalYear | null): string {
  return `${planId}/${initiativeId}/${fy}`;
}

interface InitiativeYear {
  readonly fy: FiscalYear;
  readonly answer: PublishedInitiativeYear | null;
  readonly changes: readonly InitiativeChange[];
}

function initiativeRow(
  snapshot: PublicationSnapshot,
  { definition }: PlanView,
  { initiative, pillar, measure }: PlacedInitiative,
  { fy, answer, changes }: InitiativeYear,
): InitiativeRow {
  return {
    municipality_code: definition.municipality.code,
    municipality_name: definition.municipality.name,
    plan_id: definition.id,
    plan_name: definition.name,
    pillar_no: String(pillar.no),
    pillar_name: pillarName(pillar),
    measure_no: String(measure.no),
    measure_name: measure.title,
    initiative_no: String(measure.initiatives.indexOf(initiative) + 1),
    marker: initiative.marker,
    initiative: initiative.text,
    note: snapshot.site.demo ? DEMO_NOTICE : null,
    publication_no: String(snapshot.no),
    published_at: wholeSeconds(snapshot.publishedAt),
    initiative_id: initiative.id,
    // Who answered, also where that is unknown: who is responsible now says nothing of then.
    department: answer ? answer.department : responsibleDepartment(initiative, measure),
    supports: initiative.supports?.join(";") ?? null,
    fiscal_year: String(fy),
    fiscal_year_ja: fiscalYearJa(fy),
    state_code: answer?.progress ?? null,
    state: answer && INITIATIVE_STATE_WORDS[answer.progress],
    done: answer?.done ?? null,
    result: answer?.result ?? null,
    next_step: answer?.nextStep ?? null,
    revision: answer && String(answer.revision),
    changed_after_publication: INITIATIVE_CHANGES.filter((each) => changes.includes(each)).join(";"),
    correction_reason: answer?.correctionReason ?? null,
    state_status: answer?.isInterim ? "interim" : null,
  };
}

export function whatChanged({ kind, department }: RecordedChange): InitiativeChange {
  if (kind === "correction") return "state";
  if (kind === "definition") return "removed";
  if (kind === "evidence") return "evidence";
  return department === undefined ? "text" : "department";
}
