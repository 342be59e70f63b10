/** `npm run doctor`: looks at everything that an installation depends on, and changes nothing. */
import { existsSync, statfsSync } from "node:fs";
import path from "node:path";
import { databaseFindings } from "@/cli/doctor/database";
import { type Finding, findingText, right } from "@/cli/doctor/finding";
import {
  oidcFinding,
  originFindings,
  readDiscovery,
  readOriginFacts,
  smtpFinding,
  spaceFinding,
} from "@/cli/doctor/outside";
import { runCommand } from "@/cli/runtime/command";
import { projectRoot } from "@/cli/runtime/project-root";
import { say } from "@/cli/runtime/steps";
import { type Env, parseEnv } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { greetMailServer } from "@/server/mail/transport";

function folderFinding({ dataDir }: Env): Finding {
  // Made by the first start: until then the disk of whatever is there above it.
  let folder = dataDir;
  while (!existsSync(folder)) folder = path.dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  return spaceFinding(folder, bavail * bsize);
}

async function examine(): Promise<void> {
  const env = parseEnv(process.env, projectRoot);
  let wrongs = 0;
  const tell = (heading: string, findings: readonly Finding[]) => {
    say(`${heading}：`);
    for (const finding of findings) say(findingText(finding));
    wrongs += findings.filter(({ ok }) => !ok).length;
  };
  const { database, mails } = await databaseFindings(env);
  tell("データベース", database);
  tell("ディスク", [folderFinding(env)]);
  tell("メール", [
    env.smtp
      ? smtpFinding(env.smtp.url, await greetMailServer(env.smtp.url))
      : right("SMTP_URL がないため、メールは送らずに、ファイルとして取り出せるように控えます。"),
    ...mails,
  ]);
  tell("サインイン", [
    env.oidc
      ? oidcFinding(env.oidc.issuer, await readDiscovery(env.oidc))
      : right("OIDC_ISSUER がないため、パスワードだけでサインインします。"),
  ]);
  tell("公開アドレス", originFindings(await readOriginFacts(env)));
  if (wrongs > 0) throw new OperatorError(`直すところが${wrongs}件あります。`);
  say("問題は見つかりませんでした。");
}

await runCommand(
  {
    call: "npm run doctor",
    does: "データベースの2つのログインと権限、版、文字コード、接続の数、時計、ディスクの空き、メールサーバー、OpenID Connect、公開アドレスを確かめ、1件ずつ ✓ か、✗ と直し方を表示します。何も変更しません。メールも送りません。サーバーの起動中に実行してください（公開アドレスも確かめられます）。",
    example: "npm run doctor",
    fails: "直すところがあります（✗ の行）。",
  },
  examine,
);
