/** 気をつけるもの of a plan in one year, for the dashboards. Pure. */

import { type Attention, attentionOf, inOrderOfAttention, type WatchedKpi } from "@/domain/reports/attention";
import { baselineInTerms, comparableYears } from "@/domain/reports/series";
import { type FiscalYear, laterFy, latestEndedFy } from "@/domain/shared/fiscal-year";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { ATTENTION_LINK_WORDS, attentionSentence } from "@/domain/words/ja/reports/attention";
import { type DashboardQuery, staffRoutes } from "@/lib/routes";
import type { ReportDto } from "@/server/reports/queries";
import type { DashboardView, KpiStanding } from "./dashboard";
import { departmentName } from "./department-name";

export interface AttentionItem {
  readonly kpiId: KpiId;
  readonly name: string;
  readonly pillarNo: number | null;
  /** Or that there is none. */
  readonly department: string;
  readonly attention: Attention;
  readonly sentence: string;
  /** The cause: the words of the year, the report, or the round. */
  readonly href: string;
  readonly linkLabel: string;
}

export interface AttentionInput {
  readonly view: Pick<DashboardView, "plan" | "fy" | "overall" | "pillars">;
  /** Of the year. */
  readonly reports: readonly Pick<ReportDto, "kpiId" | "owed">[];
  /** The year's round, also when it has ended; null while none was sent out. */
  readonly round: { readonly id: string; readonly dueOn: IsoDate } | null;
  readonly today: IsoDate;
  /** What the links keep. */
  readonly query: DashboardQuery;
}

export function attentionItems(input: AttentionInput): AttentionItem[] {
  const { view } = input;
  const late = lateDays(input);
  const found = [...view.overall, ...view.pillars.flatMap(({ kpis }) => kpis)].flatMap((standing) => {
    const { kpi, pillarNo } = standing;
    const department = departmentName(standing);
    const attention = attentionOf(watchedKpi(standing, input, late.get(kpi.id) ?? null));
    if (attention === null) return [];
    const sentence = attentionSentence(attention, kpi, view.fy);
    const cause = causeOf(attention, standing, input);
    return [{ kpiId: kpi.id, name: kpi.name, pillarNo, department, attention, sentence, ...cause }];
  });
  return inOrderOfAttention(found);
}

function lateDays({ reports, round, today }: AttentionInput): Map<KpiId, number> {
  if (round === null || round.dueOn >= today) return new Map();
  const days = daysBetween(round.dueOn, today);
  return new Map(reports.flatMap(({ kpiId, owed }) => (owed === null ? [] : [[kpiId, days]])));
}

function watchedKpi(
  { kpi, definition, series, year, working, knownBefore }: KpiStanding,
  { view: { plan, fy }, today }: Pick<AttentionInput, "view" | "today">,
  overdueDays: number | null,
): WatchedKpi {
  const { fy: baseFy, value } = baselineInTerms(definition, fy);
  const baseline =
    value === null || baseFy >= fy ? null : ({ source: "baseline", fy: baseFy, value } as const);
  const last = comparableYears(definition, series.years, fy).at(-1);
  return {
    fy,
    direction: kpi.direction,
    year,
    baseline,
    before: last ? { source: "actual", ...last } : baseline,
    knownBefore,
    askedSince: laterFy(plan.startFy, definition.from ?? plan.startFy),
    pending: pendingOf(working, fy),
    isPast: fy < latestEndedFy(today),
    overdueDays,
  };
}

function pendingOf(working: KpiStanding["working"], fy: FiscalYear): WatchedKpi["pending"] {
  const actual = working?.year.actual ?? null;
  if (working === null || actual === null || working.year.fy !== fy) return null;
  return { actual, code: working.year.judgement.code };
}

function causeOf(
  { kind }: Attention,
  { kpi, year }: KpiStanding,
  { view, round, query }: AttentionInput,
): Pick<AttentionItem, "href" | "linkLabel"> {
  const linkLabel = ATTENTION_LINK_WORDS[kind];
  if (kind === "expected_bad") return { href: staffRoutes.entryForm(kpi.id, view.fy), linkLabel };
  if (kind === "overdue" && round !== null) return { href: staffRoutes.round(round.id), linkLabel };
  const page = staffRoutes.dashboardKpi(kpi.id, query);
  if (kind === "stale" || kind === "missing" || kind === "overdue") return { href: page, linkLabel };
  // Of a figure the cause stands in the department's words; where it wrote none there is only the course.
  return year.reason === ""
    ? { href: page, linkLabel: ATTENTION_LINK_WORDS.stale }
    : { href: `${page}#said`, linkLabel };
}
