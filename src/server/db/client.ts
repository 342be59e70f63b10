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

/** Ends the pool; the next call of db() opens a new one. */
export async function closeDb(): Promise<void> {
  const open = holder.ayumiDb;
  holder.ayumiDb = undefined;
  await open?.$disconnect();
}
