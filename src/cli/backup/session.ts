/** One connection of the owner's login, for work that takes as long as it takes. */
import pg from "pg";
import { connect } from "@/cli/database/connection";
import { OperatorError } from "@/lib/operator-error";

const CONNECT_MS = 10_000;
/** What PostgreSQL says of a login that may not do something, and of tables that are not there. */
const INSUFFICIENT_PRIVILEGE = "42501";
const UNDEFINED_TABLE = "42P01";

/**
 * Runs the work on a connection of its own; whatever it left open is given up with the connection.
 * @throws OperatorError where the login is the wrong one or the database is not one of ours
 */
export async function session<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: "ayumi-backup",
  });
  let failed = true;
  try {
    const result = await work(client);
    failed = false;
    return result;
  } catch (error) {
    throw translated(error);
  } finally {
    // In the middle of a COPY the server waits for us, and would never see a polite end.
    if (failed) client.connection.stream.destroy();
    await client.end().catch(() => undefined);
  }
}

function translated(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  if (error.code === INSUFFICIENT_PRIVILEGE) {
    return new OperatorError(
      `このデータベース利用者の権限では、すべての表を扱えません（${error.message}）。表の持ち主の接続先を DATABASE_OWNER_URL に設定してください。`,
      { cause: error },
    );
  }
  if (error.code === UNDEFINED_TABLE) {
    return new OperatorError(
      `あゆみのデータベースではありません（${error.message}）。DATABASE_URL と AYUMI_DATA_DIR を確かめてください。`,
      { cause: error },
    );
  }
  return error;
}
