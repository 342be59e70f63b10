/** What is refused has changed nothing: not a row, not half of one. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { reportChange } from "@tests/fuzz/inputs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KpiId } from "@/domain/shared/kpi-id";
import { closeDb } from "@/server/db/client";
import type { ReportChangeBody } from "@/server/reports/change-input";
import { changeReport } from "@/server/reports/queries";
import { Keeper } from "./support/access-world";
import { COUNT, FY, loadPeopleAndPlan, NOW, openRound, PAPER, type People, SHARE } from "./support/reports";

let database: TestDatabase;
let people: People;
let keeper: Keeper;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  await openRound();
  keeper = await Keeper.open(database.superUrl);
});
afterAll(async () => {
  await closeDb();
  await keeper.close();
  await database.drop();
});

describe("a change of a report", () => {
  it("that is refused leaves every table as it was, whoever sends whatever", async () => {
    const persons = fc.constantFrom<keyof People>("general", "citizen", "office", "manager", "admin");
    let refusedOnes = 0;
    await fc.assert(
      fc.asyncProperty(
        reportChange,
        persons,
        fc.constantFrom<KpiId>(PAPER, SHARE, COUNT),
        async (body, who, kpiId) => {
          const before = await keeper.look();
          const sent = { ...(body as ReportChangeBody), kpiId, fy: FY };
          const result = await changeReport(people[who], sent, NOW);
          if (result.ok) return;
          refusedOnes += 1;
          expect(await keeper.look()).toEqual(before);
        },
      ),
      { numRuns: 150 },
    );
    expect(refusedOnes).toBeGreaterThan(100);
  });
});
