import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate, schemaDrift } from "@/cli/database/migrate";

describe("migrations", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it("leave nothing between schema.prisma and the database", async () => {
    expect(await schemaDrift(database.ownerUrl)).toBeNull();
  });

  it("notice a difference (so that the test above can fail)", async () => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query("ALTER TABLE department ADD COLUMN planted text");
    expect(await schemaDrift(database.ownerUrl)).toMatch(/DROP COLUMN "planted"/);
    await client.query("ALTER TABLE department DROP COLUMN planted");
    await client.end();
  });

  it("may be repeated, also by two servers at once", async () => {
    expect(await Promise.all([migrate(database.ownerUrl), migrate(database.ownerUrl)])).toEqual([[], []]);
  });

  it("refuse a database of a newer program", async () => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ('x', 'x', now(), '99990101000000_later', now(), 1)`,
    );
    await expect(migrate(database.ownerUrl)).rejects.toThrow(/新しい版（99990101000000_later）/);
    await client.query("DELETE FROM _prisma_migrations WHERE id = 'x'");
    await client.end();
  });

  it("say in one sentence that there is no database", async () => {
    await expect(migrate("postgresql://nobody@127.0.0.1:1/none")).rejects.toThrow(
      /^データベースに接続できません/,
    );
  });
});
