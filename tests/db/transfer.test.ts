/** 人事異動: what a person or a department leaves behind is handed over in one act. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { createResponseLinks } from "@/server/auth/links/response-link";
import { closeDb, db } from "@/server/db/client";
import { createRound } from "@/server/rounds/change";
import { getTransfer } from "@/server/rounds/transfer/queries";
import { transfer } from "@/server/rounds/transfer/transfer";
import { COUNT, FY, loadPeopleAndPlan, NOW, PAPER, type People, SHARE } from "./support/reports";
import { ask, closeNow, look, must, openNow } from "./support/rounds";

let database: TestDatabase;
let people: People;
let roundId: string;
/** The one who comes to 総務課. */
let successor: string;

beforeAll(() => {
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  process.env.APP_ORIGIN = "https://ayumi.example.lg.jp";
});
beforeEach(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  const round = { fy: FY, title: "照会", instructions: "", opensOn: "2026-06-01", dueOn: "2026-06-30" };
  roundId = must(await createRound(people.office, round, NOW)).id;
  must(await ask(people.office, roundId, { [PAPER]: people.general.id, [SHARE]: null }));
  successor = await newcomer("soumu2", people.general.departmentId);
  return async () => {
    await closeDb();
    await database.drop();
  };
});
afterAll(() => {
  delete process.env.APP_ORIGIN;
});

async function newcomer(name: string, departmentId: string | null): Promise<string> {
  const data = { email: `${name}@example.jp`, name, role: "contributor", departmentId } as const;
  return (await db().user.create({ data, select: { id: true } })).id;
}
const person = (viewer: Viewer) => ({ kind: "person", id: viewer.id }) as const;
const department = (viewer: Viewer) => ({ kind: "department", id: viewer.departmentId ?? "" }) as const;
const seen = async (party: { kind: "person" | "department"; id: string }) =>
  must(await getTransfer(people.office, { party }, NOW)).chosen?.holdings.seen ?? "";
const line = async (kpiId: string) =>
  (await look(people.office, roundId)).items.find((each) => each.kpiId === kpiId);
const goodLinks = () => db().responseLink.count({ where: { revokedAt: null } });

describe("the place where transfers are put right", () => {
  it("names every request that reaches nobody, of rounds not closed and of the plans that run", async () => {
    await db().user.update({ where: { id: people.general.id }, data: { active: false } });
    await db().user.update({ where: { id: people.citizen.id }, data: { active: false } });
    const { problems } = must(await getTransfer(people.office, { party: null }, NOW));
    expect(problems.map(({ kpiId, problem, round }) => [kpiId, problem, round?.fy ?? null])).toEqual([
      [PAPER, "respondent_inactive", FY],
      [SHARE, "no_account", FY],
      [COUNT, "no_department", null],
    ]);
  });

  it("shows what would move, and to whom it could", async () => {
    const ofPerson = must(await getTransfer(people.office, { party: person(people.general) }, NOW)).chosen;
    expect(ofPerson).toMatchObject({
      name: "soumu",
      holdings: { items: [{ kpiId: PAPER, fy: FY }], kpis: [], links: [] },
      successors: [{ id: successor, name: "soumu2" }],
    });
    const ofDepartment = must(
      await getTransfer(people.office, { party: department(people.citizen) }, NOW),
    ).chosen;
    expect(ofDepartment).toMatchObject({
      name: "市民課",
      holdings: { items: [{ kpiId: SHARE }], kpis: [{ id: SHARE, name: "割合" }] },
      successors: [{ name: "総務課" }],
    });
    const nobody = { kind: "person", id: people.office.id } as const;
    expect(await getTransfer(people.office, { party: nobody }, NOW)).toMatchObject({ reason: "not_found" });
  });

  it("is the office's alone", async () => {
    const input = { party: person(people.general), to: successor, seen: await seen(person(people.general)) };
    for (const viewer of [people.general, people.manager, people.admin]) {
      expect(await getTransfer(viewer, { party: null }, NOW)).toEqual({ ok: false, reason: "forbidden" });
      expect(await transfer(viewer, input, NOW)).toEqual({ ok: false, reason: "forbidden" });
    }
    expect(await line(PAPER)).toMatchObject({ respondent: { id: people.general.id } });
  });
});

