/**
 * `npm run restore -- FILE`: puts a backup into an empty data folder, or into the empty database of DATABASE_URL, and checks
 * that everything is back.
 */
import { type Restored, restoreBackup } from "@/cli/backup/restore";
import { readPassphrase } from "@/cli/backup/secrets";
import { backupSummary } from "@/cli/backup/words";
import { fromCallersFolder } from "@/cli/runtime/arguments";
import { runCommand } from "@/cli/runtime/command";
import { lockDataFolder, prepareDataFolder } from "@/cli/runtime/data-folder";
import { projectRoot } from "@/cli/runtime/project-root";
import { say } from "@/cli/runtime/steps";
import { parseEnv } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { staffRoutes } from "@/lib/routes";

async function restore(file: string, passphraseFile: string | undefined): Promise<void> {
  const passphrase = passphraseFile === undefined ? null : readPassphrase(fromCallersFolder(passphraseFile));
  const env = parseEnv(process.env, projectRoot);
  const folder = prepareDataFolder(env.dataDir);
  const lock = lockDataFolder(folder);
  try {
    const restored = await restoreBackup(env, folder, file, { occasion: "restore", passphrase });
    say(`${file} から復元しました。`);
    for (const line of lines(restored, `${env.appOrigin}${staffRoutes.mails()}`, passphrase !== null))
      say(line);
    if (restored.problem !== null) {
      throw new OperatorError(
        `内容はバックアップのとおりに戻しましたが、バックアップした時点ですでに合わないところがありました。${restored.problem}`,
      );
    }
  } finally {
    lock.release();
  }
}

function lines({ manifest, last, stopped }: Restored, mails: string, hasKey: boolean): string[] {
  return [
    ...backupSummary(manifest),
    ...(last === null ? [] : [`復元した監査記録の最後: 第${last.id}番　${last.hash}`]),
    ...stopped,
    `メールの送信は止めてあります。起動した後、計画の担当課の人か管理者が ${mails} で再開してください。`,
    "サインインは全員やり直しです。使われていなかった招待リンクは無効にしました。必要な人に発行し直してください。",
    ...(hasKey
      ? []
      : [
          "署名の鍵は戻していません。元の secrets.json または AUTH_SECRET と同じ鍵で起動しないと、送信済みの回答リンクと2段階認証の確認コードは使えません（回復コードは使えます）。",
        ]),
  ];
}

await runCommand(
  {
    call: "npm run restore",
    does: "バックアップを、空のデータフォルダー（AYUMI_DATA_DIR）か、空のデータベース（DATABASE_URL と DATABASE_OWNER_URL）に復元します。すでに何かあるところには復元しません。すべての表を読み直してバックアップと照合し、監査記録と公表を確かめます。途中で失敗したときは何も残しません。",
    positionals: { name: "ファイル", does: "npm run backup で作ったファイル", min: 1, max: 1 },
    options: {
      "passphrase-file": {
        value: "ファイル",
        does: "バックアップしたときの合言葉を書いたファイル。署名の鍵も戻します。",
      },
    },
    example: "npm run restore -- /var/backups/ayumi/ayumi.tar.gz",
    fails: "復元できませんでした。理由を表示します。",
  },
  ({ positionals: [file = ""], options }) => restore(fromCallersFolder(file), options["passphrase-file"]),
);
