/** What the search of an edition calls what it finds: the plan's own texts in its language, and the system's words. */
import { type Phrase, runsOf, type Sentence, say, together } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import type { ItemWords } from "../model/item-words";
import {
  aimOf,
  type EditionContext,
  initiativeText,
  kpiName,
  kpiText,
  measureTitle,
  metricDefinition,
  metricName,
  pillarName,
  pillarTexts,
  planName,
} from "./edition-context";
import { hasEditions } from "./routes";
import { subjectOf } from "./told/told-facts";

export function editionItemWords(context: EditionContext): ItemWords {
  const { words, edition } = context;
  const { labels, search, initiatives, changes } = words;
  const { assessed } = changes;
  return {
    labels: {
      aim: search.aim,
      vision: labels.vision,
      outcome: labels.outcome,
      rationale: labels.rationale,
      definition: labels.definition,
      department: labels.department,
      reason: labels.reason,
      metricReason: labels.reason,
      nextStep: labels.nextStep,
      basisNote: labels.basisNote,
      missingNote: search.missingNote,
      done: initiatives.done,
      result: initiatives.result,
      summary: assessed.summary,
      opinion: assessed.opinion,
      opinionBy: search.opinionBy,
      response: assessed.response,
    },
    plan: (plan) => runsOf(planName(context, plan)),
    planPlace: runsOf(search.plan),
    aim: (plan) => runsOf(aimOf(context, plan)),
    pillar: (pillar) => {
      const { catchphrase, title } = pillarTexts(context, pillar);
      const name = catchphrase === null ? say`${title}` : say`${catchphrase} · ${title}`;
      return runsOf(say`${pillar.no}. ${name}`);
    },
    vision: (pillar) => runsOf(joined(pillarTexts(context, pillar).vision, " ")),
    outcome: (pillar) => runsOf(pillarTexts(context, pillar).outcome ?? ""),
    measure: (measure) => runsOf(measureTitle(context, measure)),
    initiative: (initiative) => runsOf(initiativeText(context, initiative)),
    kpi: (kpi) => runsOf(kpiName(context, kpi)),
    kpiText: (kpi, what) => runsOf(kpiText(context, kpi, what) ?? ""),
    metric: (metric) => runsOf(metricName(context, metric)),
    metricDefinition: (metric) => runsOf(metricDefinition(context, metric) ?? ""),
    place: (plan, { pillar, measure }) =>
      runsOf(
        joined(
          [
            planName(context, plan),
            ...(pillar ? [pillarName(context, pillar)] : []),
            ...(measure ? [measureTitle(context, measure)] : []),
          ],
          " › ",
        ),
      ),
    part: (plan, { pillar, measure }) => {
      if (measure) return runsOf(measureTitle(context, measure));
      return runsOf(pillar ? pillarName(context, pillar) : planName(context, plan));
    },
    year: (fy) => runsOf(words.year(fy)),
    own: (original) => runsOf({ original }),
    change: (change) => {
      const { kind, fy, text, no, publishedAt } = change;
      const subject = subjectOf(context, change);
      const year = fy === null ? "" : words.note(words.year(fy));
      const about = subject === null ? "" : say`${words.colon}${subject}`;
      return {
        title: runsOf(say`${changes.kinds[kind]}${year}${about}`),
        place: runsOf(words.published(no, publishedAt)),
        texts: [[search.ownSentence, runsOf({ original: text })]],
      };
    },
    // What a page of an edition leaves to the Japanese one is found there.
    route: (route, shown) =>
      shown === "name" && hasEditions(route.split("#")[0] ?? "")
        ? publicRoutes.edition(edition.language, route)
        : route,
  };
}

function joined(phrases: readonly Phrase[], between: string): Sentence {
  return together(
    phrases.map((phrase) => [phrase]),
    between,
  );
}
