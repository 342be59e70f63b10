/**
 * How often something may be tried, counted in the database and by its clock: neither several processes, nor a restart,
 * nor a wrong clock give more tries.
 */
import { z } from "zod";
import { db } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";

export interface Limit {
  /** What is counted; no two limits have the same. */
  readonly name: string;
  readonly points: number;
}

/** Each window begins with its first try and ends by itself. */
const WINDOW_SECONDS = 15 * 60;

const waitRow = z.object({ wait: z.int() });
const keyOf = (limit: Limit, key: string) => `${limit.name}:${key}`;

/**
 * Counts one try. At the limit nothing more is written: going on trying prolongs nothing.
 * @returns 0 where it may be made; otherwise after how many seconds it may
 */
export async function countTry(limit: Limit, key: string): Promise<number> {
  const counted = await db().$executeRaw`
    INSERT INTO rate_limit AS counter (key, points, expire)
    VALUES (${keyOf(limit, key)}, 1, now() + make_interval(secs => ${WINDOW_SECONDS}::int))
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN counter.expire > now() THEN counter.points + 1 ELSE 1 END,
      expire = CASE WHEN counter.expire > now() THEN counter.expire ELSE excluded.expire END
    WHERE counter.points < ${limit.points} OR counter.expire <= now()`;
  return counted > 0 ? 0 : waitFor(limit, key);
}

/** @returns after how many seconds another try may be made; 0: at once */
export async function waitFor(limit: Limit, key: string): Promise<number> {
  const [row] = parseRows(
    waitRow,
    await db().$queryRaw`
    SELECT greatest(1, ceil(extract(epoch FROM expire - now())))::int AS wait FROM rate_limit
    WHERE key = ${keyOf(limit, key)} AND points >= ${limit.points} AND expire > now()`,
  );
  return row?.wait ?? 0;
}

/** Gives one try back. */
export async function giveBack(limit: Limit, key: string): Promise<void> {
  await db().$executeRaw`
    UPDATE rate_limit SET points = greatest(points - 1, 0) WHERE key = ${keyOf(limit, key)}`;
}

/** Begins to count anew. */
export async function forget(limit: Limit, key: string): Promise<void> {
  await db().rateLimit.deleteMany({ where: { key: keyOf(limit, key) } });
}

/** Whether {@link remember} was told of it, not too long ago. */
export async function isRemembered(key: string): Promise<boolean> {
  const rows = await db().$queryRaw<
    unknown[]
  >`SELECT 1 FROM rate_limit WHERE key = ${key} AND expire > now()`;
  return rows.length > 0;
}

/** A row without a limit: something is known for a while. */
export async function remember(key: string, days: number): Promise<void> {
  await db().$executeRaw`
    INSERT INTO rate_limit (key, points, expire) VALUES (${key}, 1, now() + make_interval(days => ${days}::int))
    ON CONFLICT (key) DO UPDATE SET expire = excluded.expire`;
}

/** Takes away what ended a day ago or longer. */
export async function sweepCounters(): Promise<void> {
  await db().$executeRaw`DELETE FROM rate_limit WHERE expire < now() - interval '1 day'`;
}
