/** What stands beside the KPIs of a plan or a pillar in one year: metrics (KPI以外の実績), and what was said of it (総括・意見). Pure. */

import { type PlanDefinition, planYears } from "@/domain/plan/definition";
import { listMetrics } from "@/domain/plan/metrics";
import { formatQuantity } from "@/domain/plan/quantity";
import { amountOf } from "@/domain/reports/assessment";
import type { ApprovedReport, MissingReason } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { measureNumber, pillarShort } from "@/domain/words/ja/plan/plan-words";
import { ASSESSMENT_FIELD_WORDS, amountWords } from "@/domain/words/ja/publication/assessments";
import { datedStatusNote, MISSING_REASON_WORDS } from "@/domain/words/ja/reports/reports";
import { staffRoutes } from "@/lib/routes";
import type { AssessmentDto } from "@/server/reports/assessments/queries";

interface MetricLine {
  readonly id: string;
  readonly pillarNo: number | null;
  readonly measureNo: number | null;
  readonly name: string;
  /** Where it stands: (1)② 窓口の改善; "" for one of the plan as a whole. */
  readonly place: string;
  readonly department: string | null;
  /** R7 1,200人, R8 600人（年度途中の値、令和8年9月30日時点）, oldest first: what was approved up to the year. */
  readonly years: readonly string[];
  /** Its report of the year; null as of a publication. */
  readonly href: string | null;
}

interface SaidLine {
  readonly id: string;
  readonly pillarNo: number | null;
  readonly measureNo: number | null;
  readonly name: string;
  /** What was approved, each under its heading; empty where nothing was. */
  readonly said: readonly { readonly heading: string; readonly text: string }[];
  /** Where it is written; null as of a publication. */
  readonly href: string | null;
}

export interface BesideFigures {
  /** As a publication told them. */
  readonly isTold: boolean;
  readonly metrics: readonly MetricLine[];
  readonly said: readonly SaidLine[];
}

/**
 * @param approved of every KPI and metric and every year, oldest first: of a year the last one counts
 * @param assessments of the year, of whichever plan
 */
export function besideFigures(input: {
  readonly plan: PlanDefinition;
  readonly fy: FiscalYear;
  readonly approved: readonly {
    readonly kpiId: string;
    readonly fy: FiscalYear;
    readonly department: string | null;
    readonly content: Pick<ApprovedReport["content"], "actual" | "figureStatus" | "asOf"> & {
      readonly missing: { readonly reason: MissingReason } | null;
    };
  }[];
  readonly assessments: readonly Pick<
    AssessmentDto,
    "planId" | "partId" | "pillarNo" | "measureNo" | "inForce"
  >[];
  /** As a publication told them: what is entered leads nowhere then. */
  readonly isTold?: boolean;
}): BesideFigures {
  return { isTold: input.isTold ?? false, metrics: metricLines(input), said: saidLines(input) };
}

function metricLines({
  plan,
  fy,
  approved,
  isTold = false,
}: Parameters<typeof besideFigures>[0]): MetricLine[] {
  const known = Map.groupBy(approved, ({ kpiId }) => kpiId);
  const years = planYears(plan).filter((year) => year <= fy);
  return listMetrics(plan)
    .filter(({ metric }) => (metric.from ?? plan.startFy) <= fy && fy <= (metric.until ?? plan.endFy))
    .map(({ metric, pillar, measure }) => ({
      id: metric.id,
      pillarNo: pillar?.no ?? null,
      measureNo: measure?.no ?? null,
      name: metric.name,
      place: placeOf(pillar, measure),
      department: answeredBy(known.get(metric.id), fy) ?? metric.department,
      years: years.flatMap((year) => {
        const latest = known.get(metric.id)?.findLast((report) => report.fy === year)?.content;
        if (!latest) return [];
        const value =
          latest.missing === null
            ? `${formatQuantity(latest.actual, metric)}${datedStatusNote(latest.figureStatus, latest.asOf)}`
            : MISSING_REASON_WORDS[latest.missing.reason];
        return [`${fiscalYearShort(year)}　${value}`];
      }),
      href: isTold ? null : staffRoutes.entryForm(metric.id, fy),
    }));
}

/** Who answered for the year, by the name of then. */
function answeredBy(
  reports: readonly { readonly fy: FiscalYear; readonly department: string | null }[] = [],
  fy: FiscalYear,
): string | null {
  return reports.findLast((report) => report.fy === fy)?.department ?? null;
}

function saidLines({
  plan,
  fy,
  assessments,
  isTold = false,
}: Parameters<typeof besideFigures>[0]): SaidLine[] {
  return assessments
    .filter(({ planId }) => planId === plan.id)
    .map(({ partId, pillarNo, measureNo, inForce }) => {
      const pillar = plan.pillars.find(({ no }) => no === pillarNo) ?? null;
      const measure = pillar?.measures.find(({ no }) => no === measureNo) ?? null;
      const { summary, opinion, response, budgetText, settlementText } = ASSESSMENT_FIELD_WORDS;
      const texts = [
        { heading: summary, text: inForce?.summary ?? "" },
        { heading: `${opinion}（${saidBy(inForce)}）`, text: inForce?.opinion ?? "" },
        { heading: response, text: inForce?.response ?? "" },
        { heading: budgetText, text: amountText(inForce?.budgetText) },
        { heading: settlementText, text: amountText(inForce?.settlementText) },
      ];
      return {
        id: partId,
        pillarNo,
        measureNo,
        name: placeOf(pillar, measure) || "計画全体",
        said: texts.filter(({ text }) => text !== ""),
        href: isTold ? null : staffRoutes.entryAssessments(fy, { plan: plan.id, part: partId }),
      };
    })
    .filter(({ said }) => said.length > 0);
}

/** 行政経営推進委員会、令和8年7月1日 */
function saidBy(inForce: AssessmentDto["inForce"]): string {
  const { opinionBy = "", opinionOn = null } = inForce ?? {};
  return opinionOn === null ? opinionBy : `${opinionBy}、${dateJa(opinionOn)}`;
}

/** What was left blank is left out: no amount is no 0. */
function amountText(typed = ""): string {
  const amount = amountOf(typed);
  return amount === null ? "" : amountWords(amount);
}

function placeOf(
  pillar: PlanDefinition["pillars"][number] | null,
  measure: PlanDefinition["pillars"][number]["measures"][number] | null,
): string {
  if (pillar === null) return "";
  return measure === null
    ? `(${pillar.no}) ${pillarShort(pillar)}`
    : `(${pillar.no})${measureNumber(measure.no)} ${measure.title}`;
}
