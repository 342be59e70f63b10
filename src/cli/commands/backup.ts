/**
 * `npm run backup -- FILE [--keep N] [--passphrase-file P]`: everything of this installation in one file, while it is in use.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { removeOldest, stampedName } from "@/cli/backup/keep";
import { makeBackup } from "@/cli/backup/make";
import { SECRETS_ENTRY, STOPS_ENTRY } from "@/cli/backup/manifest";
import { readPassphrase, sealSecrets } from "@/cli/backup/secrets";
import { backupSummary } from "@/cli/backup/words";
import { borrowDatabase } from "@/cli/database/open";
import { hasCluster } from "@/cli/postgres/cluster";
import { fromCallersFolder } from "@/cli/runtime/arguments";
import { runCommand } from "@/cli/runtime/command";
import { readSecrets } from "@/cli/runtime/data-folder";
import { projectRoot } from "@/cli/runtime/project-root";
import { say, step } from "@/cli/runtime/steps";
import { type Env, parseEnv } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";

/** @throws OperatorError */
function howMany(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new OperatorError(
      "--keep には、残すバックアップの数を1以上の整数で指定してください（例: --keep 14）。",
    );
  }
  return Number(text);
}

async function backup(given: string, keep: number | null, passphrase: string | null): Promise<void> {
  const env = parseEnv(process.env, projectRoot);
  if (env.databaseUrl === null && !hasCluster(env.dataDir)) {
    throw new OperatorError(
      `データフォルダー ${env.dataDir} にデータベースがありません。AYUMI_DATA_DIR か DATABASE_URL を確かめてください。`,
    );
  }
  const file = keep === null ? given : stampedName(given, new Date());
  const database = await borrowDatabase(env);
  try {
    const manifest = await step("バックアップしています", () =>
      makeBackup(database.ownerUrl, file, besideTheDatabase(env, passphrase)),
    );
    say(`${file} に書き込みました。`);
    for (const line of backupSummary(manifest)) say(line);
  } finally {
    await database.stop();
  }
  if (passphrase === null) {
    say(
      "署名の鍵（secrets.json または AUTH_SECRET）は入っていません。別に保管するか、--passphrase-file を付けて入れてください。",
    );
  }
  if (keep === null) return;
  for (const name of await removeOldest(given, keep)) say(`古いバックアップ ${name} を消しました。`);
}

function besideTheDatabase(env: Env, passphrase: string | null): Record<string, Buffer> {
  const stops = path.join(env.dataDir, "stops.json");
  return {
    ...(existsSync(stops) ? { [STOPS_ENTRY]: readFileSync(stops) } : {}),
    ...(passphrase === null
      ? {}
      : { [SECRETS_ENTRY]: sealSecrets(env.authSecret ?? readSecrets(env.dataDir).auth, passphrase) }),
  };
}

await runCommand(
  {
    call: "npm run backup",
    does: "データベースの内容すべてと公開の停止の記録を、1つのファイルにバックアップします。サーバーの起動中にも実行でき、ある一時点の内容がそろいます。ファイルには個人情報が入ります。",
    positionals: {
      name: "ファイル",
      does: "書き込むファイル（例: /var/backups/ayumi/ayumi.tar.gz）",
      min: 1,
      max: 1,
    },
    options: {
      keep: {
        value: "数",
        does: "ファイルの名前に日時を入れ、同じ名前のバックアップを新しいものからこの数だけ残します。",
      },
      "passphrase-file": {
        value: "ファイル",
        does: "合言葉（12文字以上、1行）を書いたファイル。署名の鍵を、その合言葉で暗号化して入れます。",
      },
    },
    example: "npm run backup -- /var/backups/ayumi/ayumi.tar.gz --keep 14",
    fails: "バックアップできませんでした。理由を表示します。前のバックアップは残っています。",
  },
  async ({ positionals: [file = ""], options }) => {
    const keep = howMany(options.keep);
    const passphraseFile = options["passphrase-file"];
    const passphrase =
      passphraseFile === undefined ? null : readPassphrase(fromCallersFolder(passphraseFile));
    await backup(fromCallersFolder(file), keep, passphrase);
  },
);
