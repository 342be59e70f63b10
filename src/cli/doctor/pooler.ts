/** Whether something hands the connections to the database on, and mixes them. */
import pg from "pg";
import { APP_ROLE, asked, hasFailed, type LoginFailure } from "./database-facts";
import { type Finding, right, wrong } from "./finding";

const REMEDY = "接続プール（pgbouncer など）を通さず、データベースに直接つないでください。";

/** What two connections that are open at the same time find at the other end. */
export interface PoolerFacts {
  readonly backends: readonly [number, number];
}

/**
 * As the application connects. A pooler in transaction mode gives both the same process of the database, one after the
 * other; of two direct connections each has its own.
 */
export function readPoolerFacts(appUrl: string): Promise<PoolerFacts | LoginFailure> {
  const pidOf = async (client: pg.Client) => {
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    return rows[0]?.pid ?? 0;
  };
  return asked<PoolerFacts>(
    appUrl,
    async (first) => {
      const one = await pidOf(first);
      const second = new pg.Client({ connectionString: appUrl, options: `-c role=${APP_ROLE}` });
      second.on("error", () => undefined);
      try {
        await second.connect();
        return { backends: [one, await pidOf(second)] };
      } finally {
        await second.end().catch(() => undefined);
      }
    },
    `-c role=${APP_ROLE}`,
  );
}

/** @returns null where the connection itself failed, which another check tells */
export function poolerFinding(facts: PoolerFacts | LoginFailure): Finding | null {
  if (hasFailed(facts)) {
    return facts.code === "08P01"
      ? wrong(`データベースとの間で、接続の設定が受け付けられません（${facts.message}）。`, REMEDY)
      : null;
  }
  const [first, second] = facts.backends;
  if (first !== second) return right("接続は、データベースに直接つながっています。");
  return wrong("データベースとの間に、接続を混ぜる接続プールがあります。", REMEDY);
}
