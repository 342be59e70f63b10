/** A small plan with two departments, and people of every role, for the tests of reports and rounds. */

import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import type { Role } from "@/domain/shared/access";
import { mintViewer, systemActor, type Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { importPlan } from "@/server/plan/import";

export const PAPER = "t-paper";
export const SHARE = "t-share";
export const COUNT = "t-count";
/** Well after the end of R7 (2025). */
export const NOW = new Date("2026-06-15T03:00:00Z");
export const FY = 2025;

function kpi(over: Partial<Kpi> & Pick<Kpi, "id" | "name">): Kpi {
  return {
    definition: null,
    rationale: null,
    unit: "件",
    scale: 1,
    decimals: 0,
    direction: "up",
    aggregation: "annual",
    upperLimit: null,
    baseline: { fy: 2023, value: "100" },
    target: { fy: 2029, value: { kind: "number", value: "200" } },
    years: [],
    department: null,
    source: "試験",
    ...over,
  };
}

export const PLAN: PlanDefinition = {
  id: "t-plan",
  name: "試験計画",
  municipality: { code: "212032", name: "高山市" },
  startFy: 2025,
  endFy: 2029,
  aim: "試験",
  positioning: [],
  sourceDocument: "試験",
  settings: { improvementReference: "previous-actual", guideMethod: "equal-steps", allowSelfApproval: false },
  publication: {
    siteName: "試験",
    publisher: "試験課",
    contact: "試験課",
    licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/deed.ja" },
  },
  kpis: [kpi({ id: COUNT, name: "件数" })],
  pillars: [
    {
      no: 1,
      catchphrase: "便利",
      title: "市民サービス",
      viewpoint: null,
      vision: [],
      outcome: null,
      source: "試験",
      measures: [],
      kpis: [
        kpi({
          id: PAPER,
          name: "紙の枚数",
          unit: "千枚",
          scale: 1000,
          direction: "down",
          department: "総務課",
          baseline: { fy: 2023, value: "15000" },
          target: { fy: 2029, value: { kind: "number", value: "10000" } },
        }),
        kpi({
          id: SHARE,
          name: "割合",
          unit: "%",
          decimals: 1,
          aggregation: "share",
          upperLimit: "100",
          department: "市民課",
          baseline: { fy: 2023, value: "35" },
          target: { fy: 2029, value: { kind: "number", value: "90" } },
        }),
      ],
    },
  ],
  corrections: [],
};

export interface People {
  readonly general: Viewer;
  readonly citizen: Viewer;
  readonly office: Viewer;
  readonly office2: Viewer;
  readonly manager: Viewer;
  readonly admin: Viewer;
}

export async function loadPeopleAndPlan(plan: PlanDefinition = PLAN): Promise<People> {
  await importPlan(systemActor, plan);
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
export function content(over: Record<string, unknown> = {}) {
  return {
    actualText: "14,000",
    missing: null,
    asOf: "2026-03-31",
    basisNote: "",
    reason: "会議の資料を電子化したため",
    nextStep: "電子決裁を広げる",
    warningNote: "",
    ...over,
  };
}

/** A round of the year, sent out, that asks for every current KPI: without one a department may not write. */
export async function openRound(fy: number = FY): Promise<string> {
  const kpis = await db().kpi.findMany({ where: { current: true }, select: { id: true } });
  const { id } = await db().collectionRound.create({
    data: {
      fy,
      title: `${fy}年度の照会`,
      opensOn: new Date(`${fy + 1}-04-01`),
      dueOn: new Date(`${fy + 1}-05-31`),
      openedAt: new Date(`${fy + 1}-04-01T00:00:00Z`),
      items: { create: kpis.map((kpi) => ({ kpiId: kpi.id })) },
    },
    select: { id: true },
  });
  return id;
}
