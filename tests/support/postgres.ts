/**
 * Databases for tests: one PostgreSQL per vitest run, one migrated template, and for each test file its own copy of it.
 *
 *     const database = await createTestDatabase();   // in beforeAll
 *     await database.drop();                         // in afterAll
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/cli/migrate";
import { type Cluster, startCluster } from "@/cli/postgres/cluster";
import { type DatabaseUrls, databaseUrls, prepareDatabase } from "@/cli/postgres/roles";

const TEMPLATE = "ayumi_template";
const PASSWORDS = { owner: "owner", app: "app" };
const SUPER_PASSWORD = "super";

/** Nothing here outlives the run, so nothing needs to reach the disk. */
const FAST_SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

declare module "vitest" {
  interface ProvidedContext {
    postgresPort: number;
  }
}

export type TestCluster = { cluster: Cluster; folder: string; remove: () => Promise<void> };

/** A PostgreSQL in a temporary folder, without any database of ours in it yet. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(path.join(tmpdir(), "ayumi-test-pg-"));
  const cluster = await startCluster({ folder, superPassword: SUPER_PASSWORD, settings: FAST_SETTINGS });
  return {
    cluster,
    folder,
    remove: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** vitest's globalSetup of the `db` project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, remove } = await startTestCluster();
  try {
    const template = await prepareDatabase(cluster, PASSWORDS, TEMPLATE);
    await migrate(template.ownerUrl);
  } catch (error) {
    await remove();
    throw error;
  }
  project.provide("postgresPort", cluster.port);
  return remove;
}

export type TestDatabase = DatabaseUrls & { name: string; drop: () => Promise<void> };

/** A fresh, migrated, empty database. Only inside a test of the `db` project. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { inject } = await import("vitest");
  const port = inject("postgresPort");
  const superUrl = (database: string) =>
    `postgresql://postgres:${SUPER_PASSWORD}@127.0.0.1:${port}/${database}`;
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const asSuperuser = async (sql: string) => {
    const client = new pg.Client({ connectionString: superUrl("postgres") });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER ayumi_owner`);
  return {
    ...databaseUrls({ port, superUrl }, PASSWORDS, name),
    name,
    drop: () => asSuperuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
