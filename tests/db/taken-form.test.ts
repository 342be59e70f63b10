/** A form whose answer was lost: what it asked for and its key are stored together, or neither is. */
import { day } from "@tests/fixtures/brands";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDb, db } from "@/server/db/client";
import { carryingOut, forgetTaken, wasTaken } from "@/server/db/taken-form";
import { writing } from "@/server/db/transaction";
import { createRound } from "@/server/rounds/change";
import { FY, loadPeopleAndPlan, type People } from "./support/reports";

const [DONE, REFUSED, THROWN] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];

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

const create = (title: string) =>
  createRound(people.office, {
    fy: FY,
    title,
    instructions: "",
    opensOn: day("2026-04-01"),
    dueOn: day("2026-05-29"),
  });

it("is known once it was taken, not before, and not where it was refused", async () => {
  expect(await wasTaken(DONE)).toBe(false);
  expect(await carryingOut(DONE, () => create("照会"))).toMatchObject({ ok: true });
  expect(await wasTaken(DONE)).toBe(true);
  expect(await carryingOut(REFUSED, () => create("照会"))).toMatchObject({ ok: false });
  expect(await wasTaken(REFUSED)).toBe(false);
});

it("is not known where the transaction was undone", async () => {
  const act = () =>
    writing(async (tx) => {
      await tx.department.create({ data: { name: "取り消される課" } });
      throw new Error("the database went away");
    });
  await expect(carryingOut(THROWN, act)).rejects.toThrow("went away");
  expect(await wasTaken(THROWN)).toBe(false);
});

it("outside of a form nothing is noted; after days a key is forgotten", async () => {
  const before = await db().takenForm.count();
  await writing(async (tx) => {
    await tx.department.create({ data: { name: "ほかの課" } });
    return { ok: true, value: null };
  });
  expect(await db().takenForm.count()).toBe(before);
  const old = "00000000-0000-4000-8000-00000000000f";
  await db().takenForm.create({ data: { key: old, takenAt: new Date(Date.now() - 8 * 86_400_000) } });
  await forgetTaken();
  expect(await wasTaken(DONE)).toBe(true);
  expect(await wasTaken(old)).toBe(false);
});
