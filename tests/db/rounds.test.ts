import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { closeDb, db } from "@/server/db/client";
import { changeReport } from "@/server/reports/queries";
import { createRound, updateRound } from "@/server/rounds/change";
import { getRound, listRounds } from "@/server/rounds/queries";
import { roundSeen } from "@/server/rounds/rows";
import { COUNT, content, FY, loadPeopleAndPlan, NOW, PAPER, type People } from "./support/reports";
import { openNow } from "./support/rounds";

let database: TestDatabase;
let people: People;

beforeAll(async () => {
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  process.env.APP_ORIGIN = "https://ayumi.example.lg.jp";
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
});
afterAll(async () => {
  delete process.env.APP_ORIGIN;
  await closeDb();
  await database.drop();
});

const ROUND = {
  fy: FY,
  title: " 令和7年度 実績の照会 ",
  instructions: "6月中にお願いします。",
  opensOn: "2026-04-10",
  dueOn: "2026-06-30",
};

describe("rounds", () => {
  it("are registered by the office alone", async () => {
    for (const viewer of [people.general, people.manager, people.admin]) {
      expect(await createRound(viewer, ROUND, NOW)).toEqual({ ok: false, reason: "forbidden" });
    }
    expect(await db().collectionRound.count()).toBe(0);
  });

  it("want a title, real dates in order, and a year that has begun and a plan runs in", async () => {
    const bad: [object, string][] = [
      [{ title: " " }, "title"],
      [{ title: "あ".repeat(101) }, "title"],
      [{ instructions: "\u0000" }, "instructions"],
      [{ opensOn: "2026-02-30" }, "opensOn"],
      [{ dueOn: "" }, "dueOn"],
      [{ dueOn: "2026-04-09" }, "dueOn"],
      [{ fy: 2020 }, "fy"],
      [{ fy: 2027 }, "fy"],
    ];
    for (const [over, field] of bad) {
      expect(await createRound(people.office, { ...ROUND, ...over }, NOW), field).toMatchObject({
        ok: false,
        reason: "invalid",
        errors: { [field]: expect.stringMatching(/。$/) },
      });
    }
    expect(await db().collectionRound.count()).toBe(0);
  });

  it("come once per year, with one audit event", async () => {
    const results = await Promise.all([
      createRound(people.office, ROUND, NOW),
      createRound(people.office2, ROUND, NOW),
    ]);
    expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["conflict", "ok"]);
    expect(await db().auditEvent.count({ where: { action: "round.create" } })).toBe(1);
    // Whoever came second is told at the year, and by whom.
    const by = results[0]?.ok ? people.office : people.office2;
    expect(results.find((result) => !result.ok)).toMatchObject({
      errors: {
        fy: expect.stringContaining(
          `すでに登録されています（最後の操作：${by.name}さんが照会を登録しました）`,
        ),
      },
    });
    expect(await getRound(people.general, { fy: FY })).toMatchObject({
      value: { title: "令和7年度 実績の照会", dueOn: "2026-06-30" },
    });
    expect(await getRound(people.general, { fy: fiscalYear(2024) })).toEqual({ ok: true, value: null });
  });

  it("are changed by who saw them as they are", async () => {
    const seen = await getRound(people.office, { fy: FY });
    if (!seen.ok || !seen.value) throw new Error("no round");
    const { id, title, instructions, opensOn } = seen.value;
    const later = { id, title, instructions, opensOn, seen: roundSeen(seen.value), dueOn: "2026-07-10" };
    expect(await updateRound(people.general, later)).toMatchObject({ reason: "forbidden" });
    expect(await updateRound(people.office, later)).toMatchObject({
      ok: true,
      value: { dueOn: "2026-07-10" },
    });
    expect(await updateRound(people.office2, { ...later, dueOn: "2026-07-20" })).toMatchObject({
      reason: "conflict",
      errors: {
        "": expect.stringContaining(`（最後の操作：${people.office.name}さんが照会を変更しました）。画面を`),
      },
    });
    // The same change again says nothing new.
    expect(await updateRound(people.office2, later)).toMatchObject({ ok: true });
    expect(await db().auditEvent.count({ where: { action: "round.update" } })).toBe(1);
    expect(await updateRound(people.office, { ...later, dueOn: "2026-04-01" })).toMatchObject({
      reason: "invalid",
      errors: { dueOn: expect.any(String) },
    });
    expect(
      await updateRound(people.office, { ...later, id: "00000000-0000-4000-8000-000000000000" }),
    ).toMatchObject({ reason: "not_found" });
  });

  it("show how far the reports are that the viewer may see", async () => {
    const round = await getRound(people.office, { fy: FY });
    if (!round.ok || !round.value) throw new Error("no round");
    await openNow(people.office, round.value.id);
    const submit = (kpiId: string, viewer = people.general) =>
      changeReport(
        viewer,
        { kpiId: toKpiId(kpiId), fy: FY, event: "submit", version: 0, content: content() },
        NOW,
      );
    expect(await submit(PAPER)).toMatchObject({ ok: true });
    expect(
      await changeReport(
        people.office,
        { kpiId: COUNT, fy: FY, event: "submit", version: 0, content: content({ actualText: "110" }) },
        NOW,
      ),
    ).toMatchObject({ ok: true });
    await changeReport(people.office, { kpiId: PAPER, fy: FY, event: "approve", version: 1 }, NOW);
    const progress = async (viewer: People[keyof People]) => {
      const list = await listRounds(viewer);
      return list.ok ? list.value[0]?.progress : list.reason;
    };
    expect(await progress(people.office)).toEqual({ total: 3, answered: 2, approved: 1 });
    expect(await progress(people.general)).toEqual({ total: 1, answered: 1, approved: 1 });
    expect(await progress(people.citizen)).toEqual({ total: 1, answered: 0, approved: 0 });
    expect(await progress(people.admin)).toBeNull();
  });
});
