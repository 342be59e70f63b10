/** Every function of the data access layer × every person × every kind of resource, from one table. */

import { isDeepStrictEqual } from "node:util";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccessResource, can, ROLES } from "@/domain/shared/access";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import type { SessionClaims } from "@/server/auth/sessions/session-token";
import { closeDb, db } from "@/server/db/client";
import { getReport } from "@/server/reports/queries";
import { listRounds } from "@/server/rounds/queries";
import { ACCESS_TABLE, type AccessRow } from "./support/access-table";
import {
  type AccessWorld,
  ALL_KPIS,
  buildWorld,
  Keeper,
  kpiId,
  OWNERS,
  type Owner,
  PERSONS,
  type Person,
} from "./support/access-world";
import { setEnvironment } from "./support/accounts";
import { FY } from "./support/reports";
import { sessionOf } from "./support/sessions";

let database: TestDatabase;
let world: AccessWorld;
let keeper: Keeper;
let untouched: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  world = await buildWorld();
  keeper = await Keeper.open(database.superUrl);
  untouched = await keeper.look();
});
afterAll(async () => {
  await closeDb();
  await keeper.close();
  await database.drop();
});

interface Trial {
  readonly row: AccessRow;
  readonly person: Person;
  /** Whose KPI is asked about; null where none is. */
  readonly owner: Owner | null;
  readonly title: string;
}

function trialsOf(row: AccessRow): Trial[] {
  const owners = typeof row.about === "object" ? (Object.keys(OWNERS) as Owner[]) : [null];
  return PERSONS.flatMap((person) =>
    owners.map((owner) => ({
      row,
      person,
      owner,
      title: owner === null ? person : `${person}, a KPI of ${OWNERS[owner] ?? "nobody"}`,
    })),
  );
}

/** What `can` is to be asked about. */
function resourceOf({ row, owner }: Trial): AccessResource {
  if (owner === null) return {};
  const stage = typeof row.about === "object" ? row.about.kpi : "open";
  return {
    departmentId: world.departmentIds[owner],
    authorIds: stage === "submitted" ? [world.people["office, who submitted"].id] : [],
    allowSelfApproval: false,
    entryOpen: true,
  };
}

function expected(trial: Trial, viewer: Viewer): boolean {
  const { row } = trial;
  if (row.about !== "kpis" && row.about !== "own department")
    return can(viewer, row.action, resourceOf(trial));
  return can(viewer, row.action, {}) || can(viewer, row.action, { departmentId: viewer.departmentId });
}

async function newAuditActors(): Promise<(string | null)[]> {
  const kept = Number(untouched.audit_event?.split(" ")[0]);
  const events = await db().auditEvent.findMany({ where: { id: { gt: kept } }, select: { actorId: true } });
  return events.map(({ actorId }) => actorId);
}

describe.each(ACCESS_TABLE)("$name $use ($action)", (row) => {
  it.each(trialsOf(row))("$title", async (trial) => {
    const viewer = world.people[trial.person];
    const stage = typeof row.about === "object" ? row.about.kpi : "open";
    let seen: Record<string, string> | null = null;
    try {
      const answer = await row.call(viewer, world, kpiId(trial.owner ?? "nobody", stage));
      seen = await keeper.look();
      if (!expected(trial, viewer)) {
        expect(answer.ok).toBe(false);
        expect(["forbidden", "not_found"]).toContain(answer.ok ? null : answer.reason);
        expect(seen).toEqual(untouched);
        return;
      }
      expect(answer).toMatchObject({ ok: true });
      if (row.writes) {
        // A call that writes nothing when it is let through would prove nothing when it is refused.
        expect(seen).not.toEqual(untouched);
        const actors = await newAuditActors();
        expect(actors.length).toBeGreaterThan(0);
        expect(new Set(actors)).toEqual(new Set([viewer.id]));
      } else {
        expect(seen).toEqual(untouched);
      }
      if (row.about === "kpis" && answer.ok) expectOnlyVisible(row, viewer, answer.value);
    } finally {
      // Most calls are reads or refusals: every row of the world is as it was kept.
      if (!isDeepStrictEqual(seen, untouched)) await keeper.restore();
    }
  });
});

