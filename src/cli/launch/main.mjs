// The first thing any command runs: plain JavaScript for any Node >= 18, with nothing installed yet. It installs what is
// missing and hands over to the Node version the project is made for.
import { existsSync } from "node:fs";
import path from "node:path";
import { generateClient } from "./generate.mjs";
import { handOver } from "./hand-over.mjs";
import { ensureInstalled } from "./install.mjs";
import { LaunchError, root } from "./project.mjs";
import { chooseNode } from "./runtime.mjs";

const OLDEST_NODE = 18;

/** What stands beside the commands: they need what only the tests install. */
const BESIDE = { test: ["tests", "run", "test.ts"], bench: ["tests", "bench", "bench.ts"] };

/** The command's script below the project; null where there is no such command. */
function scriptOf(command) {
  if (!/^[a-z]+(:[a-z]+)*$/.test(command)) return null;
  const beside = Object.hasOwn(BESIDE, command) ? BESIDE[command] : null;
  const script = path.join(...(beside ?? ["src", "cli", "commands", `${command.replaceAll(":", "-")}.ts`]));
  return existsSync(path.join(root, script)) ? script : null;
}

async function main() {
  const [command = "start", ...args] = process.argv.slice(2);
  const script = scriptOf(command);
  if (script === null) {
    throw new LaunchError(`「${command}」という操作はありません。`);
  }
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
    throw new LaunchError(
      `Node.js ${process.versions.node} では動きません。Node.js ${OLDEST_NODE} 以上を入れてください。`,
    );
  }
  await ensureInstalled();
  const node = chooseNode();
  await generateClient(node);
  return handOver(node, script, args);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error instanceof LaunchError ? error.message : error);
    process.exitCode = 1;
  },
);
