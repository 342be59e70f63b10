/** The city's own plans, as large as they are and ten times as large, with reports, people and rounds to match. */

import { day } from "@tests/fixtures/brands";
import { makeMetric } from "@tests/fixtures/metric";
import { realPlan } from "@tests/fixtures/plan";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { type UnnamedPlan, withInitiativeIds } from "@/domain/plan/initiative-ids";
import { mapMetrics } from "@/domain/plan/metrics";
import type { Role } from "@/domain/shared/access";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { mintViewer, systemActor, type Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { writeVersion } from "@/server/plan/versions";
import { saveProposal } from "@/server/proposals/draft";
import { importPlan } from "@/server/proposals/import";
import { filesBy } from "@/server/publication/edition/files";
import { publish } from "@/server/publication/publish";
import { changeReport } from "@/server/reports/queries";
import { createRound } from "@/server/rounds/change";
import { seenNow } from "./plan-change";

const TIMES = 10;
/** The first year of the second plan: R7. */
export const REPORTED_FY = fiscalYear(2025);

/** Departments answer for the KPIs in turn, so that a contributor sees some of them and not others. */
export const DEPARTMENTS = ["総務課", "市民課"] as const;

function owned(plan: PlanDefinition): PlanDefinition {
  let next = 0;
  return mapKpis(plan, (kpi) => [{ ...kpi, department: DEPARTMENTS[next++ % DEPARTMENTS.length] ?? null }]);
}

function mapKpis(plan: PlanDefinition, change: (kpi: Kpi) => Kpi[]): PlanDefinition {
  return {
    ...plan,
    kpis: plan.kpis.flatMap(change),
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      kpis: pillar.kpis.flatMap(change),
      measures: pillar.measures.map((measure) => ({ ...measure, kpis: measure.kpis.flatMap(change) })),
    })),
  };
}

/** The city's plan with two metrics, each another department's. */
function withMetrics(plan: PlanDefinition): PlanDefinition {
  const metrics = DEPARTMENTS.map((department, index) =>
    makeMetric({ id: toMetricId(`metric-${index}`), name: `実績${index}`, department }),
  );
  return { ...plan, metrics };
}

export const PLANS = [owned(realPlan("dx-1")), withMetrics(owned(realPlan("dx-2")))] as const;

const copies = <T>(of: T) => Array.from({ length: TIMES }, (_, copy) => ({ of, copy }));

/**
 * Every KPI, metric and measure ten times, and every initiative: in the first copy of its measure, so that a measure has ten
 * times as many too, and once in each other copy. The first copy keeps its id.
 */
export function tenfold(plan: PlanDefinition): PlanDefinition {
  const kpis = mapKpis(plan, (kpi) =>
    copies(kpi).map(({ copy }) => (copy === 0 ? kpi : { ...kpi, id: toKpiId(`${kpi.id}-${copy}`) })),
  );
  const larger = mapMetrics(kpis, (metrics) =>
    metrics.flatMap((metric) =>
      copies(metric).map(({ copy }) =>
        copy === 0 ? metric : { ...metric, id: toMetricId(`${metric.id}-${copy}`) },
      ),
    ),
  );
  const unnamed: UnnamedPlan = {
    ...larger,
    pillars: larger.pillars.map((pillar) => ({
      ...pillar,
      measures: pillar.measures
        .flatMap((measure) =>
          copies(measure).map(({ copy }) => ({
            ...measure,
            initiatives: measure.initiatives.flatMap(({ id, ...each }) =>
              copy === 0 ? copies(each).map((line) => (line.copy === 0 ? { id, ...each } : each)) : [each],
            ),
            kpis: copy === 0 ? measure.kpis : [],
          })),
        )
        .map((measure, index) => ({ ...measure, no: index + 1 })),
    })),
  };
  return withInitiativeIds(unnamed);
}

function must<T>(result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`the test's own set-up was refused: ${result.reason} ${JSON.stringify(result.errors)}`);
}

