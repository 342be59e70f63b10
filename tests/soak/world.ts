/** The installation that is soaked: the shipped plans, an open round, and twenty people of every role who are signed in. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { openRound } from "@tests/db/support/reports";
import { projectRoot } from "@/cli/runtime/project-root";
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { withInitiativeIds } from "@/domain/plan/initiative-ids";
import type { Role } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { systemActor } from "@/server/access/viewer";
import { hashPassword } from "@/server/auth/passwords/hash";
import { openSession } from "@/server/auth/sessions/open";
import { createSessionToken } from "@/server/auth/sessions/session-token";
import { sessionCookieName } from "@/server/auth/settings";
import { db } from "@/server/db/client";
import { importPlan } from "@/server/plan/import";
import { parsePlanFile } from "@/server/plan/plan-file/schema";

export const PASSWORD = "測定用の長い合言葉を使います-2026";

export interface SoakPerson {
  readonly role: Role;
  readonly email: string;
  readonly cookie: string;
  /** What a department's person answers for. */
  readonly report: { readonly kpi: Kpi; readonly fy: FiscalYear } | null;
}

export interface World {
  readonly roundIds: readonly string[];
  readonly people: readonly SoakPerson[];
}

/** Each with the year that its round asks for. */
const PLANS = [
  ["dx-1", fiscalYear(2024)],
  ["dx-2", fiscalYear(2025)],
] as const;
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
  const reports: NonNullable<SoakPerson["report"]>[] = [];
  const roundIds: string[] = [];
  for (const [id, fy] of PLANS) {
    reports.push(...listKpis(await takeIn(id)).map(({ kpi }) => ({ kpi, fy })));
    roundIds.push(await openRound(fy));
  }
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
    const report = role === "contributor" ? (reports.shift() ?? null) : null;
    if (role === "contributor" && report === null) throw new Error(`no more than ${no} people find a KPI`);
    const departmentId = report ? (departments[no % departments.length]?.id ?? null) : null;
    if (report) {
      await db().item.update({ where: { id: report.kpi.id }, data: { departmentId }, select: { id: true } });
    }
    const email = `soak${no}@example.jp`;
    const { id } = await db().user.create({
      data: { email, name: `測定${no}`, role, departmentId, passwordHash },
      select: { id: true },
    });
    const session = await openSession(db(), { userId: id, by: "password" }, "");
    found.push({
      role,
      email,
      report,
      cookie: `${sessionCookieName()}=${await createSessionToken(session)}`,
    });
  }
  return { roundIds, people: found };
}

async function takeIn(id: string): Promise<PlanDefinition> {
  const text = await readFile(path.join(projectRoot, "prisma", "plans", `${id}.yaml`), "utf8");
  const parsed = parsePlanFile(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const plan = withInitiativeIds(parsed.plan);
  const imported = await importPlan(systemActor, plan);
  if (!imported.ok) throw new Error(JSON.stringify(imported));
  return plan;
}
