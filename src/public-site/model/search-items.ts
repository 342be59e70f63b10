/** What a publication's pages tell of, as the search finds it and as the list of all items has it. */

import { listInitiatives } from "@/domain/plan/initiatives";
import { EDITION_LANGUAGES, type EditionLanguage } from "@/domain/plan/translations";
import { assessedPart } from "@/domain/publication/changes/of-assessments";
import type { PublicItem } from "@/domain/publication/search/find";
import type {
  PublishedAssessmentYear,
  PublishedInitiativeYear,
  PublishedYear,
} from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { measureNumber, pillarHeading, placeInPlan } from "@/domain/words/ja/plan/plan-words";
import { ASSESSMENT_FIELD_WORDS, partHeading } from "@/domain/words/ja/publication/assessments";
import { CHANGE_KIND_WORDS } from "@/domain/words/ja/publication/publication";
import { METRIC_ANSWER_WORDS } from "@/domain/words/ja/publication/published-metrics";
import { INITIATIVE_FIELD_WORDS } from "@/domain/words/ja/reports/initiative-answers";
import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { routeOfAssessment } from "./assessments";
import { viewsOf } from "./indicators";
import { measureRoute, metricRoute, pillarRoute, placeOfChange, type SiteModel } from "./site";

/** In the order of the plans, what is of a year newest first. */
export function searchItems(model: SiteModel): PublicItem[] {
  return [
    ...kpiItems(model),
    ...metricItems(model),
    ...partItems(model),
    ...initiativeItems(model),
    ...reportItems(model),
    ...answerItems(model),
    ...assessmentItems(model),
    ...correctionItems(model),
  ];
}

function kpiItems({ indicators }: SiteModel): PublicItem[] {
  return indicators.map((indicator) => {
    const { main, others } = indicator;
    return {
      kind: "kpis",
      title: main.kpi.name,
      place: placeInPlan(main.plan, main),
      route: publicRoutes.kpi(indicator.id),
      // What it was called in an earlier plan, and is in other languages.
      keys: [
        ...others.map(({ kpi }) => kpi.name),
        ...[main, ...others].flatMap(({ kpi }) => inOtherLanguages(kpi, "name")),
      ],
      texts: [
        ["指標の考え方", main.kpi.rationale ?? ""],
        ["定義", main.kpi.definition ?? ""],
        ["所管課", main.kpi.department ?? ""],
      ],
    };
  });
}

function metricItems(model: SiteModel): PublicItem[] {
  return model.plans.flatMap(({ metrics }) =>
    metrics.map((view) => ({
      kind: "metrics" as const,
      title: view.metric.name,
      place: placeInPlan(view.plan, view),
      route: `${metricRoute(model, view)}#${view.metric.id}`,
      texts: [
        ["定義", view.metric.definition ?? ""],
        ["所管課", view.metric.department ?? ""],
      ] as const,
    })),
  );
}

/** Plans, their pillars and measures. */
function partItems(model: SiteModel): PublicItem[] {
  return model.plans.flatMap(({ definition }) => [
    {
      kind: "parts" as const,
      title: definition.name,
      place: "計画",
      route: publicRoutes.plan(definition.id),
      texts: [["目指す姿", definition.aim]] as const,
    },
    ...definition.pillars.flatMap((pillar): PublicItem[] => [
      {
        kind: "parts",
        title: `(${pillar.no}) ${pillarHeading(pillar)}`,
        place: definition.name,
        route: pillarRoute(model, definition, pillar.no),
        keys: [
          pillarHeading(pillar),
          ...inOtherLanguages(pillar, "catchphrase"),
          ...inOtherLanguages(pillar, "title"),
        ],
        texts: [
          ["具体像", pillar.vision.join(" ")],
          ["目指す成果", pillar.outcome ?? ""],
        ],
      },
      ...pillar.measures.map((measure) => ({
        kind: "parts" as const,
        title: `${measureNumber(measure.no)} ${measure.title}`,
        place: placeInPlan(definition, { pillar, measure: null }),
        route: measureRoute(model, definition, pillar, measure),
        keys: inOtherLanguages(measure, "title"),
        texts: [["所管課", measure.department ?? ""]] as const,
      })),
    ]),
  ]);
}

/** As the plan says it in its other languages, without readings. */
function inOtherLanguages<K extends string>(
  said: { readonly [L in EditionLanguage]?: { readonly [N in K]?: string | undefined } | undefined },
  what: K,
): string[] {
  return EDITION_LANGUAGES.flatMap((language) => said[language]?.[what] ?? []).map(plainText);
}

function initiativeItems(model: SiteModel): PublicItem[] {
  return model.plans.flatMap(({ definition }) =>
    listInitiatives(definition).map(({ initiative, pillar, measure }) => ({
      kind: "initiatives" as const,
      title: initiative.text,
      place: placeInPlan(definition, { pillar, measure }),
      route: `${measureRoute(model, definition, pillar, measure)}#${initiative.id}`,
      keys: inOtherLanguages(initiative, "text"),
      texts: [["所管課", initiative.department ?? ""]] as const,
    })),
  );
}

