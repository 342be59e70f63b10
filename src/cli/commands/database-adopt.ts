/**
 * `npm run database:adopt`: gives the data folder another database on purpose. Without `--confirm` it says what would
 * change. The next start writes the change into that database's audit trail.
 */
import { z } from "zod";
import { databaseLabel, wrongDatabase } from "@/cli/database/known";
import { borrowDatabase, identify } from "@/cli/database/open";
import { readKnownDatabase, writeKnownDatabase } from "@/cli/database/record";
import { withConnection } from "@/cli/database/state";
import { hasCluster } from "@/cli/postgres/cluster";
import { runCommand } from "@/cli/runtime/command";
import { existingDataFolder, isFolderInUse } from "@/cli/runtime/data-folder";
import { projectRoot } from "@/cli/runtime/project-root";
import { say } from "@/cli/runtime/steps";
import { parseEnv } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";

async function adopt(isConfirmed: boolean): Promise<void> {
  const env = parseEnv(process.env, projectRoot);
  const folder = existingDataFolder(env.dataDir);
  if (folder === null) {
    throw new OperatorError(
      `データフォルダー ${env.dataDir} がありません。AYUMI_DATA_DIR を確かめてください。新しいフォルダーなら、この操作は要りません。`,
    );
  }
  if (isFolderInUse(folder)) {
    throw new OperatorError(
      `データフォルダー ${folder} はサーバーが使用中です。終了してから、もう一度実行してください。`,
    );
  }
  const known = readKnownDatabase(folder);
  const database = await borrowDatabase(env, { another: true });
  try {
    const found = await identify(env, database.ownerUrl);
    const held = known ? databaseLabel(known) : hasCluster(folder) ? "内蔵のデータベース" : "記録なし";
    if (known !== null && wrongDatabase(folder, known, found) === null) {
      return say(
        `データフォルダー ${folder} は、すでに${databaseLabel(found)}のものです。何も変えていません。`,
      );
    }
    say(`データフォルダー　${folder}`);
    say(`いまの記録　　　　${held}`);
    say(`替えたあと　　　　${databaseLabel(found)}　${await content(database.ownerUrl)}`);
    if (!isConfirmed) {
      return say(
        "まだ何も変えていません。このデータベースに替えるときは、-- --confirm を付けて実行してください。",
      );
    }
    writeKnownDatabase(folder, { ...found, demo: known?.demo ?? env.demo, adoptedFrom: held });
    say("替えました。次の npm start で、このデータベースの監査記録に残ります。");
  } finally {
    await database.stop();
  }
}

const countRow = z.object({ count: z.int() });

/** What is in it, for whoever decides. */
function content(url: string): Promise<string> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('public.publication') IS NOT NULL AS there");
    if (rows[0]?.there !== true) return "空のデータベースです（次の起動で、新しく始まります）";
    const counted = await client.query("SELECT count(*)::int AS count FROM public.publication");
    return `公表${countRow.parse(counted.rows[0]).count}件`;
  });
}

await runCommand(
  {
    call: "npm run database:adopt",
    does: "データフォルダーは、どのデータベースのものかを控えていて（database.json）、ほかのデータベースでは起動しません。この操作は、その控えを、いまの環境変数（DATABASE_URL など）が指すデータベースに替えます。--confirm を付けなければ、何が変わるかを示すだけです。",
    options: { confirm: { does: "示した内容のとおりに替えます。" } },
    example: "npm run database:adopt -- --confirm",
    fails: "替えられませんでした。理由を表示します。何も変わっていません。",
  },
  ({ options }) => adopt(options.confirm === "true"),
);
