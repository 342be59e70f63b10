/** A database in which every function of the data access layer has something to be asked about. */

import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar } from "@tests/fixtures/plan";
import pg from "pg";
import type { PlanDefinition } from "@/domain/plan/definition";
import type { SeenDraft } from "@/domain/proposals/as-seen";
import type { RoundState } from "@/domain/rounds/round";
import type { Role } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { type InitiativeId, toInitiativeId } from "@/domain/shared/initiative-id";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { mintViewer, systemActor, type Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";

import { previewPastFigures } from "@/server/past-figures/preview";
import { saveProposal } from "@/server/proposals/draft";
import { importPlan } from "@/server/proposals/import";
import { makeSuggestion } from "@/server/proposals/suggestions/change";
import { filesBy } from "@/server/publication/edition/files";
import { publish } from "@/server/publication/publish";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { changeAssessment } from "@/server/reports/assessments/queries";
import { addFile } from "@/server/reports/evidence/add";
import { removeEvidence } from "@/server/reports/evidence/change";
import { changeInitiatives } from "@/server/reports/initiatives/queries";
import { changeReport } from "@/server/reports/queries";
import { createRound } from "@/server/rounds/change";
import { getRoundOverview, type RoundOverviewDto } from "@/server/rounds/overview";
import { getTransfer } from "@/server/rounds/transfer/queries";
import { assessmentOf } from "./assessments";
import { COLUMNS as PAST_COLUMNS, tableOf } from "./past-figures";
import { seenNow } from "./plan-change";
import { content, FY, NOW, PLAN } from "./reports";
import { anotherSuggestion } from "./suggestions";

/** Whose KPI it is: two departments', and nobody's. */
export const OWNERS = { general: "総務課", citizen: "市民課", nobody: null } as const;
export type Owner = keyof typeof OWNERS;

/** How far the KPI's report of FY is. */
const STAGES = ["open", "submitted", "approved"] as const;
export type Stage = (typeof STAGES)[number];

export const kpiId = (owner: Owner, stage: Stage) => toKpiId(`t-${owner}-${stage}`);
const owners = Object.keys(OWNERS) as Owner[];
export const ALL_KPIS = owners.flatMap((owner) =>
  STAGES.map((stage) => ({ id: kpiId(owner, stage), owner, stage })),
);

export const ownerOf = (kpi: KpiId): Owner => ALL_KPIS.find(({ id }) => id === kpi)?.owner ?? "nobody";

/** An initiative of the same department as each KPI, its report at the same stage. */
export const initiativeOf = (kpi: KpiId) => toInitiativeId(`i-${kpi}`);
export const kpiOf = (initiative: InitiativeId) => initiative.slice("i-".length);

export const plan: PlanDefinition = {
  ...PLAN,
  kpis: PLAN.kpis.flatMap((kpi) =>
    ALL_KPIS.map(({ id, owner }) => ({ ...kpi, id, name: id, department: OWNERS[owner] })),
  ),
  pillars: [
    makePillar({
      measures: [
        {
          no: 1,
          title: "取組",
          source: "試験",
          kpis: [],
          initiatives: ALL_KPIS.map(({ id, owner }) => ({
            id: initiativeOf(id),
            marker: "○",
            text: id,
            ...(OWNERS[owner] === null ? {} : { department: OWNERS[owner] }),
          })),
        },
      ],
    }),
  ],
};

/** People of every role. An administrator and a manager of a KPI's department: belonging to it gives them nothing. */
const PEOPLE = {
  admin: { role: "admin", department: "総務課" },
  office: { role: "office", department: null },
  "office, who submitted": { role: "office", department: null },
  "contributor of 総務課": { role: "contributor", department: "総務課" },
  "contributor of 市民課": { role: "contributor", department: "市民課" },
  "contributor of a department without KPIs": { role: "contributor", department: "財政課" },
  manager: { role: "manager", department: "総務課" },
} as const satisfies Record<string, { role: Role; department: string | null }>;
export type Person = keyof typeof PEOPLE;
export const PERSONS = Object.keys(PEOPLE) as Person[];

export interface AccessWorld {
  readonly people: Readonly<Record<Person, Viewer>>;
  readonly departmentIds: Readonly<Record<Owner, string | null>>;
  /** An account that nobody above uses. */
  readonly accountId: string;
  /** An evidence file of each KPI whose report is open, by the KPI's id. */
  readonly evidence: Readonly<Record<string, string>>;
  /** One that was taken out again. */
  readonly removedEvidence: Readonly<Record<string, string>>;
  /** A mail to a contributor that could not be sent. */
  readonly mailId: string;
  /** A suggested metric of the department of each KPI whose report is open, by the KPI's id. */
  readonly suggestions: Readonly<Record<string, string>>;
  /** The draft that the plan has. */
  readonly draftSeen: SeenDraft;
  /** What the account above has hidden from the public. */
  readonly stopId: string;
  /** An import that a submitted report came by, by its KPI. */
  readonly figureImports: Readonly<Record<string, string>>;
  /** The table of past figures, as it is looked at. */
  readonly pastFiguresSeen: string;
  readonly round: { id: string; title: string; instructions: string; opensOn: string; dueOn: string };
  /** The one above and two of other years, as the office sees them. */
  readonly rounds: Readonly<Record<RoundState, RoundOverviewDto>>;
  /** What moves with the 総務課, as the office sees it. */
  readonly holdingsSeen: string;
}

/** A figure of a year that is over, of a KPI that nobody has answered for. */
export const PAST_TABLE = tableOf("指標|年度|実績", `${kpiId("general", "open")}|R7|150`);

/** One page: what a publication says is not what is asked here. */
export const renderOnePage = filesBy(async (snapshot, edition) => [
  {
    path: "index.html",
    contentType: "text/html; charset=utf-8",
    body: new TextEncoder().encode(`<html><body>${snapshot.no} ${edition}</body></html>`),
  },
]);

function must<T>(result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`the test's own set-up was refused: ${result.reason} ${JSON.stringify(result.errors)}`);
}

