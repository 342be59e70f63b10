/** The only Prisma client. Imported by server/data, server/auth, server/audit and server/publication alone. */
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/server/db/generated/client";

export type Db = PrismaClient;
/** The client inside a transaction. */
export type Tx = Prisma.TransactionClient;

const holder = globalThis as typeof globalThis & { ayumiDb?: Db };

/**
 * One pool per process. Every connection takes the role `ayumi_app`, which owns nothing and cannot undo what is
 * append-only; the time-outs keep a slow database from hanging pages.
 */
function createDb(connectionString: string): Db {
  const adapter = new PrismaPg({
    connectionString,
    options: "-c role=ayumi_app",
    max: 10,
    connectionTimeoutMillis: 2_000,
    // Opening one costs a process and a key derivation there, and fails on a busy machine: those open are kept.
    idleTimeoutMillis: 300_000,
    statement_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 2_000, timeout: 10_000 } });
}

export function db(): Db {
  if (!holder.ayumiDb) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set");
    holder.ayumiDb = createDb(url);
  }
  return holder.ayumiDb;
}

/** Ends the pool; the next call of db() opens a new one. */
export async function closeDb(): Promise<void> {
  const open = holder.ayumiDb;
  holder.ayumiDb = undefined;
  await open?.$disconnect();
}
