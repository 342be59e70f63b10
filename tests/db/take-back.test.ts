/** 提出を取り戻す: by whoever handed it in, until somebody who may decide has opened it. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toKpiId } from "@/domain/shared/kpi-id";
import { TAKE_BACK_TOO_LATE } from "@/domain/words/ja/reports/take-back";
import type { Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { listEntryNotes } from "@/server/reports/entry-notes";
import { changeReport, getReport, listReports } from "@/server/reports/queries";
import { noteOpened } from "@/server/reports/take-back";
import { COUNT, content, FY, loadPeopleAndPlan, NOW, openRound, PAPER, type People } from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let people: People;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  await openRound();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

type Event = "submit" | "return" | "approve" | "take_back";
const change = (viewer: Viewer, event: Event, version: number, more: object = {}, kpi: string = PAPER) =>
  changeReport(
    viewer,
    {
      kpiId: toKpiId(kpi),
      fy: FY,
      event,
      version,
      ...(event === "submit" ? { content: content({ nextStep: "続ける", warningNote: "確認済み" }) } : {}),
      ...more,
    },
    NOW,
  );
const opened = (viewer: Viewer, version: number) =>
  noteOpened(viewer, { fy: FY, seen: [{ itemId: PAPER, version }] });
const mayTakeBack = async (viewer: Viewer) =>
  must(await getReport(viewer, { kpiId: toKpiId(PAPER), fy: FY }, NOW)).allowed.takeBack;
const outstanding = async () =>
  must(await listReports(people.general, { fy: FY }, NOW)).find(({ kpiId }) => kpiId === PAPER)?.outstanding
    ?.reason;

describe("what was handed in", () => {
  it("comes back as a draft with its text, is owed again, and stands in the audit trail", async () => {
    must(await change(people.general, "submit", 0));
    expect(await mayTakeBack(people.general)).toBe(true);
    expect(await outstanding()).toBeUndefined();
    const back = must(await change(people.general, "take_back", 1));
    expect(back).toMatchObject({ version: 2, state: "draft", content: { nextStep: "続ける" } });
    expect(await outstanding()).toBe("unanswered");
    expect(await db().auditEvent.count({ where: { action: "report.take_back" } })).toBe(1);
    // The answer was lost, and the request is sent once more.
    expect(must(await change(people.general, "take_back", 1))).toMatchObject({ version: 2 });
  });

  it("is nobody else's to take back, and no draft is", async () => {
    expect(await change(people.general, "take_back", 2)).toMatchObject({ ok: false, reason: "conflict" });
    must(await change(people.general, "submit", 2));
    for (const viewer of [people.office, people.manager, people.citizen]) {
      expect(await change(viewer, "take_back", 3)).toMatchObject({ ok: false });
    }
    expect(await mayTakeBack(people.office)).toBe(false);
  });

  it("stays handed in once the office has opened it; a department, and a stale page, open nothing", async () => {
    expect(await opened(people.general, 3)).toEqual({ ok: false, reason: "forbidden" });
    must(await opened(people.office, 1));
    expect(await mayTakeBack(people.general)).toBe(true);
    must(await opened(people.office, 3));
    expect(await mayTakeBack(people.general)).toBe(false);
    expect(await change(people.general, "take_back", 3)).toMatchObject({
      ok: false,
      reason: "conflict",
      errors: { "": expect.stringContaining("内容の確認を始めたため") },
    });
  });

  it("given back and handed in anew it can be taken back again, and the office's words are there again", async () => {
    must(await change(people.office, "return", 3, { comment: "単位は？", commentField: "actual" }));
    must(await change(people.general, "submit", 4));
    must(await change(people.general, "take_back", 5));
    expect(await outstanding()).toBe("returned");
    // The step is the department's own, and no second return.
    const { history } = must(await getReport(people.general, { kpiId: toKpiId(PAPER), fy: FY }, NOW));
    expect(history.slice(0, 3).map(({ event }) => event)).toEqual(["take_back", "submit", "return"]);
    const [note] = must(await listEntryNotes(people.general, { fy: FY })).filter(
      ({ kpiId }) => kpiId === PAPER,
    );
    expect(note?.returned).toMatchObject({ comment: "単位は？", field: "actual" });
    must(await change(people.general, "submit", 6));
    must(await change(people.office, "approve", 7));
    // What it means for who takes back, and not that somebody else has saved.
    expect(await change(people.general, "take_back", 7)).toMatchObject({
      ok: false,
      reason: "conflict",
      errors: { "": TAKE_BACK_TOO_LATE },
    });
  });

  it("one's own look opens nothing: the office that handed in for a department may have it back", async () => {
    must(await change(people.office, "submit", 0, {}, COUNT));
    must(await noteOpened(people.office, { fy: FY, seen: [{ itemId: COUNT, version: 1 }] }));
    expect(must(await change(people.office, "take_back", 1, {}, COUNT)).state).toBe("draft");
  });
});
