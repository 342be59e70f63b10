/** What every page of an edition gets: the model, the words, and the plan's texts in its language. */
import type {
  Initiative,
  Kpi,
  KpiTerms,
  Measure,
  Metric,
  Pillar,
  PlanDefinition,
} from "@/domain/plan/definition";
import { isWordedUnit, type KpiTexts } from "@/domain/plan/translations";
import { isRank, isRate } from "@/domain/words/ja/plan/movement";
import type { Phrase } from "@/domain/words/public/phrase";
import type { PublicWords, SaidTerms, SaidUnit } from "@/domain/words/public/public-words";
import { publicRoutes } from "@/lib/public-paths";
import type { SiteModel } from "../model/site";
import { type PageContext, pageContext, type RenderOptions } from "../page-context";
import type { Edition } from "./languages";
import { hasEditions } from "./routes";

export interface EditionContext {
  readonly edition: Edition;
  readonly words: PublicWords;
  readonly model: SiteModel;
  readonly page: PageContext;
  /** The Japanese page that this one lies beside. */
  readonly original: string;
  /** To the edition's page of a route, or to the Japanese one where it has none. */
  readonly link: (route: string) => string;
}

/** @param original the route of the Japanese page */
export function editionContext(
  model: SiteModel,
  options: RenderOptions,
  edition: Edition,
  original: string,
): EditionContext {
  const { language, words } = edition;
  const page = pageContext(model, options, publicRoutes.edition(language, original));
  const link = (route: string) =>
    page.link(hasEditions(route) ? publicRoutes.edition(language, route) : route);
  return { edition, words, model, page, original, link };
}

type Lang = Pick<EditionContext, "edition">;

/** The text in the edition's language, or as the city wrote it. */
function either(text: string | undefined, original: string): Phrase {
  return text ?? { original };
}

export function planName({ edition }: Lang, plan: PlanDefinition): Phrase {
  return either(plan[edition.language]?.name, plan.name);
}

/** The site is called after the plan that leads. */
export function siteName({ edition, model }: Pick<EditionContext, "edition" | "model">): Phrase {
  return either(model.current.definition[edition.language]?.siteName, model.snapshot.site.name);
}

/** Creative Commons has its deeds in many languages. */
export function licenceAddress({ words }: Pick<EditionContext, "words">, url: string): string {
  return url.replace(/^(https:\/\/creativecommons\.org\/.*\/deed)\.ja$/, `$1.${words.lang}`);
}

export function aimOf({ edition }: Lang, plan: PlanDefinition): Phrase {
  return either(plan[edition.language]?.aim, plan.aim);
}

export function pillarTexts({ edition }: Lang, pillar: Pillar) {
  const said = pillar[edition.language];
  return {
    catchphrase: pillar.catchphrase === null ? null : either(said?.catchphrase, pillar.catchphrase),
    title: either(said?.title, pillar.title),
    vision: pillar.vision.map((text, index) => either(said?.vision?.[index], text)),
    outcome: pillar.outcome === null ? null : either(said?.outcome, pillar.outcome),
  };
}

/** What a pillar is called: its catchphrase, or where the plan has none its title. */
export function pillarName(context: Lang, pillar: Pillar): Phrase {
  const { catchphrase, title } = pillarTexts(context, pillar);
  return catchphrase ?? title;
}

export function measureTitle({ edition }: Lang, measure: Measure): Phrase {
  return either(measure[edition.language]?.title, measure.title);
}

export function initiativeText({ edition }: Lang, initiative: Initiative): Phrase {
  return either(initiative[edition.language]?.text, initiative.text);
}

export function kpiName({ edition }: Lang, kpi: Kpi): Phrase {
  return either(kpi[edition.language]?.name, kpi.name);
}

/** null where the plan says nothing of it. */
export function kpiText({ edition }: Lang, kpi: Kpi, what: "definition" | "rationale"): Phrase | null {
  const original = kpi[what];
  return original === null ? null : either(kpi[edition.language]?.[what], original);
}

export function metricName({ edition }: Lang, metric: Metric): Phrase {
  return either(metric[edition.language]?.name, metric.name);
}

/** null where the plan says nothing of it. */
export function metricDefinition({ edition }: Lang, metric: Metric): Phrase | null {
  const { definition } = metric;
  return definition === null ? null : either(metric[edition.language]?.definition, definition);
}

/** @param unit as it was when the figure was written */
export function metricTerms({ edition }: Lang, metric: Metric, unit: string): SaidTerms {
  const named = saidUnit(metric[edition.language]?.units, unit);
  return { unit: { ...named, kind: "count" }, decimals: metric.decimals, direction: "up" };
}

/**
 * By what a figure is said.
 * @param terms those of the figure's year: their unit may be another one than today's
 */
export function saidTerms({ edition }: Lang, kpi: Kpi, terms: KpiTerms): SaidTerms {
  const { unit, decimals, direction } = terms;
  return {
    unit: {
      ...saidUnit(kpi[edition.language]?.units, unit),
      kind: isRank(terms) ? "rank" : isRate(terms) ? "share" : "count",
    },
    decimals,
    direction,
  };
}

/** A unit as the plan says it in the edition's language. @param units of the KPI or metric */
export function saidUnit(units: KpiTexts["units"], unit: string): Pick<SaidUnit, "many" | "one"> {
  const said = units?.find(({ of }) => of === unit);
  const asWritten = isWordedUnit(unit) ? { original: unit } : unit;
  return { many: said?.many ?? asWritten, ...(said?.one === undefined ? {} : { one: said.one }) };
}