/**
 * Those that are here already get a next version outright: no change that the office can make adds a KPI to a year that
 * was published.
 */
export async function importAll(plans: readonly PlanDefinition[]): Promise<void> {
  for (const plan of plans) {
    const { outcome } = must(await importPlan(systemActor, plan));
    if (outcome !== "differs") continue;
    await db().$transaction(async (tx) => {
      await tx.planProposal.deleteMany({ where: { planId: plan.id } });
      await writeVersion(tx, systemActor, plan, null);
    });
  }
}

/** A draft that changes every KPI of the plan, so that its proposal has something to say of each. */
export async function draftAll(plan: PlanDefinition): Promise<void> {
  const proposed = mapKpis(plan, (kpi) => [{ ...kpi, rationale: "見直しの案" }]);
  must(await saveProposal(systemActor, { proposed, seen: await seenNow(systemActor, plan.id) }));
}

export async function makePerson(name: string, role: Role, department: string | null): Promise<Viewer> {
  const row = await db().user.create({
    data: {
      email: `${name}@example.jp`,
      name,
      role,
      ...(department ? { department: { connect: { name: department } } } : {}),
    },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      department: { select: { id: true, name: true } },
    },
  });
  return mintViewer(row);
}

export function filledIn(actualText: string) {
  return makeWrittenContent({
    actualText,
    asOf: day(`${REPORTED_FY}-04-01`),
    reason: "試験のため",
    warningNote: "確認済み",
  });
}

/** Gives every KPI of the plan its report, in every state in turn; those that have one keep it. */
export async function reportAll(plan: PlanDefinition, writer: Viewer, approver: Viewer): Promise<void> {
  const there = await db().report.findMany({ select: { itemId: true } });
  const known = new Set(there.map(({ itemId: kpiId }) => kpiId));
  for (const [index, { kpi }] of listKpis(plan).entries()) {
    if (known.has(kpi.id)) continue;
    const report = { kpiId: kpi.id, fy: REPORTED_FY };
    const body = { ...report, content: filledIn(kpi.baseline.value ?? "1") };
    const last = (["approve", "submit", "return", "save_draft"] as const)[index % 4] ?? "approve";
    const first = last === "save_draft" ? "save_draft" : "submit";
    must(await changeReport(writer, { ...body, event: first, version: 0 }));
    if (last === "approve" || last === "return") {
      must(await changeReport(approver, { ...report, event: last, version: 1, comment: "確認" }));
    }
  }
}

/** Rounds that run and ask for every KPI there is; one that is there already asks for the new ones too. */
export async function openRounds(years: readonly number[]): Promise<void> {
  const kpis = await db().item.findMany({ where: { kind: "kpi", current: true }, select: { id: true } });
  for (const fy of years) {
    const round = { where: { fy }, select: { id: true } };
    if ((await db().collectionRound.findUnique(round)) === null) {
      const dates = { opensOn: `${fy + 1}-04-01`, dueOn: `${fy + 1}-05-31` };
      must(await createRound(systemActor, { fy, title: `${fy}年度の照会`, instructions: "", ...dates }));
    }
    const { id } = await db().collectionRound.update({ ...round, data: { openedAt: new Date() } });
    await db().roundItem.createMany({
      data: kpis.map((kpi) => ({ roundId: id, itemId: kpi.id })),
      skipDuplicates: true,
    });
  }
}

/** As many files as the plans have KPIs: the real pages take seconds, and ask the database nothing. */
const renderKpiPages = filesBy(async (snapshot) =>
  snapshot.plans
    .flatMap(({ courses }) => courses)
    .map(({ kpiId }) => ({
      path: `kpis/${kpiId}.html`,
      contentType: "text/html; charset=utf-8",
      body: new TextEncoder().encode(`<html><body>${kpiId}</body></html>`),
    })),
);

export async function publishNow(): Promise<number> {
  return must(await publish(systemActor, { title: "公表", note: "" }, renderKpiPages)).no;
}
