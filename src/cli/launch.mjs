// The first thing any command runs: plain JavaScript for any Node >= 18, with nothing installed yet. It installs what is
// missing and hands over to the Node version the project is made for.
import { existsSync } from "node:fs";
import path from "node:path";
import { generateClient } from "./launch/generate.mjs";
import { handOver } from "./launch/hand-over.mjs";
import { ensureInstalled } from "./launch/install.mjs";
import { LaunchError, root } from "./launch/project.mjs";
import { chooseNode } from "./launch/runtime.mjs";

const OLDEST_NODE = 18;

async function main() {
  const [command = "start", ...args] = process.argv.slice(2);
  const script = path.join("src", "cli", `${command.replaceAll(":", "-")}.ts`);
  if (!/^[a-z]+(:[a-z]+)*$/.test(command) || !existsSync(path.join(root, script))) {
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
