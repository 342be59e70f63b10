/**
 * `npm run migrate`: brings a database to this program's form, with the owner's login. A start does the same; no other
 * command does.
 */
import { migrate } from "@/cli/database/migrate";
import { borrowDatabase, refuseAnotherDatabase } from "@/cli/database/open";
import { runCommand } from "@/cli/runtime/command";
import { projectRoot } from "@/cli/runtime/project-root";
import { say } from "@/cli/runtime/steps";
import { parseEnv } from "@/lib/env";

async function migrateDatabase(): Promise<void> {
  const env = parseEnv(process.env, projectRoot);
  const database = await borrowDatabase(env);
  try {
    await refuseAnotherDatabase(env, database.ownerUrl);
    const applied = await migrate(database.ownerUrl);
    say(
      applied.length === 0
        ? "データベースは、すでにこのプログラムの形です。何も変えていません。"
        : `データベースをこのプログラムの形にしました（更新${applied.length}件）。`,
    );
    for (const name of applied) say(`  ${name}`);
  } finally {
    await database.stop();
  }
}

await runCommand(
  {
    call: "npm run migrate",
    does: "データベースを、このプログラムの形に更新します。npm start も同じことをします。古い版のサーバーが動いているときは、先に終了してください。",
    example: "npm run migrate",
    fails: "更新できませんでした。理由を表示します。途中で失敗した更新は、何も残しません。",
  },
  migrateDatabase,
);
