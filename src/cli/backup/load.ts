/** Puts a backup's rows into the tables of an empty database, all or nothing, and reads them back to compare. */

import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { OperatorError } from "@/lib/operator-error";
import { type ArchiveEntry, readArchive } from "./archive";
import { type Manifest, tableOfEntry } from "./manifest";
import { columnList, copyOut, quoted, readTables, SESSION_SETTINGS, type Table } from "./tables";

/**
 * The tables are in the form of the backup. The triggers that keep history from being changed, and that number and chain
 * what is new, are the owner's to switch off: for this transaction alone, and they are back before it ends.
 * @param file has been checked
 * @param alsoWithin what else happens in the same transaction, once every row is back and compared
 */
export async function loadBackup(
  client: pg.Client,
  file: string,
  manifest: Manifest,
  alsoWithin: (client: pg.Client) => Promise<void>,
): Promise<void> {
  await client.query("BEGIN");
  await client.query(SESSION_SETTINGS);
  const tables = await readTables(client);
  refuseOtherForm(tables, manifest);
  const triggers = async (way: "DISABLE" | "ENABLE") => {
    for (const { name } of tables)
      await client.query(`ALTER TABLE public.${quoted(name)} ${way} TRIGGER USER`);
  };
  await triggers("DISABLE");
  // Rows that a migration itself puts in.
  for (const { name } of tables.toReversed()) await client.query(`DELETE FROM public.${quoted(name)}`);
  await copyIn(client, file, manifest);
  for (const { name, last, called } of manifest.sequences) {
    await client.query("SELECT setval(format('public.%I', $1::text)::regclass, $2::bigint, $3)", [
      name,
      last,
      called,
    ]);
  }
  // References that wait for the commit are asked now: a table with one that waits cannot be altered.
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  await triggers("ENABLE");
  await compare(client, tables, manifest);
  await alsoWithin(client);
  await client.query("COMMIT");
}

function refuseOtherForm(tables: readonly Table[], manifest: Manifest): void {
  const form = (of: readonly Pick<Table, "name" | "columns">[]) =>
    JSON.stringify(
      of.map(({ name, columns }) => `${name}: ${columns.join()}`).sort((a, b) => (a < b ? -1 : 1)),
    );
  if (form(tables) !== form(manifest.tables)) {
    throw new OperatorError(
      "バックアップの表の形が、その更新まで適用したデータベースの形と合いません。バックアップを作った版のプログラムで復元してください。",
    );
  }
}

async function copyIn(client: pg.Client, file: string, manifest: Manifest): Promise<void> {
  const columnsOf = new Map(manifest.tables.map(({ name, columns }) => [name, columns]));
  const entries = readArchive(file);
  let next = await entries.next();
  while (!next.done) {
    const table = tableOfEntry(next.value.name);
    const columns = table === null ? undefined : columnsOf.get(table);
    if (table === null || !columns) {
      await skip(next.value);
      next = await entries.next();
      continue;
    }
    await pipeline(
      async function* () {
        while (!next.done && tableOfEntry(next.value.name) === table) {
          yield* next.value.body;
          next = await entries.next();
        }
      },
      client.query(copyFrom(`COPY public.${quoted(table)} (${columnList(columns)}) FROM STDIN`)),
    ).catch((error: unknown) => {
      throw refusedRows(table, error);
    });
  }
}

/** The database holds what it is given to its own rules; a backup that breaks them is none of ours. */
function refusedRows(table: string, error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  return new OperatorError(
    `バックアップの表 ${table} を、データベースが受け付けませんでした（${error.message}）。何も復元していません。別のバックアップを使ってください。`,
    { cause: error },
  );
}

async function skip({ body }: ArchiveEntry): Promise<void> {
  for await (const _ of body);
}

async function compare(client: pg.Client, tables: readonly Table[], manifest: Manifest): Promise<void> {
  const expected = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const table of tables) {
    const { rows, sha256 } = await copyOut(client, table);
    const wanted = expected.get(table.name);
    if (rows !== wanted?.rows || sha256 !== wanted.sha256) {
      throw new OperatorError(
        `復元した表 ${table.name} が、バックアップと合いません（${rows}件、記録は${wanted?.rows ?? 0}件）。何も復元していません。`,
      );
    }
  }
}
