/** The version after this one: the same program with further migrations, in a folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sql } from "@tests/db/support/publications";
import pg from "pg";
import type { DatabaseUrls } from "@/cli/postgres/roles";
import { projectRoot } from "@/cli/runtime/project-root";
import { until } from "./front-door";

/** Any number of our own. A migration waits at each of its gates for whoever holds the lock. */
const GATES = 4120;
const gate = (no: number) => `SELECT pg_advisory_xact_lock(${GATES}, ${no});`;

/** As migrations are: rows are written anew, tables locked, what is published is touched, rights are given. */
const MIGRATIONS: readonly string[] = [
  `${gate(1)}
   ALTER TABLE report ADD COLUMN reading text;
   UPDATE report SET reading = kpi_id || '/' || fiscal_year;
   ALTER TABLE publication ADD COLUMN place text NOT NULL DEFAULT '';
   ${gate(2)}
   ALTER TABLE report ALTER COLUMN reading SET NOT NULL;`,
  `${gate(3)}
   CREATE TABLE revision_note (report_id uuid, no integer, body text NOT NULL, PRIMARY KEY (report_id, no),
     FOREIGN KEY (report_id, no) REFERENCES report_revision (report_id, no));
   INSERT INTO revision_note SELECT report_id, no, event::text FROM report_revision;
   ${gate(4)}
   GRANT SELECT, INSERT ON revision_note TO ayumi_app;`,
  `${gate(5)}
   CREATE INDEX audit_event_by_instant ON audit_event (at);
   ${gate(6)}
   CREATE FUNCTION places() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM publication';`,
];
export const GATE_COUNT = 2 * MIGRATIONS.length;
/** How many of the migrations are done when one waits there. */
export const doneAt = (no: number) => Math.floor((no - 1) / 2);

export function makeNextVersion(folder: string): void {
  for (const name of ["src", "prisma", "package.json", "tsconfig.json"]) {
    cpSync(path.join(projectRoot, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(projectRoot, "node_modules"), path.join(folder, "node_modules"));
  for (const [index, script] of MIGRATIONS.entries()) {
    const migration = path.join(folder, "prisma", "migrations", `2099010100000${index}_next`);
    mkdirSync(migration);
    writeFileSync(path.join(migration, "migration.sql"), script);
  }
}

export interface Migrating {
  /** Exit code; null: it was killed. */
  readonly ended: Promise<number | null>;
  kill(): void;
  said(): string;
}

/** `npm run migrate` of the version in that folder. */
export function migrateWith(folder: string, { appUrl, ownerUrl }: DatabaseUrls): Migrating {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "src/cli/commands/migrate.ts"], {
    cwd: folder,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      AYUMI_DATA_DIR: path.join(folder, "var"),
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return {
    ended: new Promise((resolve) => child.once("close", resolve)),
    kill: () => void child.kill("SIGKILL"),
    said: () => said,
  };
}

/** Holds the gates of one database. */
export async function holdGates({ superUrl }: DatabaseUrls) {
  const client = new pg.Client({ connectionString: superUrl });
  // Where a test fails, its database goes before this connection.
  client.on("error", () => undefined);
  await client.connect();
  const numbers = Array.from({ length: GATE_COUNT }, (_, index) => index + 1);
  for (const no of numbers) await client.query("SELECT pg_advisory_lock($1, $2)", [GATES, no]);
  const waiting = async (no: number) => {
    const { rowCount } = await client.query(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = $1 AND objid = $2
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [GATES, no],
    );
    return rowCount === 1;
  };
  return {
    /** @throws what the migration said when it ended instead */
    reached: (no: number, migrating: Migrating) =>
      Promise.race([
        until(() => waiting(no), 60_000),
        migrating.ended.then((code) => {
          throw new Error(`the migration ended with ${code}: ${migrating.said()}`);
        }),
      ]),
    /** PostgreSQL has noticed that whoever waited there is gone. */
    left: (no: number) => until(async () => !(await waiting(no)), 20_000),
    open: (no: number) => client.query("SELECT pg_advisory_unlock($1, $2)", [GATES, no]),
    end: () => client.end(),
  };
}

/** Everything that a migration may change, as text: columns, constraints, indexes, triggers, functions, rights. */
const SCHEMA = `
  SELECT 'column' AS kind, concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
         pg_get_expr(d.adbin, d.adrelid), a.attacl) AS said
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
  WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL SELECT 'relation', concat_ws(' ', relname, relkind, relacl) FROM pg_class WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT 'constraint', concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT 'index', indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'trigger', pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal
  UNION ALL SELECT 'function', concat_ws(' ', pg_get_functiondef(oid), proacl) FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
  UNION ALL SELECT 'migration', concat_ws(' ', migration_name, checksum, finished_at IS NOT NULL, rolled_back_at, applied_steps_count)
    FROM _prisma_migrations
  ORDER BY 1, 2`;

/** The whole of a database's form and rows, to be compared; who is there meanwhile must not write. */
export async function contentOf({ superUrl }: DatabaseUrls): Promise<readonly string[]> {
  const schema = await sql<{ kind: string; said: string }>(superUrl, SCHEMA);
  const tables = await sql<{ name: string }>(
    superUrl,
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const [found] = await sql<{ said: string }>(
        superUrl,
        `SELECT concat_ws(' ', count(*), md5(string_agg(t::text, '\n' ORDER BY t::text))) AS said FROM public.${name} t`,
      );
      return `rows ${name} ${found?.said}`;
    }),
  );
  return [...schema.map(({ kind, said }) => `${kind} ${said}`), ...rows];
}
