/** The only Prisma client. Imported inside src/server alone. */
import { parseEnv } from "@/lib/env";
import { type Prisma, PrismaClient } from "@/server/db/generated/client";
import { createPool } from "./pool";
import { WatchedPg } from "./watched-adapter";

export type Db = PrismaClient;
/** The client inside a transaction. */
export type Tx = Prisma.TransactionClient;

const holder = globalThis as typeof globalThis & { ayumiDb?: Db };

export function db(): Db {
  if (!holder.ayumiDb) {
    const { databaseUrl, databasePoolSize } = parseEnv(process.env);
    if (!databaseUrl) throw new Error("DATABASE_URL is not set");
    const adapter = new WatchedPg(createPool(databaseUrl, databasePoolSize), { disposeExternalPool: true });
    holder.ayumiDb = new PrismaClient({ adapter, transactionOptions: { maxWait: 2_000, timeout: 10_000 } });
  }
  return holder.ayumiDb;
}

/**
 * Opens the connections of the pool, as far as they are to be had: each costs a process and a key derivation there, which
 * the first of many requests would else wait for.
 */
export async function openConnections(): Promise<void> {
  const { databasePoolSize } = parseEnv(process.env);
  // Each is busy for a moment, so that the next one needs another.
  const all = Array.from({ length: databasePoolSize }, () => db().$queryRaw`SELECT pg_sleep(0.1)::text`);
  await Promise.allSettled(all);
}

/** Ends the pool; the next call of db() opens a new one. */
export async function closeDb(): Promise<void> {
  const open = holder.ayumiDb;
  holder.ayumiDb = undefined;
  await open?.$disconnect();
}
