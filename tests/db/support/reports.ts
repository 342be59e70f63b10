/** A small plan with two departments, and people of every role, for the tests of reports and rounds. */

import { num } from "@tests/fixtures/brands";
import { makeKpi, makePaperKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { makeWrittenContent, type WrittenContent } from "@tests/fixtures/report-content";
import type { PlanDefinition } from "@/domain/plan/definition";
import type { Role } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { mintViewer, systemActor, type Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { importPlan } from "@/server/proposals/import";

export const PAPER = toKpiId("t-paper");
export const SHARE = toKpiId("t-share");
export const COUNT = toKpiId("t-count");
/** Well after the end of R7 (2025). */
export const NOW = new Date("2026-06-15T03:00:00Z");
export const FY = fiscalYear(2025);

export const PLAN: PlanDefinition = makePlan({
  kpis: [makeKpi({ id: COUNT, name: "件数" })],
  pillars: [
    makePillar({
      kpis: [
        makePaperKpi({ id: PAPER, name: "紙の枚数", aggregation: "annual", department: "総務課" }),
        makeKpi({
          id: SHARE,
          name: "割合",
          unit: "%",
          decimals: 1,
          aggregation: "share",
          upperLimit: num("100"),
          department: "市民課",
          baseline: { fy: fiscalYear(2023), value: num("35") },
          target: { fy: fiscalYear(2029), value: { kind: "number", value: num("90") } },
        }),
      ],
    }),
  ],
});

export interface People {
  readonly general: Viewer;
  readonly citizen: Viewer;
  readonly office: Viewer;
  readonly office2: Viewer;
  readonly manager: Viewer;
  readonly admin: Viewer;
}

export async function loadPeopleAndPlan(plan: PlanDefinition = PLAN): Promise<People> {
  const imported = await importPlan(systemActor, plan);
  if (!imported.ok) throw new Error(JSON.stringify(imported));
  const departments = await db().department.findMany({ select: { id: true, name: true } });
  const person = async (name: string, role: Role, department: string | null): Promise<Viewer> => {
    const departmentId = departments.find((each) => each.name === department)?.id ?? null;
    const row = await db().user.create({
      data: { email: `${name}@example.jp`, name, role, departmentId },
      select: {
        id: true,
        name: true,
        email: true,
        role: true,
        department: { select: { id: true, name: true } },
      },
    });
    return mintViewer(row);
  };
  return {
    general: await person("soumu", "contributor", "総務課"),
    citizen: await person("shimin", "contributor", "市民課"),
    office: await person("dx1", "office", null),
    office2: await person("dx2", "office", null),
    manager: await person("bucho", "manager", null),
    admin: await person("kanri", "admin", null),
  };
}

/** A content that can be submitted for PAPER. */
export function content(over: Partial<WrittenContent> = {}): WrittenContent {
  return makeWrittenContent({
    actualText: "14,000",
    reason: "会議の資料を電子化したため",
    nextStep: "電子決裁を広げる",
    ...over,
  });
}

/** A round of the year, sent out, that asks for every current KPI: without one a department may not write. */
export async function openRound(fy: FiscalYear = FY): Promise<string> {
  const kpis = await db().item.findMany({ where: { kind: "kpi", current: true }, select: { id: true } });
  const { id } = await db().collectionRound.create({
    data: {
      fy,
      title: `${fy}年度の照会`,
      opensOn: new Date(`${fy + 1}-04-01`),
      dueOn: new Date(`${fy + 1}-05-31`),
      openedAt: new Date(`${fy + 1}-04-01T00:00:00Z`),
      items: { create: kpis.map((kpi) => ({ itemId: kpi.id })) },
    },
    select: { id: true },
  });
  return id;
}
