/**
 * What was read of the database, kept in this process for as long as not a row of it has changed. Whether one has, the database
 * itself is asked each time: nobody is shown what was so a moment ago. What a person may see is decided after it, each time.
 */
import { cache } from "react";
import { z } from "zod";
import { type Db, db } from "./client";
import { Prisma } from "./generated/client";
import { parseRows } from "./rows";

/** Plans, and who answers for what they name: every page asks for these. */
export const PLANS = ["plan", "plan_version", "plan_kpi", "kpi", "department"] as const;
/** The other tables whose changes are known, by the names that the database has for them. */
const WORK = [
  "report",
  "collection_round",
  "round_item",
  "user_account",
  "link_fetch",
  "publication",
  "publication_withdrawal",
  "publication_redaction",
] as const;
export type KeptTable = (typeof PLANS)[number] | (typeof WORK)[number];

/** A revision is written together with its report, and never changed. */
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
  const asked = [PLANS, WORK].filter((tables) => of.some((table) => tables.some((each) => each === table)));
  const stamps: Stamps = Object.assign(
    {},
    ...(await Promise.all(asked.map((tables) => stampsOnce(client, tables)))),
  );
  const stamp = of.map((table) => stamps[table]).join(" ");
  const known = entries.get(client) ?? new Map<string, Entry>();
  entries.set(client, known);
  const found = known.get(name);
  known.delete(name);
  if (found?.stamp === stamp) {
    // At the end anew: what was not asked for longest goes first.
    known.set(name, found);
    return found.value as Promise<T>;
  }
  const value = read();
  known.set(name, { stamp, value });
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  // A reading that failed is no answer for the next one.
  value.catch(() => {
    if (known.get(name)?.value === value) known.delete(name);
  });
  return value;
}

/** A page asks once for each of the two. */
const stampsOnce = cache(readStamps);

const stampsRow = z.record(z.string(), z.string());
type Stamps = Readonly<Partial<Record<KeptTable, string>>>;

/**
 * A stamp for each table: how many rows it has, and a sum over each row's place and the number of the transaction that wrote it.
 * A row that is written anew has another place or number; nothing else moves one (a stamp may change without a change of
 * content, where the database tidies up).
 */
async function readStamps(client: Db, tables: readonly KeptTable[]): Promise<Stamps> {
  const columns = tables.map((table) =>
    Prisma.raw(
      `(SELECT count(*) || '/' || coalesce(sum(hashtidextended(ctid, xmin::text::bigint)), 0) FROM ${table}) AS ${table}`,
    ),
  );
  const [row] = parseRows(stampsRow, await client.$queryRaw`SELECT ${Prisma.join(columns)}`);
  if (!row) throw new Error("the database gave no stamps");
  return row;
}
