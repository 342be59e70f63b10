import { spawn } from "node:child_process";
import * as fs from "node:fs";
import path from "node:path";
import { startProgress } from "./progress.mjs";
import { LaunchError, readText, root, sha256 } from "./project.mjs";
import { isNewEnough, ownNode } from "./runtime.mjs";
import { trimPackages } from "./trim-packages.mjs";

const MARKER = path.join(root, "node_modules", ".ayumi-installed");
const KEPT_CHARACTERS = 20_000;

/** What can be installed, as the record in node_modules names it. */
const RUNNING = "running";
const TESTS = "running and tests";

/** node_modules takes 0.7 GB for running and 1 GB with the tests; the download and the build come on top of it. */
const SPACE_NEEDED_GB = { [RUNNING]: 1.5, [TESTS]: 2 };

/**
 * Installs when something is missing or package-lock.json changed since; otherwise returns at once. What the tests
 * installed stays when the server starts; the tests add what the server did not need.
 * @param {boolean} withTests whether the command needs what only the tests need (devDependencies)
 */
export async function ensureInstalled(withTests) {
  const lock = readText("package-lock.json");
  if (lock === null)
    throw new LaunchError("package-lock.json がありません。もう一度取得（git clone）してください。");
  const hash = sha256(lock);
  const wanted = withTests ? TESTS : RUNNING;
  const [recordedHash, recorded] = (readText("node_modules", ".ayumi-installed") ?? "").trim().split("\n");
  const isCurrent = recordedHash === hash;
  if (isCurrent && (recorded === TESTS || recorded === wanted)) return;
  const found = foundInstalled(lock, readText("node_modules", ".package-lock.json"));
  const isThere = found === TESTS || found === wanted;
  const installed = isThere ? found : wanted;
  if (!isThere) {
    checkSpace(wanted);
    // `npm ci` would begin by deleting what is there and right.
    await install(wanted, found === null ? "afresh" : "add");
  }
  if (!isNewEnough(process.version) && fs.existsSync(ownNode())) await completeWithOwnNode(installed);
  if (!isThere) trimPackages();
  record(hash, installed);
}

function record(hash, installed) {
  fs.writeFileSync(MARKER, `${hash}\n${installed}\n`);
}

/**
 * What somebody (we, or `npm ci` by hand) already installed.
 * @param {string} lock text of package-lock.json
 * @param {string | null} hidden text of node_modules/.package-lock.json, npm's own record
 * @returns {"running" | "running and tests" | null} null: what running needs is not all there
 */
export function foundInstalled(lock, hidden) {
  if (hidden === null) return null;
  const installed = JSON.parse(hidden).packages ?? {};
  const missing = Object.entries(JSON.parse(lock).packages ?? {}).filter(
    ([name, wanted]) => name !== "" && !wanted.optional && installed[name]?.version !== wanted.version,
  );
  if (missing.length === 0) return TESTS;
  return missing.every(([, wanted]) => wanted.dev || wanted.devOptional) ? RUNNING : null;
}

function checkSpace(wanted) {
  if (!fs.statfsSync) return;
  const { bavail, bsize } = fs.statfsSync(root);
  if (bavail * bsize < SPACE_NEEDED_GB[wanted] * 1024 ** 3) {
    throw new LaunchError(
      `空き容量が足りません。${root} のあるディスクに ${SPACE_NEEDED_GB[wanted]} GB 以上の空きを作ってください。`,
    );
  }
}

const optionsOf = (wanted) => [
  wanted === TESTS ? "--include=dev" : "--omit=dev",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
];

/** What adds to node_modules and leaves alone what is there and right. */
const adding = (wanted) => ["install", "--no-save", ...optionsOf(wanted)];

/** @param {"afresh" | "add"} way whether to replace node_modules or to add to it */
async function install(wanted, way) {
  const add = adding(wanted);
  const done = startProgress(
    way === "add" ? "テストの部品をインストールしています" : "部品をインストールしています",
  );
  let result = await runNpm(way === "add" ? add : ["ci", ...optionsOf(wanted)]);
  // A registry mirror that holds only some platforms' packages makes `npm ci` call the lock file incomplete. The locked
  // versions are installed all the same, and the lock file stays as it is.
  if (way === "afresh" && result.code !== 0 && /EUSAGE/.test(result.output)) result = await runNpm(add);
  done(result.code === 0 ? "完了" : "失敗");
  checkInstalled(result);
}

/**
 * npm leaves out, without a word, optional packages that ask for a newer Node than the one it runs on: compiled parts for
 * this machine are such. With the project's own Node, which is there by now, it adds them.
 */
async function completeWithOwnNode(wanted) {
  const done = startProgress("この機械用の部品を確かめています");
  const result = await runNpm(adding(wanted), ownNode());
  done(result.code === 0 ? "完了" : "失敗");
  checkInstalled(result);
}

function checkInstalled(result) {
  if (result.code === 0) return;
  if (result.signal) throw new LaunchError("インストールを中止しました。");
  process.stderr.write(`${result.output.trim()}\n`);
  throw new LaunchError(
    "部品をインストールできませんでした。上の npm の表示と、ネットワークやプロキシの設定を確かめてください。",
  );
}

/** npm's own program, where it is a script for Node: the one that called us, or the one of PATH. */
function npmScript() {
  const named = process.env.npm_execpath;
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, "npm"))
    .find((file) => fs.existsSync(file));
  return [named, onPath && fs.realpathSync(onPath)].find((file) => file && /npm-cli\.c?js$/.test(file));
}

/** @returns {Promise<{ code: number | null, signal: string | null, output: string }>} */
function runNpm(args, node = process.execPath) {
  const script = npmScript();
  return new Promise((resolve, reject) => {
    const child = spawn(script ? node : "npm", script ? [script, ...args] : args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      shell: !script && process.platform === "win32",
    });
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEPT_CHARACTERS);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    let asked = null;
    const pass = (signal) => {
      asked = signal;
      child.kill(signal);
    };
    process.on("SIGINT", pass);
    process.on("SIGTERM", pass);
    const unlisten = () => {
      process.off("SIGINT", pass);
      process.off("SIGTERM", pass);
    };
    child.once("error", (error) => {
      unlisten();
      reject(new LaunchError(`npm を実行できません（${error.message}）。npm を入れてください。`));
    });
    child.once("close", (code, signal) => {
      unlisten();
      resolve({ code: asked ? 1 : code, signal: asked ?? signal, output });
    });
  });
}
