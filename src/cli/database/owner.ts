/** For commands that only whoever owns the database may run. */
import { OperatorError } from "@/lib/operator-error";
import { withConnection } from "./state";

/**
 * @param url the login that the environment gives as the owner's
 * @throws OperatorError unless it owns the tables
 */
export async function requireOwner(url: string): Promise<void> {
  const { rows } = await withConnection(url, (client) =>
    client.query<{ owns: boolean }>(
      `SELECT pg_has_role(relowner, 'USAGE') AS owns FROM pg_class WHERE oid = 'user_account'::regclass`,
    ),
  );
  if (rows[0]?.owns) return;
  throw new OperatorError(
    "この操作には、表の所有者のログインが要ります。環境変数 DATABASE_OWNER_URL に設定してから、もう一度実行してください。",
  );
}
