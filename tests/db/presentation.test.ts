/** The office's last words of a presentation. */
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAuditEvents } from "@/server/audit/queries";
import { closeDb, db } from "@/server/db/client";
import { readPresentationClosing, savePresentationClosing } from "@/server/plan/presentation-closing";
import { publishNow, renderSmall } from "./support/publications";
import { loadPeopleAndPlan, type People, PLAN } from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let people: People;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const closing = async () => must(await readPresentationClosing(people.manager, { planId: PLAN.id }));
const save = async (text: string, seen?: string) =>
  savePresentationClosing(people.office, { planId: PLAN.id, text, seen: seen ?? (await closing()).digest });

describe("the last screen", () => {
  it("is written in several lines, without what nobody sees, and the audit trail says from what to what", async () => {
    expect((await closing()).text).toBe("");
    must(await save(" 次の会議は\r\n10月\u200b3日です。\u0007 "));
    expect((await closing()).text).toBe("次の会議は\n10月3日です。");
    const { events } = must(await listAuditEvents(people.office, { filter: { action: "plan.closing" } }));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      before: { presentationClosing: "" },
      after: { presentationClosing: "次の会議は\n10月3日です。" },
    });
  });

  it("is not written over what somebody else wrote meanwhile", async () => {
    const { digest } = await closing();
    must(await save("先に書いた文"));
    expect(await save("後から書いた文", digest)).toMatchObject({
      ok: false,
      reason: "conflict",
      errors: { "": expect.stringContaining("先に書いた文") },
    });
    expect((await closing()).text).toBe("先に書いた文");
  });

  it("holds no more than can be read, and can be taken away", async () => {
    expect(await save("あ".repeat(401))).toMatchObject({
      reason: "invalid",
      errors: { text: expect.any(String) },
    });
    must(await save(""));
    expect((await closing()).text).toBe("");
  });

  it("is told by no publication", async () => {
    must(await save("庁内だけの文"));
    await publishNow(people.office, "公表", "", renderSmall);
    const rows = await db().publication.findMany({ select: { snapshot: true } });
    expect(rows.map(({ snapshot }) => snapshot).join()).not.toContain("庁内だけの文");
  });
});
