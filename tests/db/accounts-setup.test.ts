/** The first administrator: one link, one use, one winner. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keepSetUpLink } from "@/server/auth/links/set-up-file";
import { completeSetup, isSetupOpen, issueSetupToken } from "@/server/auth/links/setup";
import { closeDb, db } from "@/server/db/client";
import { actionsOf, ORIGIN, PASSWORD, person, setEnvironment } from "./support/accounts";

let database: TestDatabase;
const dataDir = mkdtempSync(path.join(tmpdir(), "ayumi-set-up-"));
const kept = path.join(dataDir, "set-up-link.txt");

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  process.env.AYUMI_DATA_DIR = dataDir;
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await db().user.updateMany({ data: { active: false } });
});

const input = (token: string, email: string) => ({ token, name: "山田 花子", email, password: PASSWORD });

async function issue(): Promise<string> {
  const token = await issueSetupToken();
  if (token === null) throw new Error("no token");
  return token;
}

describe("issueSetupToken", () => {
  it("gives 32 random bytes and keeps their hash alone", async () => {
    const token = await issue();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const rows = await db().invitation.findMany({ select: { tokenHash: true, purpose: true } });
    expect(rows.map((row) => row.tokenHash)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("ends the links given out before", async () => {
    const first = await issue();
    const second = await issue();
    expect(await isSetupOpen(first)).toBe(false);
    expect(await isSetupOpen(second)).toBe(true);
  });

  it("gives nothing while somebody administers", async () => {
    const token = await issue();
    await person("admin");
    expect(await issueSetupToken()).toBeNull();
    expect(await isSetupOpen(token)).toBe(false);
    expect(await completeSetup(input(token, "late@example.lg.jp"))).toMatchObject({ reason: "not_found" });
  });

  it("is not stopped by a deactivated administrator", async () => {
    await person("admin", { active: false });
    expect(await issueSetupToken()).not.toBeNull();
  });
});

describe("completeSetup", () => {
  it("makes one administrator of two at once", async () => {
    const token = await issue();
    const results = await Promise.all([
      completeSetup(input(token, "race-a@example.lg.jp")),
      completeSetup(input(token, "race-b@example.lg.jp")),
      completeSetup(input(token, "race-c@example.lg.jp")),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db().user.count({ where: { email: { startsWith: "race-" } } })).toBe(1);
  });

  it("is done once, and written down", async () => {
    const token = await issue();
    const result = await completeSetup(input(token, "first@example.lg.jp"));
    if (!result.ok) throw new Error(result.reason);
    expect(await actionsOf(`account:${result.value.userId}`)).toEqual(["account.set_up"]);
    await db().user.updateMany({ data: { active: false } });
    expect(await completeSetup(input(token, "second@example.lg.jp"))).toMatchObject({ reason: "not_found" });
  });

  it("keeps the link when the form was wrong", async () => {
    const token = await issue();
    await keepSetUpLink(dataDir, `${ORIGIN}/staff/set-up?token=${token}`);
    const weak = { ...input(token, "weak@example.lg.jp"), password: "password1234" };
    expect(await completeSetup(weak)).toMatchObject({
      reason: "invalid",
      errors: { password: expect.any(String) },
    });
    await person("manager", { email: "taken@example.lg.jp" });
    expect(await completeSetup(input(token, "taken@example.lg.jp"))).toMatchObject({
      reason: "invalid",
      errors: { email: expect.any(String) },
    });
    expect(await isSetupOpen(token)).toBe(true);
    expect(readFileSync(kept, "utf8")).toContain(token);

    // Used, it goes from the data folder at once, and not only at the next start.
    expect((await completeSetup(input(token, "right@example.lg.jp"))).ok).toBe(true);
    expect(existsSync(kept)).toBe(false);
  });

  it("ends after 24 hours", async () => {
    const token = await issue();
    const open = await db().invitation.findFirstOrThrow({
      where: { purpose: "set_up", usedAt: null },
      orderBy: { createdAt: "desc" },
      select: { id: true, expiresAt: true, createdAt: true },
    });
    expect(open.expiresAt.getTime() - open.createdAt.getTime()).toBeLessThanOrEqual(24 * 3600 * 1000);
    await db().invitation.update({ where: { id: open.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await completeSetup(input(token, "slow@example.lg.jp"))).toMatchObject({ reason: "not_found" });
  });

  it.each([null, undefined, "", "x", { not: "" }, ["a"], "é".repeat(43)])(
    "knows no link %j",
    async (token) => {
      await issue();
      expect(await isSetupOpen(token)).toBe(false);
    },
  );
});
