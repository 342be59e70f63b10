/**
 * What was read of the database, kept in this process for as long as not a row of it has changed. Whether one has, the database
 * itself is asked each time: nobody is shown what was so a moment ago. What a person may see is decided after it, each time.
 */
import { cache } from "react";
import { z } from "zod";
import { type Db, db } from "./client";
import { Prisma } from "./generated/client";
import { parseRows } from "./rows";

/** The tables whose changes are known, by the names that the database has for them. */
const TABLES = [
  "plan",
  "plan_version",
  "plan_kpi",
  "kpi",
  "department",
  "report",
  "collection_round",
  "round_item",
  "user_account",
  "link_fetch",
  "publication",
  "publication_withdrawal",
  "publication_redaction",
] as const;
export type KeptTable = (typeof TABLES)[number];

/** Plans, and who answers for what they name. */
export const PLANS = [
  "plan",
  "plan_version",
  "plan_kpi",
  "kpi",
  "department",
] as const satisfies readonly KeptTable[];
/** A change of what is reported: a revision is written together with its report, and never changed. */
export const REPORTS = ["report", "user_account", "link_fetch"] as const satisfies readonly KeptTable[];
export const ROUNDS = [
  "collection_round",
  "round_item",
  "user_account",
] as const satisfies readonly KeptTable[];
export const PUBLICATIONS = [
  "publication",
  "publication_withdrawal",
  "publication_redaction",
] as const satisfies readonly KeptTable[];

/** More than the pages of some years and plans need. */
const MOST = 100;

interface Entry {
  readonly stamp: string;
  readonly value: Promise<unknown>;
}

const entries = new WeakMap<Db, Map<string, Entry>>();

/**
 * @param of every table that the reading depends on
 * @param name of the reading, with whatever it depends on besides: no two readings share one
 * @param read never of one viewer: what it answers is shared, and nobody may change it
 */
export async function kept<T>(of: readonly KeptTable[], name: string, read: () => Promise<T>): Promise<T> {
  const client = db();
  // Asked before anything is read: what is kept is then as new as its stamp, or newer.
  const stamps = await stampsOnce(client);
  const stamp = of.map((table) => stamps[table]).join(" ");
  const known = entries.get(client) ?? new Map<string, Entry>();
  entries.set(client, known);
  const found = known.get(name);
  if (found?.stamp === stamp) return found.value as Promise<T>;
  const value = read();
  known.delete(name);
  known.set(name, { stamp, value });
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  // A reading that failed is no answer for the next one.
  value.catch(() => {
    if (known.get(name)?.value === value) known.delete(name);
  });
  return value;
}

/** A page asks once. */
const stampsOnce = cache(readStamps);

const stampsRow = z.record(z.enum(TABLES), z.string());

/**
 * A stamp for each table. Every row carries the number of the transaction that wrote it, and later ones have greater numbers:
 * with as many rows as before, the sum is the same only where each row is.
 */
async function readStamps(client: Db): Promise<z.infer<typeof stampsRow>> {
  const columns = TABLES.map((table) =>
    Prisma.raw(`(SELECT count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) FROM ${table}) AS ${table}`),
  );
  const [row] = parseRows(stampsRow, await client.$queryRaw`SELECT ${Prisma.join(columns)}`);
  if (!row) throw new Error("the database gave no stamps");
  return row;
}