describe("a person who leaves", () => {
  it("hands the items of an open round to the successor, who gets the mail; the party's links end", async () => {
    await openNow(people.office, roundId);
    expect(await goodLinks()).toBe(2);
    const input = { party: person(people.general), to: successor, seen: await seen(person(people.general)) };
    expect(await transfer(people.office, input, NOW)).toEqual({
      ok: true,
      value: { items: 1, kpis: 0, metrics: 0, initiatives: 0, links: 1, mails: 1 },
    });
    expect(await line(PAPER)).toMatchObject({
      respondent: { id: successor },
      respondents: [{ id: successor }],
    });
    const links = await db().responseLink.findMany({ where: { revokedAt: null }, select: { userId: true } });
    expect(links.map(({ userId }) => userId).sort()).toEqual([people.citizen.id, successor].sort());
    const event = await db().auditEvent.findFirst({ where: { action: "round.hand_over" } });
    expect(event).toMatchObject({
      subject: `round:${FY}`,
      before: { respondent: "soumu" },
      after: { respondent: "soumu2", moved: ["紙の枚数"], links: 1, mails: 1 },
    });
    // A second time there is nothing left.
    const again = { ...input, seen: await seen(person(people.general)) };
    expect(await transfer(people.office, again, NOW)).toMatchObject({
      reason: "invalid",
      errors: { "": expect.any(String) },
    });
  });

  it("leaves the items to everybody of the department, where no successor is named; nobody is written to before it opens", async () => {
    const input = { party: person(people.general), to: null, seen: await seen(person(people.general)) };
    expect(await transfer(people.office, input, NOW)).toMatchObject({
      value: { items: 1, links: 0, mails: 0 },
    });
    expect(await line(PAPER)).toMatchObject({ respondent: null });
  });

  it("is followed by somebody of the KPI's department, with an account in use", async () => {
    const elsewhere = await newcomer("shimin2", people.citizen.departmentId);
    const gone = await newcomer("soumu3", people.general.departmentId);
    await db().user.update({ where: { id: gone }, data: { active: false } });
    for (const to of [elsewhere, gone, people.general.id, people.office.id]) {
      const input = { party: person(people.general), to, seen: await seen(person(people.general)) };
      expect(await transfer(people.office, input, NOW)).toMatchObject({
        reason: "invalid",
        errors: { to: expect.stringMatching(/。$/) },
      });
    }
    expect(await line(PAPER)).toMatchObject({ respondent: { id: people.general.id } });
  });

  it("leaves a closed round as it is", async () => {
    await openNow(people.office, roundId);
    await closeNow(people.office, roundId);
    expect(
      must(await getTransfer(people.office, { party: person(people.general) }, NOW)).chosen?.holdings.items,
    ).toEqual([]);
  });
});

describe("a department that is dissolved", () => {
  it("hands over its KPIs and what rounds ask of it, and its people's links end", async () => {
    await openNow(people.office, roundId);
    const input = {
      party: department(people.general),
      to: people.citizen.departmentId,
      seen: await seen(department(people.general)),
    };
    // Everybody of the new department hears of it, whether or not they have their opening mail.
    const colleague = await newcomer("shimin2", people.citizen.departmentId);
    expect(await transfer(people.office, input, NOW)).toEqual({
      ok: true,
      value: { items: 1, kpis: 1, metrics: 0, initiatives: 0, links: 1, mails: 2 },
    });
    expect(await line(PAPER)).toMatchObject({
      department: { name: "市民課" },
      respondent: null,
      respondents: [{ name: "shimin" }, { id: colleague }],
    });
    const actions = await db().auditEvent.findMany({
      where: { action: { in: ["kpi.assign", "round.hand_over"] } },
      select: { action: true, subject: true },
      orderBy: { id: "asc" },
    });
    expect(actions).toEqual([
      { action: "kpi.assign", subject: `kpi:${PAPER}` },
      { action: "round.hand_over", subject: `round:${FY}` },
    ]);
  });

  it("keeps asking the person who went to the new department with the work", async () => {
    const input = {
      party: department(people.general),
      to: people.citizen.departmentId,
      seen: await seen(department(people.general)),
    };
    await db().user.update({
      where: { id: people.general.id },
      data: { departmentId: people.citizen.departmentId },
    });
    must(await transfer(people.office, input, NOW));
    expect(await line(PAPER)).toMatchObject({ respondent: { id: people.general.id }, problem: null });
  });

  it("wants another department that exists", async () => {
    for (const to of [null, people.general.departmentId, successor]) {
      const input = { party: department(people.general), to, seen: await seen(department(people.general)) };
      expect(await transfer(people.office, input, NOW)).toMatchObject({
        reason: "invalid",
        errors: { to: expect.any(String) },
      });
    }
  });
});

describe("two transfers at once", () => {
  it("of the same person: one is done, the other sees that it changed", async () => {
    await db().$transaction((tx) => createResponseLinks(tx, roundId, [people.general.id]));
    const input = { party: person(people.general), to: successor, seen: await seen(person(people.general)) };
    const results = await Promise.all([
      transfer(people.office, input, NOW),
      transfer(people.office2, { ...input, to: null }, NOW),
    ]);
    expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["conflict", "ok"]);
    expect(await db().auditEvent.count({ where: { action: "round.hand_over" } })).toBe(1);
  });
});
