/** Who was refused what stands in the trail, and whoever is refused learns nothing by it. */
import { randomUUID } from "node:crypto";
import { CSV } from "@tests/fixtures/evidence-files";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as getEvidence } from "@/app/api/evidence/[id]/route";
import { POST as postReport } from "@/app/api/reports/[kpiId]/[fy]/route";
import type { Viewer } from "@/server/access/viewer";
import { REFUSALS_KEPT, recordRefusal } from "@/server/audit/refusals";
import { verifyAudit } from "@/server/audit/verify";
import { createSessionToken } from "@/server/auth/sessions/session-token";
import { sessionCookieName } from "@/server/auth/settings";
import { closeDb, db } from "@/server/db/client";
import { addFile } from "@/server/reports/evidence/add";
import { changeVisibility, removeEvidence } from "@/server/reports/evidence/change";
import { countedQueries, startCounting, stopCounting } from "./support/counted-queries";
import { FY, loadPeopleAndPlan, NOW, openRound, PAPER, type People, SHARE } from "./support/reports";
import { sessionOf } from "./support/sessions";

const ORIGIN = "http://ayumi.test";
let database: TestDatabase;
let people: People;

beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    AUTH_SECRET: "only-for-this-test-0123456789-0123456789",
    APP_ORIGIN: ORIGIN,
  });
  people = await loadPeopleAndPlan();
  await openRound();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

async function requestOf(viewer: Viewer, path: string, body?: unknown): Promise<NextRequest> {
  const token = await createSessionToken(await sessionOf(viewer));
  return new NextRequest(`${ORIGIN}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { cookie: `${sessionCookieName()}=${token}`, origin: ORIGIN },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function save(viewer: Viewer, kpiId: string): Promise<number> {
  const body = { event: "save_draft", version: 0, content: makeWrittenContent({ actualText: "1" }) };
  const request = await requestOf(viewer, `/api/reports/${kpiId}/${FY}`, body);
  return (await postReport(request, { params: Promise.resolve({ kpiId, fy: String(FY) }) })).status;
}

const refusalsOf = (viewer: Viewer) =>
  db().auditEvent.findMany({
    where: { action: "access.refuse", actorId: viewer.id },
    orderBy: { id: "asc" },
    select: { actor: true, subject: true, after: true },
  });

describe("a refusal", () => {
  it("is one line: who, what, about what; and nothing else was written", async () => {
    const [revisions, events] = [await db().reportRevision.count(), await db().auditEvent.count()];
    expect(await save(people.general, SHARE)).toBe(404);
    expect(await save(people.manager, SHARE)).toBe(403);
    expect(await refusalsOf(people.general)).toEqual([
      {
        actor: `総務課 ${people.general.name}`,
        subject: `report:${SHARE}/${FY}`,
        after: { attempt: "report.save_draft", refusal: "not_found" },
      },
    ]);
    expect(await refusalsOf(people.manager)).toMatchObject([
      { after: { attempt: "report.save_draft", refusal: "forbidden" } },
    ]);
    expect(await db().reportRevision.count()).toBe(revisions);
    expect(await db().auditEvent.count()).toBe(events + 2);
  });

  it("is none where somebody may, and only typed something that is not taken", async () => {
    for (const reason of ["invalid", "conflict", "busy"] as const) {
      await recordRefusal({ viewer: people.citizen, attempt: "report.submit", reason, asked: {} });
    }
    expect(await refusalsOf(people.citizen)).toEqual([]);
  });

  it.each([
    [
      "a round",
      async () => ({ id: (await db().collectionRound.findFirstOrThrow({ select: { id: true } })).id }),
      /^round:2025$/,
    ],
    ["a plan", async () => ({ planId: "no-such-plan" }), /^plan:no-such-plan$/],
    ["a publication", async () => ({ no: 3 }), /^publication:3$/],
    ["a KPI", async () => ({ kpiId: PAPER }), new RegExp(`^kpi:${PAPER}$`)],
    ["nothing that is there", async () => ({ id: randomUUID(), roundId: "x", fy: "1" }), /^account:/],
    ["no fields at all", async () => "x", /^account:/],
  ])("is about %s", async (_what, asked, subject) => {
    await recordRefusal({
      viewer: people.office2,
      attempt: "round.open",
      reason: "forbidden",
      asked: await asked(),
    });
    expect((await refusalsOf(people.office2)).at(-1)?.subject).toMatch(subject);
  });

  it("cannot flood the trail, however many come at once", async () => {
    const viewer = people.admin;
    const refuse = () => recordRefusal({ viewer, attempt: "round.open", reason: "forbidden", asked: {} });
    await Promise.all(Array.from({ length: 8 }, refuse));
    for (let turn = 0; turn < 6; turn += 1) await Promise.all(Array.from({ length: 8 }, refuse));
    const lines = await refusalsOf(viewer);
    expect(lines).toHaveLength(REFUSALS_KEPT);
    const last = lines.filter(({ after }) => (after as { isLastKept?: boolean }).isLastKept);
    expect(last).toEqual([lines.at(-1)]);
    expect(await verifyAudit(people.office)).toMatchObject({ ok: true, value: { problem: null } });
  });

  it("stands as it is where it cannot be written down", async () => {
    const url = process.env.DATABASE_URL;
    await closeDb();
    process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";
    const refusal = { viewer: people.office, attempt: "round.open", reason: "forbidden", asked: {} } as const;
    await expect(recordRefusal(refusal)).resolves.toBeUndefined();
    await closeDb();
    process.env.DATABASE_URL = url;
  });
});

describe("another department's evidence", () => {
  let foreign: string;
  const nothing = randomUUID();
  beforeAll(async () => {
    const added = await addFile(people.citizen, { kpiId: SHARE, fy: FY, name: "内訳.csv", bytes: CSV }, NOW);
    if (!added.ok) throw new Error(JSON.stringify(added));
    foreign = added.value.id;
  });
  beforeEach(startCounting);
  afterAll(stopCounting);

  async function got(viewer: Viewer, id: string) {
    const request = await requestOf(viewer, `/api/evidence/${id}`);
    const { result, queries } = await countedQueries(() =>
      getEvidence(request, { params: Promise.resolve({ id }) }),
    );
    const headers = Object.fromEntries(result.headers);
    return { status: result.status, headers, body: await result.text(), queries };
  }

  it("is answered as nothing is: status, headers, body, and what the database is asked", async () => {
    const answer = await got(people.general, foreign);
    expect(answer.status).toBe(404);
    expect(answer).toEqual(await got(people.general, nothing));
    // Nor does it tell a role that reads no report which pieces there are.
    expect(await got(people.admin, foreign)).toEqual(await got(people.admin, nothing));
    expect((await got(people.citizen, foreign)).status).toBe(200);
  });

  it.each([
    ["changed", (viewer: Viewer, id: string) => changeVisibility(viewer, { id, isPublic: true }, NOW)],
    ["removed", (viewer: Viewer, id: string) => removeEvidence(viewer, { id }, NOW)],
  ])("is not %s, and not told of either", async (_what, act) => {
    const [there, not] = [
      await countedQueries(() => act(people.general, foreign)),
      await countedQueries(() => act(people.general, nothing)),
    ];
    expect(there).toEqual(not);
    expect(there.result).toMatchObject({ ok: false, reason: "not_found" });
  });
});
