import { spawnSync } from "node:child_process";
import path from "node:path";
import { LaunchError, root } from "./project.mjs";

/** Below this, Next or a tool of the tests does not run. */
const OLDEST = [22, 12];

/** The project's own Node in node_modules, there once something is installed. */
export function ownNode() {
  const windows = process.platform === "win32";
  const folder = `node-${windows ? "win" : process.platform}-${process.arch}`;
  return path.join(root, "node_modules", folder, "bin", windows ? "node.exe" : "node");
}

/** The project's own Node, or the running one when that is new enough. */
export function chooseNode() {
  const own = ownNode();
  const answer = spawnSync(own, ["--version"], { encoding: "utf8" });
  if (answer.status === 0 && isNewEnough(answer.stdout)) return own;
  if (isNewEnough(process.version)) return process.execPath;
  throw new LaunchError(
    `このプロジェクト用の Node.js を用意できませんでした。Node.js ${OLDEST.join(".")} 以上（推奨 24）を入れてから、もう一度実行してください。`,
  );
}

/** @param {string} version as Node tells it */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.trim().replace(/^v/, "").split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