/** Where mail could be sent, so that sending again is refused for nothing but a missing right. Nothing is sent. */
process.env.SMTP_URL = "smtp://127.0.0.1:1";
process.env.MAIL_FROM = "dx@example.jp";

/** A KPI that an older version of the plan named, and an import of before set aside. */
async function setAsideFormerKpi(): Promise<void> {
  const former = { ...makeKpi({ id: toKpiId("t-former"), name: "もとの指標" }), department: null };
  await db().planVersion.create({
    data: {
      planId: plan.id,
      version: 0,
      definition: { ...plan, kpis: [former] } as unknown as Prisma.InputJsonValue,
      sha256: "of-before",
    },
  });
  await db().item.create({ data: { id: former.id, current: false, plans: { create: { planId: plan.id } } } });
}

/** As if the submitted reports had been taken in from a table each. */
async function fillFigureImports(by: Viewer): Promise<Record<string, string>> {
  const imports: Record<string, string> = {};
  for (const { id: itemId, stage } of ALL_KPIS) {
    if (stage !== "submitted") continue;
    const { id: reportId } = await db().report.findFirstOrThrow({
      where: { itemId, fy: FY },
      select: { id: true },
    });
    const { id } = await db().figureImport.create({
      data: {
        importedById: by.id,
        fileName: "実績.csv",
        fileSha256: "0".repeat(64),
        headingSet: "指標",
        columns: { byHeading: { 指標: "item" } },
        items: { create: { reportId, revision: 1 } },
      },
      select: { id: true },
    });
    imports[itemId] = id;
  }
  return imports;
}

