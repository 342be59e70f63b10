/** Snapshots for tests: the two real plans, with invented figures of one year that show every case. */
import { readFileSync } from "node:fs";
import { buildCourse } from "@/domain/course";
import { listKpis, type PlanDefinition } from "@/domain/plan";
import type { PublicationSnapshot } from "@/domain/publication";
import type { ApprovedReport, ReportContent } from "@/domain/report";
import { parsePlanFile } from "@/features/plan/schema";

export function realPlan(id: "dx-1" | "dx-2"): PlanDefinition {
  const file = new URL(`../../../prisma/plans/${id}.yaml`, import.meta.url);
  const result = parsePlanFile(readFileSync(file, "utf8"));
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.plan;
}

export function approved(
  kpiId: string,
  revision: number,
  content: Partial<ReportContent>,
  correctionReason = "",
): ApprovedReport {
  return {
    kpiId,
    fy: 2025,
    revision,
    approvedAt: `2026-05-0${revision}T03:00:00.000Z`,
    department: "行政経営課",
    approvedByOffice: "DX推進課",
    correctionReason,
    content: {
      actualText: content.actual ?? "",
      actual: null,
      missing: null,
      asOf: "2026-03-31",
      basisNote: "",
      reason: "",
      nextStep: "",
      warningNote: "",
      ...content,
    },
  };
}

/** One of each mark, a correction, a figure that is not released yet. */
export const INVENTED: readonly ApprovedReport[] = [
  approved("digital-feeling", 1, {
    asOf: null,
    missing: { reason: "awaiting_release", note: "集計中です。", expectedOn: "2026-09-30" },
  }),
  approved("online-procedures", 1, { actual: "1180", reason: "要因の文", nextStep: "今後の文" }),
  approved(
    "online-procedures",
    2,
    { actual: "1226", reason: "要因の文", nextStep: "今後の文" },
    "数え漏らし",
  ),
  approved("mynumber-services", 1, { actual: "10" }),
  approved("ai-hours-saved", 1, { actual: "820" }),
  approved("paper-sheets", 1, { actual: "13900", basisNote: "本庁と支所の合計" }),
];

export interface FixtureOptions {
  readonly plans?: readonly PlanDefinition[];
  readonly reports?: readonly ApprovedReport[];
  readonly demo?: boolean;
  readonly origin?: string | null;
}

export function snapshotFixture(options: FixtureOptions = {}): PublicationSnapshot {
  const { plans = [realPlan("dx-2"), realPlan("dx-1")], reports = [], demo = false, origin = null } = options;
  return {
    formatVersion: 1,
    no: 3,
    title: "令和7年度の進捗",
    note: "令和7年度の実績を公表しました。",
    publishedAt: "2026-07-01T01:30:00.000Z",
    publisher: "DX推進課",
    reportFy: 2025,
    ruleVersion: "1",
    site: {
      name: "高山市DX推進計画 進捗公表",
      origin,
      licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/deed.ja" },
      contact: "高山市 DX推進課",
      version: "0.1.0",
      demo,
    },
    plans: plans.map((definition) => ({
      definition,
      courses: listKpis(definition).map(({ kpi }) => buildCourse(definition, kpi, reports)),
    })),
    changes: [{ kind: "figure", kpiId: "paper-sheets", fy: 2025, text: "紙の枚数の実績を公表しました。" }],
    history: [
      { no: 2, title: "速報", note: "", publishedAt: "2026-05-20T01:30:00.000Z", withdrawn: true },
      { no: 1, title: "計画の公表", note: "", publishedAt: "2026-04-01T01:30:00.000Z", withdrawn: false },
    ],
  };
}

/** The plan with every KPI of its pillars so many times, under new ids. */
export function multiplied(plan: PlanDefinition, times: number): PlanDefinition {
  const copies = <T extends { readonly id: string }>(kpis: readonly T[]): T[] =>
    Array.from({ length: times }, (_, i) =>
      kpis.map((kpi) => (i === 0 ? kpi : { ...kpi, id: `${kpi.id}-${i}` })),
    ).flat();
  return {
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      kpis: copies(pillar.kpis),
      measures: pillar.measures.map((measure) => ({ ...measure, kpis: copies(measure.kpis) })),
    })),
  };
}
