/** `npm run backup:check -- FILE`: reads a backup to its end and says whether it is as it was made. Needs no database. */
import { checkBackup } from "@/cli/backup/check";
import { openSecrets, readPassphrase } from "@/cli/backup/secrets";
import { backupSummary } from "@/cli/backup/words";
import { fromCallersFolder } from "@/cli/runtime/arguments";
import { runCommand } from "@/cli/runtime/command";
import { say } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";

async function check(file: string, passphraseFile: string | undefined): Promise<void> {
  const { manifest, secrets } = await checkBackup(file);
  if (passphraseFile !== undefined) {
    if (secrets === null) throw new OperatorError(`${file} に署名の鍵は入っていません。`);
    openSecrets(secrets, readPassphrase(fromCallersFolder(passphraseFile)));
  }
  say(`${file} を最後まで読みました。バックアップしたときのままです。`);
  for (const line of backupSummary(manifest)) say(line);
  if (secrets === null) say("署名の鍵は入っていません。");
  else say(passphraseFile === undefined ? "署名の鍵が入っています。" : "署名の鍵が、この合言葉で開きます。");
}

await runCommand(
  {
    call: "npm run backup:check",
    does: "バックアップを最後まで読み、件数、ハッシュ値、公表と監査記録のつながりを確かめます。合わないところがあれば最初の一つを示します。何も変更しません。",
    positionals: { name: "ファイル", does: "npm run backup で作ったファイル", min: 1, max: 1 },
    options: {
      "passphrase-file": { value: "ファイル", does: "この合言葉で署名の鍵が開くかも確かめます。" },
    },
    example: "npm run backup:check -- /var/backups/ayumi/ayumi.tar.gz",
    fails: "合わないところがあるか、読めませんでした。",
  },
  ({ positionals: [file = ""], options }) => check(fromCallersFolder(file), options["passphrase-file"]),
);