/** Fills an empty database. DATABASE_URL must lead to it. */
export async function buildWorld(): Promise<AccessWorld> {
  must(await importPlan(systemActor, plan));
  await setAsideFormerKpi();
  must(
    await saveProposal(systemActor, {
      proposed: { ...plan, aim: "変更案の目指す姿" },
      seen: await seenNow(systemActor, plan.id),
    }),
  );
  await db().department.create({ data: { name: "財政課" } });
  const departments = await db().department.findMany({ select: { id: true, name: true } });
  const idOf = (name: string | null) => departments.find((each) => each.name === name)?.id ?? null;

  const people = {} as Record<Person, Viewer>;
  for (const [index, name] of PERSONS.entries()) {
    const { role, department } = PEOPLE[name];
    people[name] = await makePerson(`person${index}@example.jp`, name, role, idOf(department));
  }
  const spare = await makePerson("spare@example.jp", "予備", "office", null);

  for (const { id, stage } of ALL_KPIS) {
    if (stage === "open") continue;
    const report = { kpiId: id, fy: FY };
    const submit = {
      event: "submit",
      version: 0,
      content: content({ actualText: "150", warningNote: "確認済み" }),
    } as const;
    const answer = {
      progress: "under_way",
      done: "始めた",
      result: "",
      nextStep: "",
      warningNote: "",
    } as const;
    const change = { initiativeId: initiativeOf(id), event: "submit", version: 0, content: answer } as const;
    must(await changeReport(people["office, who submitted"], { ...report, ...submit }, NOW));
    must(await changeInitiatives(people["office, who submitted"], { fy: FY, changes: [change] }, NOW));
    if (stage === "submitted") continue;
    must(await changeReport(people.office, { ...report, event: "approve", version: 1 }, NOW));
    const approve = { ...change, event: "approve", version: 1, content: null } as const;
    must(await changeInitiatives(people.office, { fy: FY, changes: [approve] }, NOW));
  }
  const said = { planId: plan.id, partId: `${plan.id}:plan`, fy: FY, event: "submit", version: 0 } as const;
  const words = assessmentOf({ summary: "進んだ。" });
  must(await changeAssessment(people["office, who submitted"], { ...said, content: words }, NOW));
  const round = { title: "照会", instructions: "", opensOn: "2026-04-01", dueOn: "2026-05-31" };
  const { id } = must(await createRound(systemActor, { fy: FY, ...round }, NOW));
  // Sent out, and asking for everything: otherwise no department may write.
  await db().roundItem.createMany({
    data: ALL_KPIS.map((kpi) => ({ roundId: id, itemId: kpi.id })),
    skipDuplicates: true,
  });
  await db().collectionRound.update({ where: { id }, data: { openedAt: NOW }, select: { id: true } });
  const evidence: Record<string, string> = {};
  const removedEvidence: Record<string, string> = {};
  for (const { id: ofKpi, stage } of ALL_KPIS) {
    for (const itemId of [ofKpi, initiativeOf(ofKpi)]) {
      const message = { itemId, fy: FY, body: "確認をお願いします。", authorId: spare.id };
      await db().reportMessage.create({ data: message, select: { id: true } });
    }
    if (stage !== "open") continue;
    const bytes = new TextEncoder().encode(`指標,${ofKpi}\n`);
    const file = { kpiId: ofKpi, fy: FY, name: "根拠.csv", bytes };
    evidence[ofKpi] = must(await addFile(people.office, file, NOW)).id;
    const other = { ...file, name: "古い.csv", bytes: new TextEncoder().encode("b,a\n") };
    const removed = must(await addFile(people.office, other, NOW)).id;
    must(await removeEvidence(people.office, { id: removed }, NOW));
    removedEvidence[ofKpi] = removed;
  }
  const userId = people["contributor of 総務課"].id;
  await db().responseLink.create({ data: { roundId: id, userId }, select: { id: true } });
  const mail = await db().mail.create({
    data: {
      roundId: id,
      recipientId: userId,
      occasionKey: "opening",
      occasionKind: "opening",
      address: "person@example.jp",
      subject: "照会",
      body: "お願いします。",
      state: "failed",
    },
    select: { id: true },
  });
  const suggestions: Record<string, string> = {};
  for (const [owner, person] of [
    ["general", "contributor of 総務課"],
    ["citizen", "contributor of 市民課"],
  ] as const) {
    const made = must(await makeSuggestion(people[person], anotherSuggestion(), NOW));
    suggestions[kpiId(owner, "open")] = made.id;
  }
  must(await publish(systemActor, { title: "公表", note: "" }, renderOnePage));
  const stop = must(
    await hideFromPublic(spare, {
      target: { kind: "text", passage: "公表" },
      cause: "other",
      reason: "誤って載せたため",
    }),
  );
  const rounds = {
    open: must(await getRoundOverview(people.office, { roundId: id })),
    preparing: await makeRound(people.office, fiscalYear(FY + 2), { openedAt: null, closedAt: null }),
    closed: await makeRound(people.office, fiscalYear(FY + 3), { openedAt: NOW, closedAt: NOW }),
  };
  const party = { kind: "department", id: idOf("総務課") ?? "" } as const;
  await db().mailHold.updateMany({ data: { since: NOW } });
  const { chosen } = must(await getTransfer(people.office, { party }, NOW));
  return {
    rounds,
    holdingsSeen: chosen?.holdings.seen ?? "",
    people,
    departmentIds: { general: idOf("総務課"), citizen: idOf("市民課"), nobody: null },
    accountId: spare.id,
    evidence,
    removedEvidence,
    mailId: mail.id,
    suggestions,
    draftSeen: await seenNow(systemActor, plan.id),
    stopId: stop.id,
    figureImports: await fillFigureImports(people["office, who submitted"]),
    pastFiguresSeen: must(await previewPastFigures(people.office, PAST_TABLE, PAST_COLUMNS, NOW)).seen,
    round: { id, ...round },
  };
}

