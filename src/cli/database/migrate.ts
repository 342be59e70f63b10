/**
 * Migrations. Layout (prisma/migrations) and record (`_prisma_migrations`) are the standard ones, so `prisma migrate
 * deploy` works on the same database. Each migration and its record are one transaction: whatever ends this process, or the
 * database, in the middle of one, the next run begins with it anew.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { OperatorError } from "@/lib/operator-error";
import { failedConnection } from "./connection";
import { installJobSchema } from "./job-schema";
import { readMigrations } from "./migrations";
import { SCHEMA_FILE, withEngine } from "./schema-engine";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Any fixed number of our own: two servers starting at once migrate one after the other. */
const ADVISORY_LOCK_KEY = "4120251020";
/** How long to wait for another one that migrates, which may be the rest of one that was killed. */
const OTHERS_TIMEOUT = "60s";
/** A forgotten session that holds a table must not hang the start without a word. */
const LOCK_TIMEOUT = "15s";
const LOCK_NOT_AVAILABLE = "55P03";
/** As PostgreSQL says it, whatever was to be done. */
const NOT_THE_OWNER = /permission denied|must be owner/;

/**
 * Brings the database to the newest migration.
 * @param ownerUrl login that owns (or may create) the tables
 * @returns names of the migrations that were applied now; empty when there was nothing to do
 * @throws OperatorError when the history cannot be continued
 */
export function migrate(ownerUrl: string): Promise<string[]> {
  return alone(ownerUrl, async (pool) => {
    const applied = await applyMigrations(pool);
    await installJobSchema(ownerUrl).catch((error: unknown) => {
      throw new OperatorError(`メールの送信待ちの表を用意できませんでした：${messageOf(error)}`, {
        cause: error,
      });
    });
    return applied;
  });
}

/** Brings an empty database to an earlier form, for rows of that time; `migrate` goes on from there. */
export async function migrateUpTo(ownerUrl: string, last: string): Promise<void> {
  await alone(ownerUrl, (pool) => applyMigrations(pool, last));
}

/**
 * What schema.prisma says and the database does not (or the other way round), as SQL; null when they do not differ.
 * Triggers, grants and check constraints are outside Prisma's schema and do not count.
 */
export async function schemaDrift(ownerUrl: string): Promise<string | null> {
  const content = await readFile(SCHEMA_FILE, "utf8");
  return onOneConnection(ownerUrl, (pool) =>
    withEngine(pool, async (engine) => {
      const result = await engine.diff({
        from: {
          tag: "schemaDatasource",
          files: [{ path: SCHEMA_FILE, content }],
          configDir: path.dirname(SCHEMA_FILE),
        },
        to: { tag: "schemaDatamodel", files: [{ path: SCHEMA_FILE, content }] },
        script: true,
        exitCode: true,
        filters: NO_FILTER,
      });
      return result.exitCode === 0 ? null : (result.stdout ?? "");
    }),
  );
}

/** @param last the last one to be applied; all of them when left out */
async function applyMigrations(pool: pg.Pool, last?: string): Promise<string[]> {
  try {
    return await withEngine(pool, (engine) => applyEach(pool, engine, last));
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const said = messageOf(error);
    const todo = NOT_THE_OWNER.test(said)
      ? "。更新には、表を所有するログインが要ります。環境変数 DATABASE_OWNER_URL を確かめてください。"
      : "";
    throw new OperatorError(`データベースの更新に失敗しました：${said}${todo}`, { cause: error });
  }
}

async function applyEach(pool: pg.Pool, engine: SchemaEngine, last?: string): Promise<string[]> {
  const all = await readMigrations(last);
  const missing = await missingMigrations(engine, all);
  const apply = (migrationDirectories: MigrationList["migrationDirectories"]) =>
    engine.applyMigrations({ migrationsList: { ...all, migrationDirectories }, filters: NO_FILTER });
  // Makes the record where there is none: the engine finds that out by a statement that fails, which ends a transaction.
  if (missing.length > 0) await apply([]);
  for (const name of missing) {
    // Without a COMMIT nothing of it is there: when this fails, the connection is closed with the transaction open.
    await pool.query("BEGIN");
    await apply(all.migrationDirectories.filter((each) => each.path <= name));
    await pool.query("COMMIT");
  }
  return missing;
}

/**
 * @returns names, in the order in which they are to be applied
 * @throws OperatorError when the history cannot be continued
 */
async function missingMigrations(engine: SchemaEngine, migrationsList: MigrationList): Promise<string[]> {
  const { history, ...state } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  if (state.failedMigrationNames.length > 0) {
    throw new OperatorError(
      `データベースの更新 ${state.failedMigrationNames.join("、")} が前回途中で失敗しています。バックアップから復元してください。`,
    );
  }
  if (state.editedMigrationNames.length > 0) {
    throw new OperatorError(
      `適用済みの更新 ${state.editedMigrationNames.join("、")} の内容がプログラムと一致しません。プログラムの版を確認してください。`,
    );
  }
  if (history === null) return [];
  if (history.diagnostic !== "databaseIsBehind") {
    throw new OperatorError(
      `データベースはこのプログラムより新しい版（${history.unpersistedMigrationNames.join("、")}）です。新しい版のプログラムで起動してください。`,
    );
  }
  return history.unappliedMigrationNames;
}

/** Holds off everybody else who would migrate, until the connection ends: also where this process ends before it. */
function alone<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  return onOneConnection(url, async (pool) => {
    // Where the server's system can tell that nobody waits any more for what it does.
    await pool.query("SET client_connection_check_interval = '1s'").catch(() => undefined);
    try {
      await pool.query(`SET lock_timeout = '${OTHERS_TIMEOUT}'`);
      await pool.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK_KEY]);
      await pool.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== LOCK_NOT_AVAILABLE) throw error;
      throw new OperatorError(
        "ほかのサーバーがデータベースを更新中です。終わってから起動し直してください。",
        {
          cause: error,
        },
      );
    }
    return work(pool);
  });
}

/** The lock and the transaction are the connection's: one that is lost is not replaced. */
async function onOneConnection<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 10_000, max: 1 });
  pool.on("error", () => undefined);
  const client = await connectWith(pool).catch((error: unknown) => {
    throw failedConnection(url, error);
  });
  // What breaks is reported by the next query; without a listener it would end the process.
  client.on("error", () => undefined);
  pool.query = client.query.bind(client) as typeof pool.query;
  try {
    return await work(pool);
  } finally {
    client.release(true);
    await pool.end();
  }
}

/** What cannot be read of the address is thrown at once. */
async function connectWith(pool: pg.Pool): Promise<pg.PoolClient> {
  return pool.connect();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