/** A list holds every KPI that `can` lets the viewer see, and no other. */
function expectOnlyVisible(row: AccessRow, viewer: Viewer, answer: unknown): void {
  const visible = ALL_KPIS.filter(({ owner }) =>
    can(viewer, row.action, { departmentId: world.departmentIds[owner] }),
  );
  const stages: Readonly<Record<string, readonly string[]>> = {
    listApprovedReports: ["approved"],
    countEvidence: ["open"],
    listUnsettled: ["submitted"],
    listReportTexts: ["submitted", "approved"],
  };
  const only = stages[row.name];
  const listed = only ? visible.filter(({ stage }) => only.includes(stage)) : visible;
  expect(row.shown(answer).sort()).toEqual(listed.map(({ id }) => id).sort());
}

describe("the table", () => {
  it("has a person of every role", () => {
    expect(new Set(PERSONS.map((person) => world.people[person].role))).toEqual(new Set(ROLES));
  });

  it.each(ACCESS_TABLE)("$name $use refuses somebody, or is a read that every role has", (row) => {
    const results = trialsOf(row).map((trial) => expected(trial, world.people[trial.person]));
    expect(results).toContain(true);
    if (row.writes) expect(results).toContain(false);
  });

  it("notices a change of one letter (so that the checks above can fail)", async () => {
    await db().user.update({ where: { id: world.accountId }, data: { name: "予備2" }, select: { id: true } });
    expect(await keeper.look()).not.toEqual(untouched);
    await keeper.restore();
    expect(await keeper.look()).toEqual(untouched);
  });
});

describe("what a refusal or an answer gives away", () => {
  it("another department's KPI looks like one that does not exist", async () => {
    const viewer = world.people["contributor of 総務課"];
    const foreign = await getReport(viewer, { kpiId: kpiId("citizen", "open"), fy: FY });
    expect(foreign).toEqual(await getReport(viewer, { kpiId: toKpiId("no-such-kpi"), fy: FY }));
  });

  it("a round's progress counts only what the viewer may see", async () => {
    for (const person of PERSONS) {
      const viewer = world.people[person];
      const list = await listRounds(viewer);
      const seen = ALL_KPIS.filter(({ owner }) =>
        can(viewer, "report.read", { departmentId: world.departmentIds[owner] }),
      );
      const of = (...stages: string[]) => seen.filter(({ stage }) => stages.includes(stage)).length;
      const mayReadAny = viewer.role !== "admin";
      const round = list.ok ? list.value.find(({ fy }) => fy === FY) : undefined;
      expect(round?.progress, person).toEqual(
        mayReadAny
          ? { total: seen.length, answered: of("submitted", "approved"), approved: of("approved") }
          : null,
      );
    }
  });
});

describe("nobody acts without standing", () => {
  const standing = { active: true, sessionVersion: 1, role: "office" } as const;
  let claims: SessionClaims;
  beforeAll(async () => {
    claims = await sessionOf({ id: world.accountId });
  });
  const session = () => viewerOfSession(claims);
  const set = (data: { active?: boolean; sessionVersion?: number; role?: "office" | "manager" }) =>
    db().user.update({
      where: { id: world.accountId },
      data: { ...standing, ...data },
      select: { id: true },
    });

  it("a deactivated account gets no Viewer, at the next request", async () => {
    expect(await session()).toMatchObject({ id: world.accountId, role: "office" });
    await set({ active: false });
    expect(await session()).toBeNull();
    await set({});
  });

  it("nor does a session that was ended, nor one that never was", async () => {
    await set({ sessionVersion: 2 });
    expect(await session()).toBeNull();
    await set({});
    expect(await viewerOfSession({ sessionId: "00000000-0000-4000-8000-000000000000" })).toBeNull();
  });

  it("a changed role is the Viewer's at the next request", async () => {
    await set({ role: "manager" });
    expect(await session()).toMatchObject({ role: "manager" });
    await set({});
  });
});
