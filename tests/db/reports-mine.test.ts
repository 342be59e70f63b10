/** Why something came back to a department: the office's words, until they are answered. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDb, db } from "@/server/db/client";
import { listEntryNotes } from "@/server/reports/entry-notes";
import { changeReport } from "@/server/reports/queries";
import { content, FY, loadPeopleAndPlan, NOW, openRound, PAPER, type People, SHARE } from "./support/reports";

let database: TestDatabase;
let people: People;
let roundId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await openRound();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

async function noteOf(kpiId: string, viewer = people.general) {
  const notes = await listEntryNotes(viewer, { fy: FY });
  if (!notes.ok) throw new Error(notes.reason);
  return notes.value.find((note) => note.kpiId === kpiId);
}

async function change(viewer: People["general"], input: Record<string, unknown>) {
  const changed = await changeReport(viewer, { kpiId: PAPER, fy: FY, ...input } as never, NOW);
  expect(changed, JSON.stringify(changed)).toMatchObject({ ok: true });
}

it("says nothing of what was not begun", async () => {
  expect(await noteOf(PAPER)).toEqual({
    kpiId: PAPER,
    correctionReason: "",
    approved: null,
    returned: null,
    reopenedReason: null,
  });
});

it("keeps the office's comment through drafts, until the report is submitted again", async () => {
  await change(people.general, { event: "submit", version: 0, content: content() });
  expect((await noteOf(PAPER))?.returned).toBeNull();
  await change(people.office, { event: "return", version: 1, comment: "年度末の値ですか" });
  const returned = { comment: "年度末の値ですか", author: "dx1" };
  expect((await noteOf(PAPER))?.returned).toMatchObject(returned);
  await change(people.general, {
    event: "save_draft",
    version: 2,
    content: content({ actualText: "13,900" }),
  });
  expect((await noteOf(PAPER))?.returned).toMatchObject(returned);
  await change(people.general, { event: "submit", version: 3, content: content({ actualText: "13,900" }) });
  expect((await noteOf(PAPER))?.returned).toBeNull();
});

it("tells why the office lets an item be changed, and of a draft why the figure in force is corrected", async () => {
  await change(people.office, { event: "approve", version: 4 });
  await db().roundItem.update({
    where: { roundId_itemId: { roundId, itemId: PAPER } },
    data: { reopenedAt: NOW, reopenedReason: "桁の誤りのため" },
    select: { itemId: true },
  });
  expect((await noteOf(PAPER))?.reopenedReason).toBe("桁の誤りのため");
  await change(people.general, {
    event: "save_draft",
    version: 5,
    content: content({ actualText: "13,800" }),
    correctionReason: "数え直したため",
  });
  expect((await noteOf(PAPER))?.correctionReason).toBe("数え直したため");
});

it("tells a department of its own KPIs alone", async () => {
  expect(await noteOf(SHARE)).toBeUndefined();
  expect(await noteOf(PAPER, people.citizen)).toBeUndefined();
  expect(await noteOf(SHARE, people.office)).toBeDefined();
  const admin = await listEntryNotes(people.admin, { fy: FY });
  expect(admin).toMatchObject({ ok: false, reason: "forbidden" });
});
