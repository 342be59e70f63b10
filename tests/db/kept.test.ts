/** What was read is kept only while not a row of it has changed. */
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDb, db } from "@/server/db/client";
import { kept } from "@/server/db/kept";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

let readings = 0;
const names = () =>
  kept(["user_account"], "names", async () => {
    readings += 1;
    const rows = await db().user.findMany({ select: { name: true }, orderBy: { name: "asc" } });
    return rows.map(({ name }) => name);
  });

/** @returns what is read, and whether the database was asked for it */
async function read(): Promise<{ names: string[]; isAnew: boolean }> {
  const before = readings;
  return { names: await names(), isAnew: readings > before };
}

const person = (name: string) => ({ name, email: `${name}@example.jp`, role: "manager" as const });

it("is read once while nothing changes, and anew after each change", async () => {
  await db().user.createMany({ data: [person("a"), person("b")] });
  expect(await read()).toEqual({ names: ["a", "b"], isAnew: true });
  expect(await read()).toEqual({ names: ["a", "b"], isAnew: false });
  await db().user.update({ where: { email: "a@example.jp" }, data: { name: "c" }, select: { id: true } });
  expect(await read()).toEqual({ names: ["b", "c"], isAnew: true });
  await db().user.create({ data: person("d"), select: { id: true } });
  expect(await read()).toEqual({ names: ["b", "c", "d"], isAnew: true });
  expect(await read()).toMatchObject({ isAnew: false });
});

it("is read anew where a change is taken back by another change", async () => {
  const rename = (from: string, to: string) =>
    db().user.updateMany({ where: { name: from }, data: { name: to } });
  const before = await read();
  await rename("b", "e");
  await rename("e", "b");
  expect(await read()).toEqual({ names: before.names, isAnew: true });
});

it("is not touched by what another transaction has not finished, or gives up", async () => {
  const { names: before } = await read();
  await db()
    .$transaction(async (tx) => {
      await tx.user.updateMany({ data: { name: "x" } });
      expect(await read()).toEqual({ names: before, isAnew: false });
      throw new Error("given up");
    })
    .catch(() => undefined);
  expect(await read()).toEqual({ names: before, isAnew: false });
});

it("two that ask at once share a reading", async () => {
  let asked = 0;
  const slow = () =>
    kept(["report"], "slow", async () => {
      asked += 1;
      await db().$queryRaw`SELECT pg_sleep(0.5)::text`;
      return asked;
    });
  expect(await Promise.all([slow(), slow()])).toEqual([1, 1]);
});

it("a reading that failed is nobody's answer", async () => {
  let asked = 0;
  const failing = () =>
    kept(["report"], "failing", async () => {
      asked += 1;
      if (asked === 1) throw new Error("lost");
      return asked;
    });
  await expect(failing()).rejects.toThrow("lost");
  expect(await failing()).toBe(2);
  expect(await failing()).toBe(2);
});

it("is kept apart for each database", async () => {
  const { names: here } = await read();
  const other = await createTestDatabase();
  try {
    await closeDb();
    process.env.DATABASE_URL = other.appUrl;
    expect(await read()).toEqual({ names: [], isAnew: true });
    expect(here).not.toEqual([]);
  } finally {
    await closeDb();
    await other.drop();
    process.env.DATABASE_URL = database.appUrl;
  }
});
