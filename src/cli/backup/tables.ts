/** What is in a database, as its catalogue tells, and a table's rows as COPY writes them: the same text from every server. */
import { createHash } from "node:crypto";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { z } from "zod";
import type { Manifest, TableRecord } from "./manifest";
import { parentsFirst } from "./parents-first";

/**
 * What no backup takes along. The queue's own schema (pg-boss) is left out as well: its tables are those of its version, and
 * every mail that waits stands in `mail`, from which it is given a new job.
 */
const LEFT_OUT: Readonly<Record<string, string>> = {
  _prisma_migrations: "the migrations write it themselves",
  installation: "which database this is: the new one is itself",
  staff_session: "everybody signs in again: a session that was ended since would be open again",
  rate_limit: "what was tried is forgotten after minutes anyway",
};

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** SQL: its key, compared byte by byte, whatever the database's own order of letters is. */
  readonly order: string;
}

/** Dates, bytes and numbers are written in one way, and nothing is cut off for taking long. */
export const SESSION_SETTINGS = `
  SET LOCAL timezone = 'UTC';
  SET LOCAL datestyle = 'ISO, YMD';
  SET LOCAL intervalstyle = 'postgres';
  SET LOCAL bytea_output = 'hex';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0;
  SET LOCAL lock_timeout = '15s';
`;

const tableRow = z.object({ name: z.string(), columns: z.array(z.string()), order: z.string().nullable() });
const referenceRow = z.object({ child: z.string(), parent: z.string() });

/** Every table that a backup has, one behind those that it refers to. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query(`
    SELECT c.relname::text AS name,
      (SELECT array_agg(a.attname::text ORDER BY a.attname) FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      (SELECT string_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END, ', ' ORDER BY k.n)
       FROM pg_index i
       CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, n)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
       WHERE i.indrelid = c.oid AND i.indisprimary) AS "order"
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    ORDER BY 1`);
  const tables = z
    .array(tableRow)
    .parse(rows)
    .filter(({ name }) => !(name in LEFT_OUT))
    .map(({ name, columns, order }) => {
      if (order === null) throw new Error(`the table ${name} has no primary key`);
      return { name, columns, order };
    });
  // What is asked at the commit only needs no order.
  const references = await client.query(`
    SELECT child.relname::text AS child, parent.relname::text AS parent
    FROM pg_constraint f
    JOIN pg_class child ON child.oid = f.conrelid JOIN pg_class parent ON parent.oid = f.confrelid
    WHERE f.contype = 'f' AND NOT f.condeferred AND child.oid <> parent.oid
      AND child.relnamespace = 'public'::regnamespace`);
  const byName = new Map(tables.map((table) => [table.name, table]));
  return parentsFirst([...byName.keys()], z.array(referenceRow).parse(references.rows)).flatMap(
    (name) => byName.get(name) ?? [],
  );
}

export function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}

export function columnList(columns: readonly string[]): string {
  return columns.map(quoted).join(", ");
}

/**
 * Reads a table's rows and hands them on as they come.
 * @returns what the manifest says of it
 */
export async function copyOut(
  client: pg.ClientBase,
  { name, columns, order }: Table,
  onChunk: (chunk: Buffer) => Promise<void> | void = () => undefined,
): Promise<TableRecord> {
  const digest = new TableDigest();
  const rows = client.query(
    copyTo(`COPY (SELECT ${columnList(columns)} FROM public.${quoted(name)} ORDER BY ${order}) TO STDOUT`),
  );
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    digest.update(chunk);
    await onChunk(chunk);
  }
  return { name, columns: [...columns], ...digest.end() };
}

const NEW_LINE = 0x0a;

/** The hash and the number of rows of COPY's text: each row ends with a line feed, and has no other in it. */
export class TableDigest {
  readonly #hash = createHash("sha256");
  #rows = 0;

  update(chunk: Buffer): void {
    this.#hash.update(chunk);
    for (let at = chunk.indexOf(NEW_LINE); at !== -1; at = chunk.indexOf(NEW_LINE, at + 1)) this.#rows += 1;
  }

  end(): { rows: number; sha256: string } {
    return { rows: this.#rows, sha256: this.#hash.digest("hex") };
  }
}

const sequenceRow = z.object({ name: z.string() });
const standingRow = z.object({ last: z.string(), called: z.boolean() });

export async function readSequences(client: pg.ClientBase): Promise<Manifest["sequences"]> {
  const { rows } = await client.query(`
    SELECT relname::text AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY 1`);
  const sequences: Manifest["sequences"] = [];
  for (const { name } of z.array(sequenceRow).parse(rows)) {
    const standing = await client.query(
      `SELECT last_value::text AS last, is_called AS called FROM public.${quoted(name)}`,
    );
    sequences.push({ name, ...standingRow.parse(standing.rows[0]) });
  }
  return sequences;
}