/** A round of another year that asks for every KPI. */
async function makeRound(
  viewer: Viewer,
  fy: FiscalYear,
  times: { openedAt: Date | null; closedAt: Date | null },
): Promise<RoundOverviewDto> {
  const days = { opensOn: new Date(`${fy + 1}-04-01`), dueOn: new Date(`${fy + 1}-05-31`) };
  const items = { create: ALL_KPIS.map(({ id }) => ({ itemId: id })) };
  const { id } = await db().collectionRound.create({
    data: { fy, title: "照会", ...days, ...times, items },
    select: { id: true },
  });
  return must(await getRoundOverview(viewer, { roundId: id }));
}

async function makePerson(
  email: string,
  name: string,
  role: Role,
  departmentId: string | null,
): Promise<Viewer> {
  return mintViewer(
    await db().user.create({
      data: { email, name, role, departmentId },
      select: {
        id: true,
        name: true,
        email: true,
        role: true,
        department: { select: { id: true, name: true } },
      },
    }),
  );
}

/** The database as a whole, seen and set back by the superuser: no privilege hides a change. */
export class Keeper {
  private constructor(
    private readonly client: pg.Client,
    private readonly tables: readonly string[],
    /** Table → its columns, without those that the database derives itself. */
    private readonly columns: Readonly<Record<string, string>>,
  ) {}

  /** Keeps a copy of every row as it stands now. */
  static async open(superUrl: string): Promise<Keeper> {
    const client = new pg.Client({ connectionString: superUrl });
    await client.connect();
    await client.query("SET session_replication_role = replica; CREATE SCHEMA kept");
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    const tables = rows.map(({ name }) => name);
    for (const table of tables) await client.query(`CREATE TABLE kept.${table} AS TABLE public.${table}`);
    const written = await client.query<{ name: string; columns: string }>(
      `SELECT table_name AS name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
       FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name`,
    );
    const columns = Object.fromEntries(written.rows.map((row) => [row.name, row.columns]));
    return new Keeper(client, tables, columns);
  }

  /** Table → rows and a hash over all of them: equal exactly while nothing has changed. */
  async look(): Promise<Record<string, string>> {
    const { rows } = await this.client.query<{ name: string; seen: string }>(
      this.tables
        .map(
          (table) =>
            `SELECT '${table}' AS name, count(*) || ' ' || md5(coalesce(string_agg(t::text, '' ORDER BY t::text), ''))
               AS seen FROM public.${table} t`,
        )
        .join(" UNION ALL "),
    );
    return Object.fromEntries(rows.map(({ name, seen }) => [name, seen]));
  }

  /** Puts every row back as it was kept. Its session is no replica's business: no trigger runs. */
  async restore(): Promise<void> {
    const statements = this.tables.map((table) => {
      const columns = this.columns[table];
      return `DELETE FROM public.${table}; INSERT INTO public.${table} (${columns}) SELECT ${columns} FROM kept.${table}`;
    });
    await this.client.query(`BEGIN; ${statements.join("; ")}; COMMIT`);
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
