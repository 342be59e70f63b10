/**
 * Prisma's own engine as WebAssembly: the Prisma CLI would download a binary, which a closed municipal network refuses.
 * It works on one connection that is given to it, and sees no other.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import type pg from "pg";
import { projectRoot } from "@/cli/runtime/project-root";
import { OperatorError } from "@/lib/operator-error";

export const SCHEMA_FILE = path.join(projectRoot, "prisma", "schema.prisma");

/**
 * @param pool of one connection
 * @throws Error with PostgreSQL's own words for a statement that failed
 */
export async function withEngine<T>(pool: pg.Pool, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const content = await readFile(SCHEMA_FILE, "utf8");
  const { SchemaEngine: Engine } = await loadEngine();
  const factory = bindMigrationAwareSqlAdapterFactory(new MigrationPg(pool));
  let engine: SchemaEngine | undefined;
  try {
    engine = await Engine.new({ datamodels: [[SCHEMA_FILE, content]] }, () => undefined, factory);
    return await work(engine);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new Error(describeEngineError(error, factory.errorRegistry), { cause: error });
  } finally {
    engine?.free();
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
