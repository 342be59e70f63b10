/** The installation that is soaked: plans with everything that a plan may hold, open rounds, and twenty people of every role. */
import { approveAssessment } from "@tests/db/support/assessments";
import { answerOf, approveInitiatives } from "@tests/db/support/initiatives";
import { openRound } from "@tests/db/support/reports";
import { importAll } from "@tests/db/support/tenfold-plan";
import { realPlanWithMetrics } from "@tests/fixtures/metrics";
import { realPlan } from "@tests/fixtures/plan";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { listMetrics } from "@/domain/plan/metrics";
import { partsOf } from "@/domain/plan/parts";
import type { Role } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import type { Viewer } from "@/server/access/viewer";
import { viewerNamed } from "@/server/access/viewer-of";
import { hashPassword } from "@/server/auth/passwords/hash";
import { openSession } from "@/server/auth/sessions/open";
import { createSessionToken } from "@/server/auth/sessions/session-token";
import { sessionCookieName } from "@/server/auth/settings";
import { db } from "@/server/db/client";
import type { Line } from "./initiatives";

export const PASSWORD = "測定用の長い合言葉を使います-2026";

/** What a department's person answers for: a KPI or a metric, in the year that its round asks for. */
interface Task {
  readonly id: string;
  readonly actual: string;
  readonly fy: FiscalYear;
}

export interface SoakPerson {
  readonly role: Role;
  readonly email: string;
  readonly cookie: string;
  readonly report: Task | null;
}

export interface World {
  readonly roundIds: readonly string[];
  readonly people: readonly SoakPerson[];
  /** Approved answers of initiatives, one for each person of the office. */
  readonly lines: readonly Line[];
  /** Pages on which the office writes 総括・意見. */
  readonly assessments: readonly string[];
}

const FIRST_PLAN_FY = fiscalYear(2024);
const FY = fiscalYear(2025);
const DEPARTMENTS = ["総務課", "市民課", "健康推進課"] as const;
/** Of twenty people; the others are of departments. */
const OTHERS: readonly Role[] = [
  "office",
  "office",
  "office",
  "office",
  "manager",
  "manager",
  "admin",
  "admin",
];

/** Fills an empty database; DATABASE_URL must lead to it. */
export async function fillWorld(people: number): Promise<World> {
  const [first, second] = [realPlan("dx-1"), realPlanWithMetrics()];
  // Those that are shipped come first: a server that starts on this database then leaves it as it is.
  await importAll([first, realPlan("dx-2"), second]);
  const roundIds = [await openRound(FIRST_PLAN_FY), await openRound(FY)];
  const metrics = listMetrics(second).map(({ metric }) => metric.id);
  await db().roundItem.createMany({
    data: metrics.map((itemId) => ({ roundId: roundIds[1] ?? "", itemId })),
  });
  const tasks = [
    ...metrics.map((id) => ({ id, actual: "1", fy: FY })),
    ...tasksOf(second, FY),
    ...tasksOf(first, FIRST_PLAN_FY),
  ];
  const found = await makePeople(people, tasks);
  const [writer, approver] = await Promise.all(
    found.filter(({ role }) => role === "office").map(({ email }) => viewerNamed(email)),
  );
  if (!writer || !approver) throw new Error(`among ${people} people are not two of the office`);
  return { roundIds, people: found, ...(await answerYear(second, { first: writer, second: approver })) };
}

function tasksOf(plan: PlanDefinition, fy: FiscalYear): Task[] {
  return listKpis(plan).map(({ kpi }) => ({ id: kpi.id, actual: kpi.baseline.value ?? "1", fy }));
}

/** Each initiative is answered and each measure assessed, so that publications carry all of it. */
async function answerYear(
  plan: PlanDefinition,
  office: { readonly first: Viewer; readonly second: Viewer },
): Promise<Pick<World, "lines" | "assessments">> {
  const words = {
    done: "測定のための取組です。",
    result: "測定のための成果です。",
    warningNote: "測定のため",
  };
  const initiatives = listInitiatives(plan);
  const ids = initiatives.map(({ initiative }) => initiative.id);
  await approveInitiatives(office, ids, answerOf("under_way", words), "", FY);
  const measures = partsOf([plan]).filter(({ measure }) => measure !== null);
  for (const { id } of measures) {
    await approveAssessment(office, id, { summary: "測定のための総括です。" }, "", FY);
  }
  // One of each measure: whoever approves there approves nothing else.
  const lines = new Map<string, Line>();
  for (const { pillar, measure, initiative } of initiatives) {
    const place = `${pillar.no}-${measure.no}`;
    if (lines.has(place)) continue;
    lines.set(place, { fy: FY, planId: plan.id, measure: place, initiativeId: initiative.id, version: 2 });
  }
  return {
    lines: [...lines.values()],
    assessments: [
      `/staff/entry/assessments/${FY}`,
      ...measures.slice(0, 2).map(({ id }) => `/staff/entry/assessments/${FY}?plan=${plan.id}&part=${id}`),
    ],
  };
}

async function makePeople(people: number, tasks: Task[]): Promise<SoakPerson[]> {
  const passwordHash = await hashPassword(PASSWORD);
  const departments = await Promise.all(
    DEPARTMENTS.map((name) =>
      db().department.upsert({ where: { name }, create: { name }, update: {}, select: { id: true } }),
    ),
  );
  const found: SoakPerson[] = [];
  for (let no = 0; no < people; no += 1) {
    // Every kind also among few people.
    const role = no % 5 < 3 ? "contributor" : (OTHERS[Math.floor(no / 5) * 2 + (no % 5) - 3] ?? "manager");
    const report = role === "contributor" ? (tasks.shift() ?? null) : null;
    if (role === "contributor" && report === null) throw new Error(`no more than ${no} people find a task`);
    const departmentId = report ? (departments[no % departments.length]?.id ?? null) : null;
    if (report) {
      await db().item.update({ where: { id: report.id }, data: { departmentId }, select: { id: true } });
    }
    const email = `soak${no}@example.jp`;
    const { id } = await db().user.create({
      data: { email, name: `測定${no}`, role, departmentId, passwordHash },
      select: { id: true },
    });
    const session = await openSession(db(), { userId: id, by: "password" }, "");
    const cookie = `${sessionCookieName()}=${await createSessionToken(session)}`;
    found.push({ role, email, report, cookie });
  }
  return found;
}
