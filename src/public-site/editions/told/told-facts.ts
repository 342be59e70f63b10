/** A recorded change as an edition tells it: what it is about, and which figures took the place of which. */
import { kpiInYear } from "@/domain/plan/editions";
import { listInitiatives } from "@/domain/plan/initiatives";
import { assessedPart } from "@/domain/publication/changes/of-assessments";
import { correctionsToldBy } from "@/domain/publication/record";
import type { RecordedChange } from "@/domain/publication/snapshot";
import type { DecimalString } from "@/domain/shared/decimal";
import { changeText } from "@/domain/words/ja/publication/publication";
import type { Phrase } from "@/domain/words/public/phrase";
import type { SaidTerms } from "@/domain/words/public/public-words";
import { viewsOf } from "../../model/indicators";
import {
  type EditionContext,
  initiativeText,
  kpiName,
  measureTitle,
  metricName,
  metricTerms,
  pillarName,
  planName,
  saidTerms,
} from "../edition-context";

export interface FigureChange {
  readonly before: DecimalString | null;
  readonly after: DecimalString | null;
  readonly terms: SaidTerms;
}

/** The publication that an entry says was taken back; undefined where it says something else. */
export function takenBackBy({ model }: Pick<EditionContext, "model">, { kind, text }: RecordedChange) {
  if (kind !== "withdrawal") return undefined;
  // The entry has its sentence alone: which publication it is about, the sentence itself says at its beginning.
  return model.snapshot.history.find(({ no }) =>
    text.startsWith(changeText({ what: "publication_withdrawn", no, reason: "" })),
  );
}

/** By its name; null where the publication has it no more. */
export function subjectOf(context: EditionContext, change: RecordedChange): Phrase | null {
  const { kpiId, initiative, metric, assessment, definition } = change;
  const takenBack = takenBackBy(context, change);
  if (takenBack) return context.words.published(takenBack.no, takenBack.publishedAt);
  const planOf = (id: string | undefined) => context.model.plans.find((plan) => plan.definition.id === id);
  if (kpiId !== null) {
    const found = context.model.indicators.find(({ id }) => id === kpiId);
    return found ? kpiName(context, found.main.kpi) : null;
  }
  if (initiative) {
    const plan = planOf(initiative.planId);
    const all = plan ? listInitiatives(plan.definition) : [];
    const found = all.find((each) => each.initiative.id === initiative.initiativeId);
    return found ? initiativeText(context, found.initiative) : null;
  }
  if (metric) {
    const found = planOf(metric.planId)?.metrics.find((each) => each.metric.id === metric.metricId);
    return found ? metricName(context, found.metric) : null;
  }
  const plan = planOf(assessment?.planId ?? definition?.[0]?.planId);
  if (!plan) return null;
  const own = assessment && plan.assessments.find(({ partId }) => partId === assessment.partId);
  if (!own) return planName(context, plan.definition);
  const { pillar, measure } = assessedPart(plan.definition, own);
  if (measure) return measureTitle(context, measure);
  return pillar ? pillarName(context, pillar) : planName(context, plan.definition);
}

/** null where no figure is another one now, or where no data says which. */
export function figuresOf(context: EditionContext, change: RecordedChange): FigureChange | null {
  const { kpiId, fy, metric } = change;
  const { indicators, plans, record } = context.model;
  if (metric) {
    const { before, after, planId, metricId } = metric;
    const views = plans.find(({ definition }) => definition.id === planId)?.metrics ?? [];
    const view = views.find((each) => each.metric.id === metricId);
    const year = view?.years.find((each) => each.fy === fy);
    if (before === after || !view || !year) return null;
    return { before, after, terms: metricTerms(context, view.metric, year.unit) };
  }
  const found = indicators.find(({ id }) => id === kpiId);
  if (!found || fy === null) return null;
  for (const { kpi, series } of viewsOf(found)) {
    const year = series.years.find((each) => each.fy === fy);
    const told = year ? correctionsToldBy(record, change, year) : [];
    const [first, last] = [told[0], told.at(-1)];
    if (first && last) {
      return { before: first.before, after: last.after, terms: saidTerms(context, kpi, kpiInYear(kpi, fy)) };
    }
  }
  return null;
}
