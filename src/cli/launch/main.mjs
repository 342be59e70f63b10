// The first thing any command runs: plain JavaScript for any Node >= 18, with nothing installed yet. It installs what is
// missing and hands over to the Node version the project is made for.
import path from "node:path";
import { COMMANDS } from "./commands.mjs";
import { handOver } from "./hand-over.mjs";
import { ensureInstalled } from "./install.mjs";
import { LaunchError, readText } from "./project.mjs";
import { chooseNode } from "./runtime.mjs";

const OLDEST_NODE = 18;

const HELP = new Set(["--help", "-h"]);

const VERSION = new Set(["--version", "-v"]);

/** `npm start -- --help`, which needs nothing installed. */
function listCommands() {
  const width = Math.max(...COMMANDS.map(({ call }) => call.length));
  console.log("あゆみの操作：\n");
  for (const { call, does } of COMMANDS) console.log(`  ${call.padEnd(width)}  ${does}`);
  console.log(`
それぞれの使い方は、操作の後に -- --help を付けると表示します（例: npm run export -- --help）。
起動のための環境変数（PORT、AYUMI_DATA_DIR など）は README.ja.md にあります。`);
}

async function main() {
  const [name = "start", ...args] = process.argv.slice(2);
  if (HELP.has(name) || (name === "start" && args.some((arg) => HELP.has(arg)))) {
    listCommands();
    return 0;
  }
  if (VERSION.has(name) || (name === "start" && args.some((arg) => VERSION.has(arg)))) {
    console.log(`ayumi ${JSON.parse(readText("package.json") ?? "{}").version}`);
    return 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    throw new LaunchError(`「${name}」という操作はありません。操作の一覧: npm start -- --help`);
  }
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
    throw new LaunchError(
      `Node.js ${process.versions.node} では動きません。Node.js ${OLDEST_NODE} 以上を入れてください。`,
    );
  }
  await ensureInstalled(command.withTests === true);
  return handOver(chooseNode(), path.join(...command.file.split("/")), args);
}

// As src/cli/runtime/reader-gone.ts has it: whoever stops reading (`| head`) is no failure.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error instanceof LaunchError ? error.message : error);
    process.exitCode = 1;
  },
);
