/**
 * Migrations through Prisma's own engine as WebAssembly: the Prisma CLI would download a binary, which a closed
 * municipal network refuses. Layout (prisma/migrations) and record (`_prisma_migrations`) are the standard ones, so
 * `prisma migrate deploy` works on the same database.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { OperatorError } from "@/lib/operator-error";
import { installJobSchema } from "./job-schema";
import { readMigrations } from "./migrations";
import { projectRoot } from "./project-root";

const SCHEMA_FILE = path.join(projectRoot, "prisma", "schema.prisma");
const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Any fixed number of our own: two servers starting at once migrate one after the other. */
const ADVISORY_LOCK_KEY = "4120251020";
/** As PostgreSQL says it, whatever was to be done. */
const NOT_THE_OWNER = /permission denied|must be owner/;
/** A forgotten session that holds a table must not hang the start without a word. */
const LOCK_TIMEOUT = "15s";

/**
 * Brings the database to the newest migration.
 * @param ownerUrl login that owns (or may create) the tables
 * @returns names of the migrations that were applied now; empty when there was nothing to do
 * @throws OperatorError when the history cannot be continued
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  return withAdvisoryLock(ownerUrl, async () => {
    const applied = await applyMigrations(ownerUrl);
    await installJobSchema(ownerUrl).catch((error: unknown) => {
      throw new OperatorError(
        `メールの送信待ちの表を用意できませんでした：${describeEngineError(error, NO_ERRORS)}`,
        {
          cause: error,
        },
      );
    });
    return applied;
  });
}

/** Brings an empty database to an earlier form, for rows of that time; `migrate` goes on from there. */
export async function migrateUpTo(ownerUrl: string, last: string): Promise<void> {
  await withAdvisoryLock(ownerUrl, () => applyMigrations(ownerUrl, last));
}

/** @param last the last one to be applied; all of them when left out */
async function applyMigrations(ownerUrl: string, last?: string): Promise<string[]> {
  return withEngine(ownerUrl, async (engine) => {
    const migrationsList = await readMigrations(last);
    const state = await engine.diagnoseMigrationHistory({
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
    if (state.history && state.history.diagnostic !== "databaseIsBehind") {
      throw new OperatorError(
        `データベースはこのプログラムより新しい版（${state.history.unpersistedMigrationNames.join("、")}）です。新しい版のプログラムで起動してください。`,
      );
    }
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  });
}

/**
 * What schema.prisma says and the database does not (or the other way round), as SQL; null when they do not differ.
 * Triggers, grants and check constraints are outside Prisma's schema and do not count.
 */
export async function schemaDrift(ownerUrl: string): Promise<string | null> {
  const content = await readFile(SCHEMA_FILE, "utf8");
  return withEngine(ownerUrl, async (engine) => {
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
  });
}

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const content = await readFile(SCHEMA_FILE, "utf8");
  const { SchemaEngine: Engine } = await loadEngine();
  // A pool of our own: the engine never closes the one it would make, and open sessions block what comes next.
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    options: `-c lock_timeout=${LOCK_TIMEOUT}`,
  });
  pool.on("error", () => undefined);
  const factory = bindMigrationAwareSqlAdapterFactory(new MigrationPg(pool));
  const errors = factory.errorRegistry;
  let engine: SchemaEngine | undefined;
  try {
    engine = await Engine.new({ datamodels: [[SCHEMA_FILE, content]] }, () => undefined, factory);
    return await work(engine);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const said = describeEngineError(error, errors);
    const todo = NOT_THE_OWNER.test(said)
      ? "。更新には、表を所有するログインが要ります。環境変数 DATABASE_OWNER_URL を確かめてください。"
      : "";
    throw new OperatorError(`データベースの更新に失敗しました：${said}${todo}`, { cause: error });
  } finally {
    engine?.free();
    await pool.end();
  }
}

/** PostgreSQL's catalogue type "char", which adapter-pg does not know, and `text`, which it reads the same way. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/** Two things adapter-pg does not do for migrations. */
class MigrationPg extends PrismaPg {
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    // It cuts a script at every semicolon, which breaks function bodies. Sent whole, PostgreSQL parses it itself and
    // runs it as one transaction: a migration happens completely or not at all.
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    const queryRaw = adapter.queryRaw;
    adapter.queryRaw = async (query) => {
      const charColumns = new Set<number>();
      // The same adapter on a pool that names the type as text and remembers where it did so.
      const reader = Object.create(adapter, {
        client: { value: readCharAsText(pool, charColumns) },
      }) as typeof adapter;
      const result = await queryRaw.call(reader, query);
      const columnTypes = result.columnTypes.map((type, index) =>
        charColumns.has(index) ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

function readCharAsText(pool: pg.Pool, charColumns: Set<number>): Pick<pg.Pool, "query"> {
  const query = async (config: pg.QueryConfig) => {
    const result = await pool.query(config);
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      charColumns.add(index);
    }
    return result;
  };
  return { query: query as pg.Pool["query"] };
}

type EngineModule = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");
let loaded: Promise<EngineModule> | undefined;

function loadEngine(): Promise<EngineModule> {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url);
    const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const file = path.join(
      path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
      "schema_engine_bg.wasm",
    );
    const { instance } = await WebAssembly.instantiate(await readFile(file), {
      "./schema_engine_bg.js": withoutLastingTimers(glue as unknown as WebAssembly.ModuleImports),
    });
    const bindings = glue as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return glue;
  })();
  return loaded;
}

/** The engine never clears its ten-second lock timer, which would keep a finished command from ending. */
function withoutLastingTimers(imports: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const changed = { ...imports };
  for (const [name, original] of Object.entries(imports)) {
    if (!name.startsWith("__wbg_setTimeout_") || typeof original !== "function") continue;
    changed[name] = (...args: unknown[]) => {
      const timer: unknown = original(...args);
      if (timer instanceof Object && "unref" in timer && typeof timer.unref === "function") timer.unref();
      return timer;
    };
  }
  return changed;
}

async function withAdvisoryLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while idle is reported by the next query; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new OperatorError(
      `データベースに接続できません（${error instanceof Error ? error.message : String(error)}）。`,
      {
        cause: error,
      },
    );
  }
  try {
    await client.query(`SET lock_timeout = '60s'`);
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK_KEY]);
    return await work();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "55P03") {
      throw new OperatorError("ほかのサーバーがデータベースを更新中です。終わってから起動し直してください。");
    }
    throw error;
  } finally {
    // Ending the session releases the lock, whatever happened.
    await client.end().catch(() => undefined);
  }
}

const NO_ERRORS: ErrorRegistry = { consumeError: () => undefined };

type ErrorRegistry = { consumeError(id: number): { error: unknown } | undefined };

/** The engine reports a failed statement by number; the adapter keeps the error itself. */
function describeEngineError(error: unknown, registry: ErrorRegistry): string {
  if (typeof error === "object" && error !== null && "id" in error && typeof error.id === "number") {
    const original = registry.consumeError(error.id)?.error;
    if (original) return describeEngineError(original, registry);
  }
  const text = error instanceof Error ? error.message : JSON.stringify(error);
  // What follows is the trace of the engine's own source.
  return text.split(/\n\s*0: /)[0]?.trim() ?? text;
}
