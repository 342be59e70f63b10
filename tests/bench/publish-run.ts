/**
 * One measured life of a fresh database, in a process of its own: import, first publication, a year's figures, further
 * publications, export. Arguments: how many times the plans, and the folder for the export. Prints a PublishRun as JSON.
 */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { importAll } from "@tests/db/support/tenfold-plan";
import { num } from "@tests/fixtures/brands";
import { projectRoot } from "@/cli/runtime/project-root";
import { listKpis, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { withInitiativeIds } from "@/domain/plan/initiative-ids";
import { listInitiatives } from "@/domain/plan/initiatives";
import { freezeSeries } from "@/domain/publication/freeze";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { buildSeries } from "@/domain/reports/series";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import { renderEdition, renderExport } from "@/public-site/render-edition";
import { renderPage } from "@/public-site/render-site";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { createAccount } from "@/server/accounts/change";
import { acceptInvitation } from "@/server/auth/links/invitation";
import { completeSetup, issueSetupToken } from "@/server/auth/links/setup";
import { createSessionToken, type SessionClaims } from "@/server/auth/sessions/session-token";
import { sessionCookieName } from "@/server/auth/settings";
import { closeDb } from "@/server/db/client";
import { parsePlanFile } from "@/server/plan/plan-file/schema";
import { importPlan } from "@/server/proposals/import";
import { actInThread } from "@/server/publication/acts";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { filesBy, finishFiles } from "@/server/publication/edition/files";
import { exportPublication } from "@/server/publication/export/export";
import { writeExportFolder } from "@/server/publication/export/folder";
import { publish } from "@/server/publication/publish";
import { changeInitiatives } from "@/server/reports/initiatives/queries";
import { changeReport } from "@/server/reports/queries";
import { timesPlan } from "./larger-plan";

export interface PublishRun {
  readonly kpis: number;
  readonly files: number;
  /** The first publication of all, as a start makes it. */
  readonly firstMs: number;
  /** Median of the ones after it, as a server makes them. */
  readonly againMs: number;
  /** Initiatives of the running plan, and the median of publications with an answer to each for every year of it. */
  readonly initiatives: number;
  readonly withStatesMs: number;
  /** Of a person of the office, for asking for staff pages. */
  readonly cookie: string;
  /** Compressed bytes with a hundred times the KPIs. */
  readonly hundredfold: { readonly index: number; readonly kpi: number };
}

const AGAIN = 5;
const REPORTED_FY = fiscalYear(2025);
/** After the end of the reported year, whatever this machine's clock says. */
const NOW = new Date("2026-06-15T03:00:00Z");
/** When every year of the running plan has begun. */
const LATER = new Date("2030-06-15T03:00:00Z");
const PASSWORD = "測定用の長い合言葉を使います-2026";

function demanded<T>(
  what: string,
  result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.reason} ${JSON.stringify(result.errors ?? {})}`);
}

async function shippedPlans(): Promise<PlanDefinition[]> {
  const plans: PlanDefinition[] = [];
  for (const id of ["dx-1", "dx-2"]) {
    const parsed = parsePlanFile(
      await readFile(path.join(projectRoot, "prisma", "plans", `${id}.yaml`), "utf8"),
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    plans.push(withInitiativeIds(parsed.plan));
  }
  return plans;
}

const WORDS = { title: "測定のための公表", note: "" };

async function timed(publication: () => ReturnType<typeof publish>): Promise<number> {
  const startedAt = performance.now();
  demanded("publish", await publication());
  return performance.now() - startedAt;
}

/** Two people of the office: nobody approves what they submitted. */
async function makeOffice(): Promise<{ viewers: [Viewer, Viewer]; claims: SessionClaims }> {
  const token = (await issueSetupToken()) ?? "";
  const setUp = { token, name: "測定の管理者", email: "admin@example.jp", password: PASSWORD };
  const admin = await signedIn(demanded("set-up", await completeSetup(setUp)));
  const claims: SessionClaims[] = [];
  for (const no of [1, 2]) {
    const account = {
      email: `office${no}@example.jp`,
      name: `測定${no}`,
      role: "office",
      department: null,
    } as const;
    const invited = demanded("account", await createAccount(admin, account));
    claims.push(demanded("invitation", await acceptInvitation({ token: invited.token, password: PASSWORD })));
  }
  const [first, second] = claims;
  if (!first || !second) throw new Error("no accounts");
  return { viewers: [await signedIn(first), await signedIn(second)], claims: first };
}

async function signedIn(claims: SessionClaims): Promise<Viewer> {
  const viewer = await viewerOfSession(claims);
  if (!viewer) throw new Error("the account cannot be used");
  return viewer;
}

/** Every KPI of the running plan gets its figure of the year. */
async function approveYear(plan: PlanDefinition, [writer, approver]: [Viewer, Viewer]): Promise<void> {
  for (const { kpi } of listKpis(plan)) {
    const report = { kpiId: kpi.id, fy: REPORTED_FY };
    const content = {
      actualText: kpi.baseline.value ?? num("1"),
      missing: null,
      asOf: "2026-03-31",
      basisNote: "測定のための架空の数値です。",
      reason: "測定のための架空の要因です。",
      nextStep: "測定のための架空の取組です。",
      warningNote: "測定のため",
    };
    const submit = { ...report, event: "submit", version: 0, content } as const;
    demanded(kpi.id, await changeReport(writer, submit, NOW));
    demanded(kpi.id, await changeReport(approver, { ...report, event: "approve", version: 1 }, NOW));
  }
}

/** Every initiative of the running plan gets its answer of every year, with words in each field. */
async function answerYears(plan: PlanDefinition, [writer, approver]: [Viewer, Viewer]): Promise<void> {
  const ids = listInitiatives(plan).map(({ initiative }) => initiative.id);
  const words = "測定のための架空の取組です。".repeat(3);
  const content = { progress: "under_way", done: words, result: words, nextStep: words } as const;
  for (const fy of planYears(plan)) {
    const answer = { ...content, warningNote: "測定のため" };
    const submitted = ids.map((initiativeId) => ({
      initiativeId,
      event: "submit" as const,
      version: 0,
      content: answer,
    }));
    const approved = ids.map((initiativeId) => ({ initiativeId, event: "approve", version: 1 }) as const);
    for (const [viewer, changes] of [
      [writer, submitted],
      [approver, approved],
    ] as const) {
      const outcomes = demanded("answers", await changeInitiatives(viewer, { fy, changes }, LATER));
      const wrong = outcomes.find(({ outcome }) => outcome !== "done");
      if (wrong) throw new Error(JSON.stringify(wrong));
    }
  }
}

/** The two pages whose weight must not follow the number of KPIs. */
async function weighHundredfold(snapshot: PublicationSnapshot): Promise<PublishRun["hundredfold"]> {
  const plans = snapshot.plans.map(({ definition }) => {
    const larger = timesPlan(definition, 100);
    return {
      definition: larger,
      courses: listKpis(larger).map(({ kpi }) =>
        freezeSeries(buildSeries(larger, kpi, []), judgementSentence),
      ),
    };
  });
  const weigh = async (route: string) => {
    const html = await renderPage({ ...snapshot, plans }, route);
    if (html === null) throw new Error(`no ${route}`);
    const page = { path: route, contentType: "text/html", body: Buffer.from(html) };
    const [file] = await finishFiles([page], "current");
    return file?.brotli?.length ?? html.length;
  };
  return { index: await weigh("/"), kpi: await weigh("/kpis/paper-sheets") };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function run(times: number, folder: string): Promise<PublishRun> {
  const shipped = await shippedPlans();
  // The shipped plans come first: a server that starts on this database then leaves it as it is.
  for (const plan of shipped) demanded(plan.id, await importPlan(systemActor, plan));
  const plans = shipped.map((plan) => timesPlan(plan, times));
  // Outright, as their next versions: an import would only say that they differ.
  await importAll(plans);
  const firstMs = await timed(() => publish(systemActor, WORDS, filesBy(renderEdition)));

  const { viewers, claims } = await makeOffice();
  const running = plans.at(-1);
  if (!running) throw new Error("no plan");
  await approveYear(running, viewers);
  const publishAgain = async () => {
    const taken: number[] = [];
    for (let time = 0; time < AGAIN; time += 1) {
      taken.push(await timed(() => actInThread(viewers[0], { kind: "publish", input: WORDS })));
    }
    return median(taken);
  };
  const againMs = await publishAgain();
  await answerYears(running, viewers);
  const withStatesMs = await publishAgain();

  const exported = demanded("export", await exportPublication(viewers[0], { no: null }, renderExport));
  await writeExportFolder(folder, exported.files);
  const { snapshot } = demanded("snapshot", await prepareCandidate(viewers[0], { title: "測定", note: "" }));
  return {
    kpis: plans.reduce((sum, plan) => sum + listKpis(plan).length, 0),
    files: exported.files.length,
    firstMs,
    againMs,
    initiatives: listInitiatives(running).length,
    withStatesMs,
    cookie: `${sessionCookieName()}=${await createSessionToken(claims)}`,
    hundredfold: times === 1 ? await weighHundredfold(snapshot) : { index: 0, kpi: 0 },
  };
}

const [times = "1", folder = ""] = process.argv.slice(2);
try {
  process.stdout.write(`${JSON.stringify(await run(Number(times), folder))}\n`);
} finally {
  await closeDb();
}
