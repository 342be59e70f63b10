/** For commands that only whoever owns the database may run. */
import pg from "pg";
import { OperatorError } from "@/lib/operator-error";

const CONNECT_MS = 5_000;

/**
 * @param url the login that the environment gives as the owner's
 * @throws OperatorError unless it owns the tables
 */
export async function requireOwner(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  // A connection that breaks while idle is reported by the next query; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ owns: boolean }>(
      `SELECT pg_has_role(relowner, 'USAGE') AS owns FROM pg_class WHERE oid = 'user_account'::regclass`,
    );
    if (rows[0]?.owns) return;
  } finally {
    await client.end().catch(() => undefined);
  }
  throw new OperatorError(
    "この操作には、表の所有者のログインが要ります。環境変数 DATABASE_OWNER_URL に設定してから、もう一度実行してください。",
  );
}
