/** `npm run move-database -- external | embedded`: from the data folder's own PostgreSQL to DATABASE_URL, or back. */
import path from "node:path";
import { MOVES, type Move, moveDatabase } from "@/cli/backup/move";
import { backupSummary } from "@/cli/backup/words";
import { runCommand } from "@/cli/runtime/command";
import { projectRoot } from "@/cli/runtime/project-root";
import { say } from "@/cli/runtime/steps";
import { parseEnv } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";

async function move(to: Move): Promise<void> {
  const env = parseEnv(process.env, projectRoot);
  const { manifest, last, problem } = await moveDatabase(env, to);
  say("データベースを移しました。すべての表の件数と内容が、移す前と一致しています。");
  for (const line of backupSummary(manifest)) say(line);
  if (last !== null) say(`移した後の監査記録の最後: 第${last.id}番　${last.hash}`);
  for (const line of to === "external" ? NOW_EXTERNAL(env.dataDir) : NOW_EMBEDDED) say(line);
  if (problem !== null) {
    throw new OperatorError(
      `内容はそのまま移しましたが、移す前からすでに合わないところがありました。${problem}`,
    );
  }
}

const NOW_EXTERNAL = (folder: string) => [
  "次からは、いまと同じ DATABASE_URL と DATABASE_OWNER_URL を設定して起動してください。",
  `移す前のデータベースは ${path.join(folder, "postgres")} に残してあります。新しいほうで問題なく使えることを確かめてから、消してください。`,
  "サインインは全員やり直しです。",
];
const NOW_EMBEDDED = [
  "次からは、DATABASE_URL と DATABASE_OWNER_URL を設定せずに起動してください。",
  "移す前のデータベースは、そのまま残してあります。新しいほうで問題なく使えることを確かめてから、消してください。",
  "サインインは全員やり直しです。",
];

await runCommand(
  {
    call: "npm run move-database",
    does: "データベースを、専用のもの（データフォルダーの中）から自前の PostgreSQL へ（external）、またはその逆へ（embedded）移します。自前のものの接続先は、どちらのときも環境変数 DATABASE_URL と DATABASE_OWNER_URL に設定します。移す先は空でなければなりません。すべてのサーバーを止めてから実行してください。移す前のデータベースは変わりません。",
    positionals: { name: "移す先", does: MOVES.join(" または "), min: 1, max: 1 },
    example: "DATABASE_URL=… DATABASE_OWNER_URL=… npm run move-database -- external",
    fails: "移せませんでした。理由を表示します。移す前のデータベースをそのまま使えます。",
  },
  ({ positionals: [given = ""] }) => {
    const to = MOVES.find((each) => each === given);
    if (!to) throw new OperatorError(`移す先には ${MOVES.join(" か ")} を指定してください。`);
    return move(to);
  },
);
