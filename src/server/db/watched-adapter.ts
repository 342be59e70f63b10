/** Prisma's way to PostgreSQL, of which every query tells the circuit, and the request it is for, how it went. */
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlQueryable } from "@prisma/driver-adapter-utils";
import { sayTrouble } from "@/lib/answer-status";
import { logger } from "@/lib/logger";
import { signal } from "./availability";
import { troubleOf } from "./trouble";

export class WatchedPg extends PrismaPg {
  override async connect() {
    const adapter = watched(await super.connect());
    const start = noticed(adapter.startTransaction.bind(adapter));
    adapter.startTransaction = async (isolation) => watched(await start(isolation));
    return adapter;
  }
}

function watched<T extends SqlQueryable>(queryable: T): T {
  queryable.queryRaw = noticed(queryable.queryRaw.bind(queryable));
  queryable.executeRaw = noticed(queryable.executeRaw.bind(queryable));
  return queryable;
}

function noticed<Args extends unknown[], T>(
  ask: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  return async (...args) => {
    try {
      const answer = await ask(...args);
      signal("query_answered");
      return answer;
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === null) signal("query_answered");
      else {
        sayTrouble(trouble);
        if (trouble === "full") noteFull(error);
        if (trouble === "away") signal("query_failed", error);
      }
      throw error;
    }
  };
}

const TOLD_AGAIN_MS = 60_000;
let toldAt = Number.NEGATIVE_INFINITY;

/** What follows from it, all over, is told elsewhere; here is the cause. */
function noteFull(error: unknown): void {
  const now = performance.now();
  if (now - toldAt < TOLD_AGAIN_MS) return;
  toldAt = now;
  logger.error({ err: error }, "the disk of the database is full: it cannot write");
}
