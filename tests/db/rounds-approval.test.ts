/** Approving at once what gives no cause to look closer: each is looked at again, and decided on its own. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toKpiId } from "@/domain/shared/kpi-id";
import { closeDb, db } from "@/server/db/client";
import { changeReport } from "@/server/reports/queries";
import { approveReports } from "@/server/rounds/approve-many";
import { sql } from "./support/publications";
import {
  COUNT,
  content,
  FY,
  loadPeopleAndPlan,
  NOW,
  openRound,
  PAPER,
  type People,
  SHARE,
} from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let people: People;
let roundId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await openRound();
  const submit = async (viewer: typeof people.office, kpiId: string, over: object) =>
    must(
      await changeReport(
        viewer,
        { kpiId: toKpiId(kpiId), fy: FY, event: "submit", version: 0, content: content({ ...over }) },
        NOW,
      ),
    );
  await submit(people.general, PAPER, {});
  // A fifth of the baseline: a question of magnitude, explained.
  await submit(people.citizen, SHARE, { actualText: "7", warningNote: "確認済み" });
  await submit(people.office, COUNT, { actualText: "110" });
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const approve = (viewer: typeof people.office, versions: Record<string, number>) =>
  approveReports(
    viewer,
    { roundId, reports: Object.entries(versions).map(([kpiId, version]) => ({ kpiId, version })) },
    NOW,
  );
/** The database refuses one KPI's approval in a way that nobody expects. */
const REFUSING = `
  CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.subject = 'report:${COUNT}/${FY}' THEN RAISE EXCEPTION 'an index is broken' USING ERRCODE = 'XX002'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER refuse_one BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_one()`;

const approved = () => db().auditEvent.count({ where: { action: "report.approve" } });

describe("bulk approval", () => {
  it("is the office's alone", async () => {
    for (const viewer of [people.general, people.manager, people.admin]) {
      expect(await approve(viewer, { [PAPER]: 1 })).toEqual({ ok: false, reason: "forbidden" });
    }
  });

  it("is refused as a whole where everything was submitted by the same person", async () => {
    expect(await approve(people.office, { [COUNT]: 1 })).toEqual({ ok: false, reason: "forbidden" });
    expect(await approved()).toBe(0);
  });

  it("leaves what changed since it was seen", async () => {
    expect(await approve(people.office, { [PAPER]: 2 })).toMatchObject({
      value: { approved: [], left: [{ kpiId: PAPER, reason: expect.stringContaining("変更されました") }] },
    });
    expect(await approved()).toBe(0);
  });

  it("approves what has no warning and is another's, and tells why the rest was left", async () => {
    expect(await approve(people.office, { [PAPER]: 1, [SHARE]: 1, [COUNT]: 1 })).toEqual({
      ok: true,
      value: {
        approved: [{ kpiId: PAPER, name: "紙の枚数" }],
        left: [
          { kpiId: COUNT, name: "件数", reason: expect.stringContaining("ご自身") },
          { kpiId: SHARE, name: "割合", reason: expect.stringContaining("警告") },
        ],
      },
    });
    expect(await approved()).toBe(1);
    const states = await db().report.findMany({
      select: { itemId: true, state: true },
      orderBy: { itemId: "asc" },
    });
    expect(states).toEqual([
      { itemId: COUNT, state: "submitted" },
      { itemId: PAPER, state: "approved" },
      { itemId: SHARE, state: "submitted" },
    ]);
  });

  it("done by two at once makes one approval", async () => {
    const results = await Promise.all([
      approve(people.office2, { [COUNT]: 1 }),
      approve(people.office2, { [COUNT]: 1 }),
    ]);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await approved()).toBe(2);
  });

  it("that meets an error tells of each what became of it, and goes on", async () => {
    const again = async (viewer: typeof people.office, kpiId: string, over: object) =>
      must(
        await changeReport(
          viewer,
          {
            kpiId: toKpiId(kpiId),
            fy: FY,
            event: "submit",
            version: 2,
            correctionReason: "数え直したため",
            content: content({ ...over }),
          },
          NOW,
        ),
      );
    await again(people.general, PAPER, { nextStep: "毎月数えます。" });
    await again(people.office, COUNT, { actualText: "111" });
    const before = await approved();
    await sql(database.superUrl, REFUSING);
    expect(await approve(people.office2, { [COUNT]: 3, [PAPER]: 3 })).toEqual({
      ok: true,
      value: {
        approved: [{ kpiId: PAPER, name: "紙の枚数" }],
        left: [
          {
            kpiId: COUNT,
            name: "件数",
            reason: expect.stringMatching(/^承認できませんでした。.*受付番号 [0-9A-F]{8} /),
          },
        ],
      },
    });
    expect(await approved()).toBe(before + 1);
    const { state } = await db().report.findFirstOrThrow({
      where: { itemId: COUNT },
      select: { state: true },
    });
    expect(state).toBe("submitted");
  });

  it("finds nothing that the round does not ask for", async () => {
    expect(await approve(people.office, { unknown: 1 })).toEqual({ ok: false, reason: "not_found" });
    expect(await approveReports(people.office, { roundId, reports: [] }, NOW)).toMatchObject({
      reason: "invalid",
    });
  });
});
