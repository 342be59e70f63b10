/** `npm run demo` on an empty database: every case is there, everything is marked, a second start changes nothing. */

import * as fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readPdf } from "@tests/fixtures/pdf";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DemoAccount } from "@/cli/demo/data";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { plainText } from "@/domain/words/public/phrase";
import { EDITIONS } from "@/public-site/editions/languages";

/** Half a year after the end of 令和7年度. */
const NOW = new Date("2026-10-15T03:00:00Z");
const LATER = new Date("2026-10-20T03:00:00Z");
const TODAY = "2026-10-15";
const FY = fiscalYear(2025);

let database: TestDatabase;
let folder: string;
let accounts: readonly DemoAccount[];

/** The modules of the application read the environment once: they are loaded after it is set. */
async function modules() {
  const [
    demo,
    content,
    client,
    reports,
    initiatives,
    assessments,
    rounds,
    viewer,
    signIn,
    session,
    snapshot,
  ] = await Promise.all([
    import("@/cli/demo/data"),
    import("@/cli/database/content"),
    import("@/server/db/client"),
    import("@/server/reports/queries"),
    import("@/server/reports/initiatives/queries"),
    import("@/server/reports/assessments/queries"),
    import("@/server/rounds/queries"),
    import("@/server/access/viewer"),
    import("@/server/auth/sign-in"),
    import("@/server/access/viewer-of"),
    import("@/server/publication/compose/snapshot"),
  ]);
  return {
    ...demo,
    ...content,
    ...client,
    ...reports,
    ...initiatives,
    ...assessments,
    ...rounds,
    ...viewer,
    ...signIn,
    ...session,
    ...snapshot,
  };
}
let app: Awaited<ReturnType<typeof modules>>;

/** Rows of every table that seeding writes. */
async function counts(): Promise<unknown[]> {
  const rows = await app.db().$queryRaw`
    SELECT (SELECT count(*) FROM user_account) AS accounts, (SELECT count(*) FROM invitation) AS invitations,
           (SELECT count(*) FROM report_revision) AS revisions, (SELECT count(*) FROM publication) AS publications,
           (SELECT count(*) FROM publication_file) AS files, (SELECT count(*) FROM collection_round) AS rounds,
           (SELECT count(*) FROM department) AS departments, (SELECT max(id) FROM audit_event) AS events,
           (SELECT count(*) FROM rate_limit) AS attempts`;
  return rows as unknown[];
}

async function snapshotOf(no: number): Promise<PublicationSnapshot> {
  const snapshot = await app.readSnapshot(app.db(), no);
  if (!snapshot) throw new Error(`publication ${no} is not there`);
  return snapshot;
}

async function publishedYear(no: number, kpiId: string) {
  const courses = (await snapshotOf(no)).plans.flatMap((plan) => plan.courses);
  const year = courses.find((series) => series.kpiId === kpiId)?.years.find((each) => each.fy === FY);
  if (!year) throw new Error(`${kpiId} has no ${FY} in publication ${no}`);
  return year;
}

beforeAll(async () => {
  database = await createTestDatabase();
  folder = fs.mkdtempSync(path.join(tmpdir(), "ayumi-demo-test-"));
  Object.assign(process.env, {
    AYUMI_DEMO: "1",
    AYUMI_DATA_DIR: folder,
    DATABASE_URL: database.appUrl,
    AUTH_SECRET: "a secret of the tests, long enough to sign with",
  });
  app = await modules();
  await app.loadPlans();
  // Each start is cut off further on: what the tests below see was made by four starts.
  await cutOff("user_account", "INSERT", "NEW.email = 'shimin@demo.example'");
  await cutOff("user_account", "UPDATE", "NEW.email = 'soumu@demo.example'");
  await cutOff("publication", "INSERT", "NEW.no = 3");
  accounts = await app.seedDemo({ now: NOW });
}, 300_000);

