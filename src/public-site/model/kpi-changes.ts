/** Everything of one KPI that was changed after its publication, in every plan that it stands in. */
import type { DefinitionChange, Kpi, PlanDefinition } from "@/domain/plan/definition";
import { changesOfKpi } from "@/domain/plan/told";
import {
  historyOfYear,
  type MarkTurn,
  marksWithoutFigure,
  toldBesideDecisions,
  turnInForce,
} from "@/domain/publication/record";
import type { PublishedYear, RecordedChange } from "@/domain/publication/snapshot";
import type { FigureCorrection, Rewording } from "@/domain/reports/replacements";
import type { ChangeCounts } from "@/domain/words/ja/publication/kpi-page";
import { type Indicator, viewsOf } from "./indicators";
import type { KpiView } from "./kpi-view";
import type { SiteModel } from "./site";

interface OfYear {
  readonly view: KpiView;
  readonly year: PublishedYear;
}

export interface KpiChanges {
  readonly figures: readonly (OfYear & { readonly correction: FigureCorrection })[];
  readonly words: readonly (OfYear & {
    readonly rewording: Rewording;
    /** Of the figure, where both came at once. */
    readonly correction: FigureCorrection | undefined;
  })[];
  /** Marks that turned while their year's figure stayed. */
  readonly marks: readonly RecordedChange[];
  readonly departments: readonly RecordedChange[];
  readonly evidence: readonly RecordedChange[];
  readonly definitions: {
    readonly decided: readonly {
      readonly plan: PlanDefinition;
      readonly kpi: Kpi;
      readonly changes: readonly DefinitionChange[];
    }[];
    /** Told by a publication alone. */
    readonly told: readonly RecordedChange[];
  };
}

export function changesOfIndicator({ record }: SiteModel, indicator: Indicator): KpiChanges {
  const views = viewsOf(indicator);
  const years = views.flatMap((view) =>
    view.series.years.map((year) => ({ view, year, history: historyOfYear(record, view.kpi.id, year) })),
  );
  return {
    figures: years.flatMap(({ history, ...of }) =>
      history.corrections.map((correction) => ({ ...of, correction })),
    ),
    words: years.flatMap(({ history, ...of }) =>
      history.rewordings.map((rewording) => ({
        ...of,
        rewording,
        correction: history.corrections.find(({ revision }) => revision === rewording.revision),
      })),
    ),
    marks: marksWithoutFigure(
      record,
      views.map(({ kpi }) => kpi.id),
    ),
    departments: years.flatMap(({ history }) => history.departments).toReversed(),
    evidence: years.flatMap(({ history }) => history.evidence).toReversed(),
    definitions: definitionsOf(record, indicator),
  };
}

function definitionsOf(
  record: readonly RecordedChange[],
  { main, others }: Indicator,
): KpiChanges["definitions"] {
  const views = [main, ...others];
  const decided = views.flatMap(({ plan, kpi }) => {
    const changes = changesOfKpi(plan, kpi);
    return changes.length === 0 ? [] : [{ plan, kpi, changes }];
  });
  const isOwn = (kpiId: string | null) => views.some(({ kpi }) => kpi.id === kpiId);
  // Entries of the version before do not say whether a decision tells of them as well.
  const undescribed =
    decided.length === 0
      ? record.filter(
          ({ kind, kpiId, definition }) => kind === "definition" && definition === undefined && isOwn(kpiId),
        )
      : [];
  return {
    decided,
    told: [...undescribed, ...toldBesideDecisions(record, ({ kpiId }) => isOwn(kpiId))],
  };
}

export function countChanges({
  figures,
  words,
  marks,
  departments,
  evidence,
  definitions,
}: KpiChanges): ChangeCounts {
  const confirmed = figures.filter(({ correction }) => correction.kind === "confirmed").length;
  return {
    corrections: figures.length - confirmed,
    marks: marks.length,
    updates: confirmed + words.length + departments.length + evidence.length,
    definitions:
      definitions.told.length + definitions.decided.reduce((sum, { changes }) => sum + changes.length, 0),
  };
}

/** What turned the mark that stands for the KPI, beside a correction of its figure, as it was told; null where nothing did. */
export function turnOf({ record }: SiteModel, { kpi, status }: KpiView): MarkTurn | null {
  return status === null ? null : turnInForce(record, kpi.id, status.fy);
}
