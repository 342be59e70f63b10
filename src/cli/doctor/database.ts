/** What the doctor says of the database: what a start says of it before it goes on, and what a running system needs beside it. */
import { refuseNewerSchema } from "@/cli/database/fit";
import { borrowDatabase, checkBothLogins } from "@/cli/database/open";
import { readKnownDatabase, refuseWrongKind } from "@/cli/database/record";
import { hasCluster } from "@/cli/postgres/cluster";
import { existingDataFolder } from "@/cli/runtime/data-folder";
import type { Env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { detailFindings, mailFindings, startFindings } from "./database-checks";
import { readDatabaseFacts } from "./database-facts";
import { type Finding, refusal, right } from "./finding";
import { poolerFinding, readPoolerFacts } from "./pooler";

interface DatabaseFindings {
  readonly database: readonly Finding[];
  readonly mails: readonly Finding[];
}

export async function databaseFindings(env: Env): Promise<DatabaseFindings> {
  const only = (finding: Finding) => ({ database: [finding], mails: [] });
  try {
    // Its own folder or none: neither is made.
    const folder = existingDataFolder(env.dataDir);
    if (folder !== null) refuseWrongKind(folder, env.databaseUrl);
    if (env.databaseUrl === null && !hasCluster(env.dataDir)) {
      return only(right("専用のデータベースは、最初の起動で作ります（DATABASE_URL は設定されていません）。"));
    }
    return await examine(env);
  } catch (error) {
    return only(told(error));
  }
}

async function examine(env: Env): Promise<DatabaseFindings> {
  const database = await borrowDatabase(env);
  try {
    const facts = await readDatabaseFacts(database);
    const first = startFindings(facts);
    const pooler = poolerFinding(await readPoolerFacts(database.appUrl));
    const findings = [
      ...first,
      // Who cannot get in, or is let do nothing there, would only hear the same again.
      ...(first.every(({ ok }) => ok) ? [await ownFinding(env, database)] : []),
      ...detailFindings(facts),
      ...(pooler ? [pooler] : []),
    ];
    return { database: findings, mails: mailFindings(facts) };
  } finally {
    await database.stop();
  }
}

/** Whether it is the one that the data folder knows, in a form that this program can go on from. */
async function ownFinding(env: Env, database: { appUrl: string; ownerUrl: string }): Promise<Finding> {
  try {
    await checkBothLogins(env, env.dataDir, database);
    await refuseNewerSchema(database.appUrl);
    return right(
      readKnownDatabase(env.dataDir) === null
        ? "データフォルダーは、まだどのデータベースのものでもありません（次の起動で決まります）。"
        : "データフォルダーのデータベースです。",
    );
  } catch (error) {
    return told(error);
  }
}

/** @throws what is no sentence for an operator */
function told(error: unknown): Finding {
  if (error instanceof OperatorError) return refusal(error);
  throw error;
}