/** A start that ends in the middle, when the database no longer takes a row. */
async function cutOff(table: string, event: string, when: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(`
      CREATE OR REPLACE FUNCTION pull_the_plug() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the plug is pulled'; END $$;
      CREATE TRIGGER plug BEFORE ${event} ON ${table} FOR EACH ROW WHEN (${when})
        EXECUTE FUNCTION pull_the_plug()`);
    await expect(app.seedDemo({ now: NOW })).rejects.toThrow("the plug is pulled");
    await client.query(`DROP TRIGGER plug ON ${table}`);
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  await app?.closeDb();
  await database?.drop();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe("accounts", () => {
  it("has people of every role and of six departments, and each can sign in with what is printed", async () => {
    const viewers = [];
    for (const { email, password } of accounts) {
      const claims = await app.signInWithPassword({ email, password }, "198.51.100.7");
      if (!claims.ok) throw new Error(`${email} cannot sign in: ${claims.reason}`);
      viewers.push(await app.viewerOfSession(claims.value));
    }
    expect(new Set(viewers.map((viewer) => viewer?.role))).toEqual(
      new Set(["admin", "office", "contributor", "manager"]),
    );
    expect(
      new Set(
        viewers.flatMap((viewer) => (viewer?.role === "contributor" ? (viewer.departmentName ?? []) : [])),
      ).size,
    ).toBe(6);
  });

  it("keeps the passwords in a file that only its owner reads", () => {
    const file = path.join(folder, "demo-accounts.json");
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(fs.readFileSync(file, "utf8"))).toEqual(
      Object.fromEntries(accounts.map(({ email, password }) => [email, password])),
    );
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
  });
});

describe("figures", () => {
  it("stands in every state", async () => {
    const reports = await app.listReports(app.systemActor, { fy: FY });
    if (!reports.ok) throw new Error(reports.reason);
    expect(
      Object.fromEntries(
        reports.value.map(({ kpiId, state, department }) => [kpiId, [state, department?.name]]),
      ),
    ).toEqual({
      "digital-feeling": ["submitted", "企画課"],
      "online-procedures": ["approved", "行政改革課"],
      "mynumber-services": ["returned", "市民課"],
      "ai-hours-saved": ["draft", "行政改革課"],
      "paper-sheets": ["approved", "総務課"],
      "learning-events": ["approved", "生涯学習課"],
      "data-projects": ["not_started", "商工振興課"],
      // Metrics, which the shipped plan does not have.
      "training-hours": ["approved", "総務課"],
      "online-applications": ["approved", "行政改革課"],
      "convenience-certificates": ["submitted", "市民課"],
      "phone-class-people": ["returned", "生涯学習課"],
      "cashless-shops": ["not_started", "商工振興課"],
      "meeting-records": ["approved", "行政改革課"],
      "electronic-approvals": ["approved", "総務課"],
      "site-visitors": ["approved", "企画課"],
      "data-users": ["approved", "企画課"],
    });
  });

  it("says what was wrong with the returned report", async () => {
    const report = await app.getReport(app.systemActor, { kpiId: toKpiId("mynumber-services"), fy: FY });
    if (!report.ok) throw new Error(report.reason);
    expect(report.value.current?.comment).toContain("数え方");
  });

  it("has a round whose deadline has passed, counted from the clock", async () => {
    const round = await app.getRound(app.systemActor, { fy: FY });
    if (!round.ok || !round.value) throw new Error("no round");
    expect(round.value.opensOn < round.value.dueOn).toBe(true);
    expect(round.value.dueOn).toBe("2026-10-03");
  });
});

