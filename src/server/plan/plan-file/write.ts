/** A plan as a plan file (YAML): read again it is the same plan, word for word. */
import { Document, Scalar, visit } from "yaml";
import type { DefinitionChange, EarlierTerms, Kpi, KpiTerms, Metric } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import type { UnnamedPlan } from "@/domain/plan/initiative-ids";
import { targetNotation } from "@/domain/plan/notation";
import {
  EDITION_LANGUAGES,
  type InitiativeTexts,
  type KpiTexts,
  type MeasureTexts,
  type MetricTexts,
  type PillarTexts,
  type PlanTexts,
  type Translated,
} from "@/domain/plan/translations";

/** What a reader of the file would take for an empty value where it stands without quotes. */
const NULL_WORDS = new Set(["", "~", "null", "Null", "NULL"]);

type Node = string | Scalar<null> | readonly Node[] | { readonly [key: string]: Node | undefined };

/** @returns the text of a plan file, with the keys in the order in which prisma/plans/README.md tells of them */
export function writePlanFile(plan: UnnamedPlan): string {
  const document = new Document(planNode(plan), {
    schema: "failsafe",
    // One value, one line: a folded line would put a blank into a Japanese sentence.
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Scalar(_, node) {
      const isBlank = node.value === null;
      if (isBlank) node.value = "null";
      if (typeof node.value === "string" && NULL_WORDS.has(node.value)) {
        node.type = isBlank ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
      }
      // A recorded change may be one of several paragraphs: they stay on one line, as every value does.
      if (typeof node.value === "string" && node.value.includes("\n")) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
}

function planNode(plan: UnnamedPlan): Node {
  const { settings, publication } = plan;
  return {
    id: plan.id,
    name: plan.name,
    municipality: { ...plan.municipality },
    startFy: String(plan.startFy),
    endFy: String(plan.endFy),
    aim: plan.aim,
    sourceDocument: plan.sourceDocument,
    positioning: plan.positioning,
    settings: {
      improvementReference: settings.improvementReference,
      guideMethod: settings.guideMethod,
      allowSelfApproval: String(settings.allowSelfApproval),
    },
    earlierSettings: plan.earlierSettings?.map(({ until, improvementReference, guideMethod }) => ({
      until: String(until),
      improvementReference,
      guideMethod,
    })),
    publication: {
      siteName: publication.siteName,
      publisher: publication.publisher,
      contact: publication.contact,
      licence: { ...publication.licence },
    },
    words: plan.words && { ...plan.words },
    kpis: plan.kpis.map(kpiNode),
    metrics: plan.metrics?.map(metricNode),
    pillars: plan.pillars.map((pillar) => ({
      no: String(pillar.no),
      catchphrase: orBlank(pillar.catchphrase),
      title: pillar.title,
      viewpoint: orBlank(pillar.viewpoint),
      source: pillar.source,
      vision: pillar.vision,
      outcome: orBlank(pillar.outcome),
      kpis: pillar.kpis.map(kpiNode),
      metrics: pillar.metrics?.map(metricNode),
      measures: pillar.measures.map((measure) => ({
        no: String(measure.no),
        title: measure.title,
        source: measure.source,
        department: measure.department,
        initiatives: measure.initiatives.map(
          ({ id, marker, text, department, supports, until, metrics, ...said }) => ({
            id,
            marker,
            text,
            department,
            supports,
            until: until === undefined ? undefined : String(until),
            metrics: metrics?.map(metricNode),
            ...languageNodes(said),
          }),
        ),
        kpis: measure.kpis.map(kpiNode),
        metrics: measure.metrics?.map(metricNode),
        ...languageNodes(measure),
      })),
      ...languageNodes(pillar),
    })),
    corrections: plan.corrections.map(({ text, written, reason }) => ({ text, written, reason })),
    changes: plan.changes?.map(changeNode),
    ...languageNodes(plan),
  };
}

function kpiNode(kpi: Kpi): Node {
  return {
    id: kpi.id,
    name: kpi.name,
    definition: orBlank(kpi.definition),
    rationale: orBlank(kpi.rationale),
    ...termsNode(kpi),
    earlier: kpi.earlier?.map(earlierNode),
    from: kpi.from === undefined ? undefined : String(kpi.from),
    until: kpi.until === undefined ? undefined : String(kpi.until),
    surveyed: kpi.surveyed?.map(String),
    continues: kpi.continues,
    sampleSurvey: kpi.sampleSurvey === undefined ? undefined : String(kpi.sampleSurvey),
    targetBehindBaseline:
      kpi.targetBehindBaseline === undefined ? undefined : String(kpi.targetBehindBaseline),
    years: kpi.years.map(({ fy, planned, actual }) => ({
      fy: String(fy),
      planned: planned && targetNotation(planned, kpiInYear(kpi, fy)),
      actual: orBlank(actual),
    })),
    department: orBlank(kpi.department),
    source: kpi.source,
    ...languageNodes(kpi),
  };
}

/** What the part says in other languages; undefined for those in which it says nothing. */
function languageNodes(
  part: Translated<PlanTexts | PillarTexts | MeasureTexts | InitiativeTexts | KpiTexts | MetricTexts>,
): Record<string, Node | undefined> {
  return Object.fromEntries(
    EDITION_LANGUAGES.map((language) => [language, part[language] && { ...part[language] }]),
  );
}

function metricNode(metric: Metric): Node {
  return {
    id: metric.id,
    name: metric.name,
    definition: orBlank(metric.definition),
    unit: metric.unit,
    scale: String(metric.scale),
    decimals: String(metric.decimals),
    aggregation: metric.aggregation,
    upperLimit: orBlank(metric.upperLimit),
    lowest: metric.lowest === undefined ? undefined : orBlank(metric.lowest),
    from: metric.from === undefined ? undefined : String(metric.from),
    until: metric.until === undefined ? undefined : String(metric.until),
    department: orBlank(metric.department),
    source: metric.source,
    ...languageNodes(metric),
  };
}

function earlierNode(terms: EarlierTerms): Node {
  const { until, factor } = terms;
  return {
    until: String(until),
    factor: factor === undefined ? undefined : orBlank(factor),
    definition: terms.definition === undefined ? undefined : orBlank(terms.definition),
    ...termsNode(terms),
  };
}

function termsNode(terms: KpiTerms): { readonly [key: string]: Node | undefined } {
  const { baseline, target } = terms;
  return {
    unit: terms.unit,
    scale: String(terms.scale),
    decimals: String(terms.decimals),
    direction: terms.direction,
    aggregation: terms.aggregation,
    upperLimit: orBlank(terms.upperLimit),
    lowest: terms.lowest === undefined ? undefined : orBlank(terms.lowest),
    baseline: { fy: String(baseline.fy), value: orBlank(baseline.value) },
    target: { fy: String(target.fy), value: targetNotation(target.value, terms) },
  };
}

function changeNode(change: DefinitionChange): Node {
  return {
    kpi: orBlank(change.kpiId),
    what: change.what,
    from: change.from === null ? orBlank(null) : String(change.from),
    before: orBlank(change.before),
    after: orBlank(change.after),
    units: change.units && { ...change.units },
    reason: orBlank(change.reason === "" ? null : change.reason),
    decidedOn: orBlank(change.decidedOn),
    document: orBlank(change.document),
    rejudges: String(change.rejudges),
  };
}

function orBlank(text: string | null): Node {
  return text ?? new Scalar(null);
}
