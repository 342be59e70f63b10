/** `npm run demo`: a data folder of its own, accounts of every role and invented figures, marked as such everywhere. */
import path from "node:path";
import { runCommand } from "@/cli/runtime/command";
import { projectRoot } from "@/cli/runtime/project-root";
import { runServer } from "@/cli/serving/server";

function runDemo(): Promise<void> {
  Object.assign(process.env, {
    AYUMI_DEMO: "1",
    AYUMI_DATA_DIR: process.env.AYUMI_DATA_DIR?.trim() || path.join(projectRoot, "var", "demo"),
  });
  // A demonstration never writes invented figures into a city's database.
  delete process.env.DATABASE_URL;
  delete process.env.DATABASE_OWNER_URL;
  return runServer({ development: false, prepare: seed });
}

/** @returns the accounts, as lines for whoever started it */
async function seed(): Promise<string[]> {
  const { seedDemo } = await import("@/cli/demo/data");
  const accounts = await seedDemo();
  return [
    "",
    "デモ（架空の数値）のアカウント",
    ...accounts.map(({ role, name, email, password }) => `　${role}　${name}　${email}　${password}`),
  ];
}

await runCommand(
  {
    call: "npm run demo",
    does: "架空の数値と、すべての役割のアカウントが入ったデモを起動します。専用のデータフォルダー（var/demo）を使い、本番のデータには触れません。Ctrl-C で終了します。",
    example: "PORT=8080 npm run demo",
    fails: "起動できませんでした。理由を表示します（起動の途中で止めたときは 130）。",
  },
  runDemo,
);
