/** 1,000 reports, fifty people who enter them, and a server of its own process that takes them. */

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { PLAN } from "@tests/db/support/reports";
import { day } from "@tests/fixtures/brands";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { type FiscalYear, fiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { systemActor } from "@/server/access/viewer";
import { openSession } from "@/server/auth/sessions/open";
import { createSessionToken } from "@/server/auth/sessions/session-token";
import { sessionCookieName } from "@/server/auth/settings";
import { db } from "@/server/db/client";
import { importPlan } from "@/server/proposals/import";

const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));

export const ORIGIN = "http://ayumi.test";
export const SECRET = "only-for-this-test-only-for-this-test";
const YEARS = fiscalYears(fiscalYear(2021), fiscalYear(2025));
const DEPARTMENTS = 5;
const PEOPLE_EACH = 10;
const KPIS_EACH = 40;

export interface Session {
  readonly cookie: string;
  readonly reports: readonly { readonly kpiId: string; readonly fy: FiscalYear }[];
}

/** Fills an empty database; DATABASE_URL must lead to it. Every report is asked for by an open round. */
export async function fiftySessions(): Promise<readonly Session[]> {
  const model = PLAN.kpis[0] as Kpi;
  const kpis = Array.from({ length: DEPARTMENTS * KPIS_EACH }, (_, index) => ({
    ...model,
    id: toKpiId(`load-${index}`),
    name: `指標${index}`,
    department: `第${index % DEPARTMENTS}課`,
    baseline: { ...model.baseline, fy: fiscalYear(2020) },
  }));
  const plan: PlanDefinition = {
    ...PLAN,
    startFy: fiscalYear(2021),
    endFy: fiscalYear(2025),
    kpis,
    pillars: [],
  };
  const imported = await importPlan(systemActor, plan);
  if (!imported.ok) throw new Error(JSON.stringify(imported));
  for (const fy of YEARS) {
    await db().collectionRound.create({
      data: {
        fy,
        title: `${fy}年度の照会`,
        opensOn: new Date(`${fy + 1}-04-01`),
        dueOn: new Date(`${fy + 1}-05-31`),
        openedAt: new Date(`${fy + 1}-04-01T00:00:00Z`),
        items: { create: kpis.map(({ id }) => ({ itemId: id })) },
      },
      select: { id: true },
    });
  }
  const departments = await db().department.findMany({ select: { id: true, name: true } });
  const sessions: Session[] = [];
  for (let index = 0; index < DEPARTMENTS * PEOPLE_EACH; index += 1) {
    const name = `第${index % DEPARTMENTS}課`;
    const { id } = await db().user.create({
      data: {
        email: `load${index}@example.jp`,
        name: `担当${index}`,
        role: "contributor",
        departmentId: departments.find((each) => each.name === name)?.id ?? null,
      },
      select: { id: true },
    });
    const own = kpis
      .filter((kpi) => kpi.department === name)
      .flatMap((kpi) => YEARS.map((fy) => ({ kpiId: kpi.id, fy })));
    const place = Math.floor(index / DEPARTMENTS);
    const share = own.length / PEOPLE_EACH;
    sessions.push({
      cookie: `${sessionCookieName()}=${await createSessionToken(await openSession(db(), { userId: id, by: "password" }, ""))}`,
      reports: own.slice(place * share, (place + 1) * share),
    });
  }
  return sessions;
}

export interface SaveServer {
  readonly url: string;
  kill(): Promise<void>;
}

/** @param more MIN_FREE_MB: what has to stay free on the disk of temporary files, for a test of that */
export async function startSaveServer(
  databaseUrl: string,
  more: { readonly MIN_FREE_MB?: string } = {},
): Promise<SaveServer> {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", "tests/faults/support/saves-server.ts"],
    {
      cwd: projectRoot,
      env: {
        NODE_ENV: "production",
        PATH: process.env.PATH,
        LOG_LEVEL: "error",
        DATABASE_URL: databaseUrl,
        AUTH_SECRET: SECRET,
        APP_ORIGIN: ORIGIN,
        ...more,
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    child.once("close", () => reject(new Error("the server ended before it listened")));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      const found = /^listening (\d+)$/.exec(line)?.[1];
      if (found) resolve(found);
      else console.log(line.slice(0, 600));
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

export interface Answered {
  /** 0: the connection broke, so nothing was acknowledged. */
  readonly status: number;
  readonly retryAfter: string | null;
  /** The newest: the one that was saved now, or, in a conflict, somebody else's. */
  readonly version: number | null;
  /** Of a refusal. */
  readonly reason: string | null;
  readonly message: string | null;
}

/** One save as the browser sends it. */
export async function save(
  server: string,
  session: Session,
  report: Session["reports"][number],
  version: number,
  actualText: string,
): Promise<Answered> {
  const asOf = day(`${report.fy + 1}-03-31`);
  const content = makeWrittenContent({ actualText, asOf });
  try {
    const answer = await fetch(`${server}/api/reports/${report.kpiId}/${report.fy}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: ORIGIN, Cookie: session.cookie },
      body: JSON.stringify({ event: "save_draft", version, content }),
    });
    const body = (await answer.json().catch(() => null)) as {
      version?: number;
      current?: { version: number };
      reason?: string;
      message?: string;
    } | null;
    return {
      status: answer.status,
      retryAfter: answer.headers.get("retry-after"),
      version: body?.version ?? body?.current?.version ?? null,
      reason: body?.reason ?? null,
      message: body?.message ?? null,
    };
  } catch {
    return { status: 0, retryAfter: null, version: null, reason: null, message: null };
  }
}

/** Revisions without their audit event, and events without their revision; both empty while all is well. */
export async function unpaired(): Promise<{ revisions: unknown[]; events: unknown[] }> {
  const revisions = await db().$queryRaw<unknown[]>`
    SELECT r.kpi_id, r.fiscal_year, v.no FROM report_revision v JOIN report r ON r.id = v.report_id
    WHERE NOT EXISTS (
      SELECT FROM audit_event e WHERE e.subject = 'report:' || r.kpi_id || '/' || r.fiscal_year
        AND (e.after->>'version')::int = v.no
    )`;
  const events = await db().$queryRaw<unknown[]>`
    SELECT e.id::text FROM audit_event e
    WHERE e.action LIKE 'report.%' AND NOT EXISTS (
      SELECT FROM report r JOIN report_revision v ON v.report_id = r.id
      WHERE e.subject = 'report:' || r.kpi_id || '/' || r.fiscal_year AND (e.after->>'version')::int = v.no
    )`;
  return { revisions, events };
}