/** What was said beside figures: of KPIs on their pages; of a metric's latest year where it stands, of others in the report. */
function reportItems(model: SiteModel): PublicItem[] {
  const ofKpis = model.indicators.flatMap((indicator) =>
    viewsOf(indicator).flatMap(({ plan, kpi, series }) =>
      series.years.map((year) => ({
        fy: year.fy,
        ...ofYear(year.fy, kpi.name, plan.name),
        kind: "reports" as const,
        route: publicRoutes.kpi(indicator.id),
        texts: wordsOfYear(year),
      })),
    ),
  );
  const ofMetrics = model.plans.flatMap(({ metrics }) =>
    metrics.flatMap((view) =>
      view.years.map((year) => ({
        fy: year.fy,
        ...ofYear(year.fy, view.metric.name, view.plan.name),
        kind: "reports" as const,
        route:
          year === view.latest ? `${metricRoute(model, view)}#${view.metric.id}` : publicRoutes.year(year.fy),
        texts: (["reason", "nextStep", "basisNote", "missingNote"] as const).map(
          (field) => [METRIC_ANSWER_WORDS[field], year[field]] as const,
        ),
      })),
    ),
  );
  return newestFirst([...ofKpis, ...ofMetrics]);
}

function wordsOfYear({ reason, nextStep, basisNote, missing }: PublishedYear): PublicItem["texts"] {
  return [
    ["要因", reason],
    ["今後の取組", nextStep],
    ["集計の範囲・注記", basisNote],
    ["実績がないことの説明", missing?.note ?? ""],
  ];
}

/** A measure's page has the newest answer whole, unless it is older than the year that stands for the plan; each year's report has its own. */
function answerItems(model: SiteModel): PublicItem[] {
  return newestFirst(
    model.plans.flatMap(({ definition, states }) =>
      states === null
        ? []
        : listInitiatives(definition).flatMap(({ initiative, pillar, measure }) =>
            (states.answers.get(initiative.id) ?? []).map((answer, at, all) => ({
              fy: answer.fy,
              ...ofYear(answer.fy, initiative.text, placeInPlan(definition, { pillar, measure })),
              kind: "answers" as const,
              route:
                answer.fy >= states.fy && at === all.length - 1
                  ? `${measureRoute(model, definition, pillar, measure)}#${initiative.id}`
                  : publicRoutes.year(answer.fy),
              texts: wordsOfAnswer(answer),
            })),
          ),
    ),
  );
}

function wordsOfAnswer(answer: PublishedInitiativeYear): PublicItem["texts"] {
  return (["done", "result", "nextStep"] as const).map((field) => [
    INITIATIVE_FIELD_WORDS[field],
    answer[field],
  ]);
}

function assessmentItems(model: SiteModel): PublicItem[] {
  return newestFirst(
    model.plans.flatMap(({ definition, assessments }) =>
      assessments.flatMap((each) => {
        const { partId } = each;
        const route = routeOfAssessment(model, { planId: definition.id, partId });
        if (route === null) return [];
        const title = partHeading(assessedPart(definition, each));
        return each.years.map((year) => ({
          fy: year.fy,
          ...ofYear(year.fy, title, definition.name),
          kind: "assessments" as const,
          route: `${route}#${partId}`,
          texts: wordsOfAssessment(year),
        }));
      }),
    ),
  );
}

function wordsOfAssessment({ summary, opinion }: PublishedAssessmentYear): PublicItem["texts"] {
  return [
    [ASSESSMENT_FIELD_WORDS.summary, summary],
    [ASSESSMENT_FIELD_WORDS.opinion, opinion?.text ?? ""],
    [ASSESSMENT_FIELD_WORDS.opinionBy, opinion?.by ?? ""],
    [ASSESSMENT_FIELD_WORDS.response, opinion?.response ?? ""],
  ];
}

function correctionItems(model: SiteModel): PublicItem[] {
  return model.record.toReversed().map((change) => ({
    kind: "corrections",
    title: change.text,
    place: `${CHANGE_KIND_WORDS[change.kind]}　${dateJa(change.publishedAt)}公表（第${change.no}号）`,
    route: placeOfChange(model, change, (route) => route) ?? publicRoutes.corrections(),
    texts: [],
  }));
}

/** Its name is not what is looked for, but narrows the search; its year is. */
function ofYear(
  fy: FiscalYear,
  name: string,
  place: string,
): Pick<PublicItem, "title" | "place" | "isTitleBeside" | "keys"> {
  const year = fiscalYearJa(fy);
  return {
    title: `${name}　${year}`,
    place,
    isTitleBeside: true,
    keys: [year, fiscalYearShort(fy), `${fy}年度`],
  };
}

/** Those that say anything. */
function newestFirst(items: readonly (PublicItem & { readonly fy: FiscalYear })[]): PublicItem[] {
  return items
    .filter(({ texts }) => texts.some(([, text]) => text !== ""))
    .sort((one, other) => other.fy - one.fy)
    .map(({ fy: _, ...item }) => item);
}
