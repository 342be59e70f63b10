/** What a publication's pages tell of, as the search finds it and as the list of all items has it. */

import type { Measure, Pillar, PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { EDITION_LANGUAGES, type EditionLanguage } from "@/domain/plan/translations";
import { assessedPart } from "@/domain/publication/changes/of-assessments";
import type { PublicItem } from "@/domain/publication/search/find";
import { runsIn, type Said, textIn } from "@/domain/publication/search/said-pieces";
import type {
  PublishedAssessmentYear,
  PublishedInitiativeYear,
  PublishedMetricYear,
  PublishedYear,
} from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { pillarHeading } from "@/domain/words/ja/plan/plan-words";
import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { routeOfAssessment } from "./assessments";
import { viewsOf } from "./indicators";
import { ITEMS_JA, type ItemWords } from "./item-words";
import { measureRoute, metricRoute, pillarRoute, placeOfChange, type SiteModel } from "./site";

/**
 * In the order of the plans, what is of a year newest first.
 * @param words of the language in which they are shown
 */
export function searchItems(model: SiteModel, words: ItemWords = ITEMS_JA): PublicItem[] {
  const of: Items = { model, words };
  return [
    ...kpiItems(of),
    ...metricItems(of),
    ...partItems(of),
    ...initiativeItems(of),
    ...reportItems(of),
    ...answerItems(of),
    ...assessmentItems(of),
    ...correctionItems(of),
  ];
}

interface Items {
  readonly model: SiteModel;
  readonly words: ItemWords;
}

function kpiItems({ model: { indicators }, words }: Items): PublicItem[] {
  const { labels } = words;
  return indicators.map((indicator) => {
    const { main, others } = indicator;
    const { kpi } = main;
    return {
      kind: "kpis",
      title: words.kpi(kpi),
      place: words.place(main.plan, main),
      route: words.route(publicRoutes.kpi(indicator.id), "name"),
      // What it was called in an earlier plan, and is in other languages.
      keys: [main, ...others].flatMap((view) => [view.kpi.name, ...inOtherLanguages(view.kpi, "name")]),
      texts: [
        [labels.rationale, words.kpiText(kpi, "rationale")],
        [labels.definition, words.kpiText(kpi, "definition")],
        ofOffice(words, kpi.department),
      ],
    };
  });
}

function metricItems({ model, words }: Items): PublicItem[] {
  return model.plans.flatMap(({ metrics }) =>
    metrics.map((view) => ({
      kind: "metrics" as const,
      title: words.metric(view.metric),
      place: words.place(view.plan, view),
      route: words.route(`${metricRoute(model, view)}#${view.metric.id}`, "name"),
      keys: [view.metric.name, ...inOtherLanguages(view.metric, "name")],
      texts: [
        [words.labels.definition, words.metricDefinition(view.metric)] as const,
        ofOffice(words, view.metric.department),
      ],
    })),
  );
}

/** Plans, their pillars and measures. */
function partItems({ model, words }: Items): PublicItem[] {
  return model.plans.flatMap(({ definition }) => [
    {
      kind: "parts" as const,
      title: words.plan(definition),
      place: words.planPlace,
      route: words.route(publicRoutes.plan(definition.id), "name"),
      keys: [definition.name, ...inOtherLanguages(definition, "name")],
      texts: [[words.labels.aim, words.aim(definition)]] as const,
    },
    ...definition.pillars.flatMap((pillar) => [
      pillarItem({ model, words }, definition, pillar),
      ...pillar.measures.map((measure) => measureItem({ model, words }, definition, pillar, measure)),
    ]),
  ]);
}

function pillarItem({ model, words }: Items, definition: PlanDefinition, pillar: Pillar): PublicItem {
  return {
    kind: "parts",
    title: words.pillar(pillar),
    place: words.plan(definition),
    route: words.route(pillarRoute(model, definition, pillar.no), "name"),
    keys: [
      pillarHeading(pillar),
      ...inOtherLanguages(pillar, "catchphrase"),
      ...inOtherLanguages(pillar, "title"),
    ],
    texts: [
      [words.labels.vision, words.vision(pillar)],
      [words.labels.outcome, words.outcome(pillar)],
    ],
  };
}

function measureItem(
  { model, words }: Items,
  definition: PlanDefinition,
  pillar: Pillar,
  measure: Measure,
): PublicItem {
  return {
    kind: "parts",
    title: words.measure(measure),
    place: words.place(definition, { pillar, measure: null }),
    route: words.route(measureRoute(model, definition, pillar, measure), "name"),
    keys: [measure.title, ...inOtherLanguages(measure, "title")],
    texts: [ofOffice(words, measure.department)],
  };
}

/** As the plan says it in its other languages, without readings. */
function inOtherLanguages<K extends string>(
  said: { readonly [L in EditionLanguage]?: { readonly [N in K]?: string | undefined } | undefined },
  what: K,
): string[] {
  return EDITION_LANGUAGES.flatMap((language) => said[language]?.[what] ?? []).map(plainText);
}

function ofOffice(
  { labels, own }: ItemWords,
  department: string | null | undefined,
): readonly [string, Said] {
  return [labels.department, own(department ?? "")];
}

function initiativeItems({ model, words }: Items): PublicItem[] {
  return model.plans.flatMap(({ definition }) =>
    listInitiatives(definition).map(({ initiative, pillar, measure }) => ({
      kind: "initiatives" as const,
      title: words.initiative(initiative),
      place: words.place(definition, { pillar, measure }),
      route: words.route(`${measureRoute(model, definition, pillar, measure)}#${initiative.id}`, "name"),
      keys: [initiative.text, ...inOtherLanguages(initiative, "text")],
      texts: [ofOffice(words, initiative.department)],
    })),
  );
}

/** What was said beside figures: of KPIs on their pages; of a metric's latest year where it stands, of others in the report. */
function reportItems({ model, words }: Items): PublicItem[] {
  const ofKpis = model.indicators.flatMap((indicator) =>
    viewsOf(indicator).flatMap(({ plan, kpi, series }) =>
      series.years.map((year) => ({
        fy: year.fy,
        ...ofYear(words, year.fy, words.kpi(kpi), words.plan(plan)),
        kind: "reports" as const,
        route: words.route(publicRoutes.kpi(indicator.id), "name"),
        texts: wordsOfYear(words, year),
      })),
    ),
  );
  const ofMetrics = model.plans.flatMap(({ metrics }) =>
    metrics.flatMap((view) =>
      view.years.map((year) => ({
        fy: year.fy,
        ...ofYear(words, year.fy, words.metric(view.metric), words.plan(view.plan)),
        kind: "reports" as const,
        route: words.route(
          year === view.latest ? `${metricRoute(model, view)}#${view.metric.id}` : publicRoutes.year(year.fy),
          "metric_words",
        ),
        texts: wordsOfMetric(words, year),
      })),
    ),
  );
  return newestFirst([...ofKpis, ...ofMetrics]);
}

function wordsOfYear({ labels, own }: ItemWords, year: PublishedYear): PublicItem["texts"] {
  return [
    [labels.reason, own(year.reason)],
    [labels.nextStep, own(year.nextStep)],
    [labels.basisNote, own(year.basisNote)],
    [labels.missingNote, own(year.missing?.note ?? "")],
  ];
}

function wordsOfMetric({ labels, own }: ItemWords, year: PublishedMetricYear): PublicItem["texts"] {
  return [
    [labels.metricReason, own(year.reason)],
    [labels.nextStep, own(year.nextStep)],
    [labels.basisNote, own(year.basisNote)],
    [labels.missingNote, own(year.missingNote)],
  ];
}

/** A measure's page has the newest answer whole, unless it is older than the year that stands for the plan; each year's report has its own. */
function answerItems({ model, words }: Items): PublicItem[] {
  return newestFirst(
    model.plans.flatMap(({ definition, states }) =>
      states === null
        ? []
        : listInitiatives(definition).flatMap(({ initiative, pillar, measure }) =>
            (states.answers.get(initiative.id) ?? []).map((answer, at, all) => ({
              fy: answer.fy,
              ...ofYear(
                words,
                answer.fy,
                words.initiative(initiative),
                words.place(definition, { pillar, measure }),
              ),
              kind: "answers" as const,
              route:
                answer.fy >= states.fy && at === all.length - 1
                  ? words.route(
                      `${measureRoute(model, definition, pillar, measure)}#${initiative.id}`,
                      "name",
                    )
                  : words.route(publicRoutes.year(answer.fy), "earlier_answer"),
              texts: wordsOfAnswer(words, answer),
            })),
          ),
    ),
  );
}

function wordsOfAnswer({ labels, own }: ItemWords, answer: PublishedInitiativeYear): PublicItem["texts"] {
  return (["done", "result", "nextStep"] as const).map((field) => [labels[field], own(answer[field])]);
}

function assessmentItems({ model, words }: Items): PublicItem[] {
  return newestFirst(
    model.plans.flatMap(({ definition, assessments }) =>
      assessments.flatMap((each) => {
        const { partId } = each;
        const route = routeOfAssessment(model, { planId: definition.id, partId });
        if (route === null) return [];
        const title = words.part(definition, assessedPart(definition, each));
        return each.years.map((year) => ({
          fy: year.fy,
          ...ofYear(words, year.fy, title, words.plan(definition)),
          kind: "assessments" as const,
          route: words.route(`${route}#${partId}`, "name"),
          texts: wordsOfAssessment(words, year),
        }));
      }),
    ),
  );
}

function wordsOfAssessment(
  { labels, own }: ItemWords,
  { summary, opinion }: PublishedAssessmentYear,
): PublicItem["texts"] {
  return [
    [labels.summary, own(summary)],
    [labels.opinion, own(opinion?.text ?? "")],
    [labels.opinionBy, own(opinion?.by ?? "")],
    [labels.response, own(opinion?.response ?? "")],
  ];
}

function correctionItems({ model, words }: Items): PublicItem[] {
  return model.record.toReversed().map((change) => ({
    ...words.change(change),
    kind: "corrections",
    route:
      placeOfChange(model, change, (route) => words.route(route, "name")) ??
      words.route(publicRoutes.corrections(), "name"),
  }));
}

/** Its name is not what is looked for, but narrows the search; its year is, as people write it in either language. */
function ofYear(
  words: ItemWords,
  fy: FiscalYear,
  name: Said,
  place: Said,
): Pick<PublicItem, "title" | "place" | "isTitleBeside" | "keys"> {
  return {
    title: [...runsIn(name), ...runsIn("　"), ...runsIn(words.year(fy))],
    place,
    isTitleBeside: true,
    keys: [fiscalYearJa(fy), fiscalYearShort(fy), `${fy}年度`, textIn(words.year(fy))],
  };
}

/** Those that say anything. */
function newestFirst(items: readonly (PublicItem & { readonly fy: FiscalYear })[]): PublicItem[] {
  return items
    .filter(({ texts }) => texts.some(([, text]) => textIn(text) !== ""))
    .sort((one, other) => other.fy - one.fy)
    .map(({ fy: _, ...item }) => item);
}