describe("publications", () => {
  it("are three: the plan, the figures, the correction", async () => {
    const texts = async (no: number) => (await snapshotOf(no)).changes.map(({ kind }) => kind);
    expect(await texts(1)).toEqual(["first"]);
    // The metrics that were approved by then, two of them of two years and one with a page, stand before the assessments.
    const metrics = [...Array(6).fill("figure"), "evidence", "figure", "figure"];
    const later = ["initiatives", "initiatives", ...metrics, "assessments"];
    expect(await texts(2)).toEqual(["figure", "figure", "figure", "figure", ...later]);
    expect((await snapshotOf(3)).changes).toEqual([
      expect.objectContaining({ kind: "correction", kpiId: "paper-sheets", fy: FY }),
      expect.objectContaining({ kind: "text", kpiId: "paper-sheets", fy: FY }),
      expect.objectContaining({
        kind: "correction",
        fy: FY,
        text: expect.stringContaining(
          "『通知文書の電子化』の令和7年度（2025年度）の取組の状況を訂正しました（実施中 → 完了）",
        ),
      }),
      expect.objectContaining({
        kind: "text",
        fy: FY,
        text: expect.stringContaining("『通知文書の電子化』"),
      }),
      expect.objectContaining({
        kind: "correction",
        fy: FY,
        text: expect.stringContaining("オンライン申請の利用件数"),
      }),
      expect.objectContaining({
        kind: "assessments",
        fy: FY + 1,
        text: expect.stringContaining("の令和8年度（2026年度）の総括・意見を初めて公表しました"),
      }),
      expect.objectContaining({
        kind: "correction",
        fy: FY,
        text: expect.stringContaining("の決算額を訂正しました（決算額 7,950千円 → 8,020千円）。理由："),
      }),
    ]);
  });

  it("show initiatives in every state, and keep back those that are not approved", async () => {
    const plan = (await snapshotOf(3)).plans.find(({ definition }) => definition.id === "dx-2");
    const told = plan?.initiatives?.flatMap(({ initiativeId, years }) =>
      years.flatMap(({ fy, progress }) => (fy === FY ? [[initiativeId, progress] as const] : [])),
    );
    expect(new Set(told?.map(([, progress]) => progress))).toEqual(new Set(INITIATIVE_STATES));
    const reports = await app.listInitiativeReports(app.systemActor, { fy: FY });
    if (!reports.ok) throw new Error(reports.reason);
    const stages = Map.groupBy(reports.value, ({ state }) => state);
    expect([...stages.keys()].sort()).toEqual(["approved", "draft", "not_started", "returned", "submitted"]);
    const approved = stages.get("approved")?.map(({ initiativeId }) => initiativeId);
    expect(told?.map(([id]) => id)).toEqual(approved);
  });

  it("show one initiative with a picture and a page, and what is begun of the year that runs", async () => {
    const plan = (await snapshotOf(3)).plans.find(({ definition }) => definition.id === "dx-2");
    const yearsOf = (id: string) =>
      plan?.initiatives?.find(({ initiativeId }) => initiativeId === id)?.years ?? [];
    const [told, begun] = yearsOf("dx-2-1-1-1");
    expect(told?.evidence?.map(({ title }) => title)).toEqual([
      "オンライン申請の件数.webp",
      "オンライン申請の案内（デモ）",
    ]);
    expect(JSON.stringify(told?.evidence)).toContain('"alt":"デモ（架空の数値）：');
    expect(begun).toMatchObject({ fy: FY + 1, progress: "under_way", isInterim: true });
    expect(yearsOf("dx-2-1-1-3").map(({ fy }) => fy)).toEqual([FY, FY + 1]);
    expect(yearsOf("dx-2-2-4-2").map(({ fy }) => fy)).toEqual([FY]);
  });

  it("show metrics of every kind of answer and place, and of two years, one with a page beside its figure", async () => {
    const plan = (await snapshotOf(3)).plans.find(({ definition }) => definition.id === "dx-2");
    const told = Object.fromEntries(
      (plan?.metrics ?? []).map(({ metricId, years }) => [
        metricId,
        years.map(({ actual, figureStatus, missing }) => (actual === null ? missing : figureStatus)),
      ]),
    );
    expect(told).toEqual({
      "training-hours": ["final"],
      "online-applications": ["final", "interim"],
      "meeting-records": ["provisional"],
      "electronic-approvals": ["final", "interim"],
      "site-visitors": ["awaiting_release"],
      "data-users": ["not_surveyed"],
    });
    const shown = plan?.metrics?.find(({ metricId }) => metricId === "electronic-approvals");
    expect(shown?.years[0]?.evidence).toMatchObject([{ title: "電子決裁の対象となる文書の一覧（デモ）" }]);
  });

  it("name on each KPI's page the initiatives that work on it", async () => {
    const pages = await app
      .db()
      .publicationFile.findMany({ where: { publicationNo: 3 }, select: { path: true, body: true } });
    const kpis = (await snapshotOf(3)).plans
      .filter(({ definition }) => definition.id === "dx-2")
      .flatMap(({ courses }) => courses.map(({ kpiId }) => kpiId));
    expect(kpis).toHaveLength(7);
    for (const id of kpis) {
      const page = pages.find(({ path: file }) => file === `kpis/${id}/index.html`);
      expect(Buffer.from(page?.body ?? []).toString("utf8"), id).toContain("この指標に関わる取組");
    }
  });

  it("have assessments of the next year begun behind them", async () => {
    const listed = await app.listAssessments(app.systemActor, { fys: [fiscalYear(FY + 1)] }, NOW);
    if (!listed.ok) throw new Error(listed.reason);
    const begun = listed.value.filter(({ version }) => version > 0);
    expect(Object.fromEntries(begun.map(({ partId, state }) => [partId, state]))).toEqual({
      "dx-2:plan": "draft",
      "dx-2:1-1": "submitted",
      "dx-2:1-2": "approved",
    });
  });

  it("tell what was said of the year and of the one that runs, and keep back what is begun of it", async () => {
    const plan = (await snapshotOf(3)).plans.find(({ definition }) => definition.id === "dx-2");
    const years = plan?.assessments?.flatMap((each) => each.years) ?? [];
    expect(plan?.assessments?.map(({ partId }) => partId)).toEqual([
      "dx-2:plan",
      "dx-2:1",
      "dx-2:1-1",
      "dx-2:1-2",
      "dx-2:2",
      "dx-2:2-2",
      "dx-2:3",
    ]);
    expect(years.filter(({ opinion }) => opinion !== null)).toHaveLength(1);
    expect(years.filter(({ settlement }) => settlement !== null)).toHaveLength(3);
    const running = plan?.assessments?.filter((each) => each.years.some(({ fy }) => fy !== FY)) ?? [];
    expect(running).toMatchObject([
      {
        partId: "dx-2:1-2",
        years: [
          { fy: FY, budget: "5200" },
          { fy: FY + 1, budget: "5600" },
        ],
      },
    ]);
  });

  it("shows every mark", async () => {
    const mark = async (kpiId: string, no = 3) => (await publishedYear(no, kpiId)).judgement.code;
    expect(await mark("learning-events")).toBe("achieved");
    expect(await mark("online-procedures")).toBe("improving");
    expect(await mark("paper-sheets", 2)).toBe("improving");
    expect(await mark("paper-sheets")).toBe("not_achieved");
    expect((await publishedYear(3, "digital-feeling")).judgement.reason).toEqual({
      kind: "no_actual",
      cause: "awaiting_release",
    });
    expect((await publishedYear(3, "data-projects")).actual).toBeNull();
  });

  it("says when a figure that is not there yet is expected, on a day to come", async () => {
    const { missing } = await publishedYear(3, "digital-feeling");
    expect((missing?.expectedOn ?? "") > TODAY).toBe(true);
  });

  it("keeps working figures and their texts out of every file", async () => {
    const files = await app
      .db()
      .publicationFile.findMany({ select: { publicationNo: true, path: true, body: true } });
    expect(files.length).toBeGreaterThan(0);
    for (const { publicationNo: no, path: file, body } of files) {
      const text = Buffer.from(body ?? []).toString("utf8");
      // The figure itself, not a coordinate of a chart that ends in the same digits.
      expect(/(?<![\d.])41\.6(?!\d)|残り3課|身近な場所での相談会/.test(text), `${file} of ${no}`).toBe(false);
    }
  });

  it("marks every page and every file of figures as a demonstration", async () => {
    const files = await app.db().publicationFile.findMany({ select: { path: true, body: true } });
    const isPaper = ({ path: file }: { path: string }) => file.endsWith(".pdf");
    const unmarked = files.filter((file) => {
      const edition = EDITIONS.find(({ language }) => file.path.startsWith(`${language}/`));
      const said = edition === undefined ? "架空の数値" : plainText(edition.words.labels.demo);
      const text = Buffer.from(file.body ?? []).toString("utf8");
      // Readings stand between the characters, and the places where a line may break.
      return !isPaper(file) && !text.replace(/<rt>.*?<\/rt>|<\/?(?:ruby|bdi)>|<wbr\/>/g, "").includes(said);
    });
    // A picture has no text of its own: the words in its place say it, or are drawn.
    const isPicture = ({ path: file }: { path: string }) => /\.(?:webp|png)$/.test(file);
    const withoutFigures = new Set(["data/verify.mjs", "robots.txt"]);
    const told = unmarked.filter((file) => !isPicture(file) && !withoutFigures.has(file.path));
    expect(told.map(({ path: file }) => file)).toEqual([]);
    const [paper] = files.filter(isPaper);
    for (const page of (await readPdf(paper?.body ?? new Uint8Array())).pages)
      expect(page).toContain("架空の数値");
  });
});

describe("starting again", () => {
  it("changes nothing and prints the same", async () => {
    const before = await counts();
    expect(await app.seedDemo({ now: LATER })).toEqual(accounts);
    expect(await counts()).toEqual(before);
  });

  it("refuses a folder whose passwords are lost, and writes nothing", async () => {
    const file = path.join(folder, "demo-accounts.json");
    const text = fs.readFileSync(file, "utf8");
    const before = await counts();
    try {
      fs.rmSync(file);
      await expect(app.seedDemo({ now: LATER })).rejects.toThrow("AYUMI_DATA_DIR");
      expect(fs.existsSync(file)).toBe(false);
      fs.writeFileSync(file, "{");
      await expect(app.seedDemo({ now: LATER })).rejects.toThrow("読めません");
    } finally {
      fs.writeFileSync(file, text);
    }
    expect(await counts()).toEqual(before);
  });
});
