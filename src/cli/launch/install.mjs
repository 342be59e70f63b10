import { spawn } from "node:child_process";
import * as fs from "node:fs";
import path from "node:path";
import { startProgress } from "./progress.mjs";
import { LaunchError, readText, root, sha256 } from "./project.mjs";
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
  if (found === TESTS || found === wanted) {
    record(hash, found);
    return;
  }
  checkSpace(wanted);
  // `npm ci` would begin by deleting what is there and right.
  await install(wanted, found === null ? "afresh" : "add");
  trimPackages();
  record(hash, wanted);
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

const QUIET = ["--no-audit", "--no-fund", "--loglevel=error"];

/** @param {"afresh" | "add"} way whether to replace node_modules or to add to it */
async function install(wanted, way) {
  const options = [wanted === TESTS ? "--include=dev" : "--omit=dev", ...QUIET];
  const add = ["install", "--no-save", ...options];
  const done = startProgress(
    way === "add" ? "テストの部品をインストールしています" : "部品をインストールしています",
  );
  let result = await runNpm(way === "add" ? add : ["ci", ...options]);
  // A registry mirror that holds only some platforms' packages makes `npm ci` call the lock file incomplete. The locked
  // versions are installed all the same, and the lock file stays as it is.
  if (way === "afresh" && result.code !== 0 && /EUSAGE/.test(result.output)) result = await runNpm(add);
  done(result.code === 0 ? "完了" : "失敗");
  if (result.code === 0) return;
  if (result.signal) throw new LaunchError("インストールを中止しました。");
  process.stderr.write(`${result.output.trim()}\n`);
  throw new LaunchError(
    "部品をインストールできませんでした。上の npm の表示と、ネットワークやプロキシの設定を確かめてください。",
  );
}

/** @returns {Promise<{ code: number | null, signal: string | null, output: string }>} */
function runNpm(args) {
  const ownNpm = process.env.npm_execpath;
  const viaNode = ownNpm && /npm-cli\.c?js$/.test(ownNpm);
  return new Promise((resolve, reject) => {
    const child = spawn(viaNode ? process.execPath : "npm", viaNode ? [ownNpm, ...args] : args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      shell: !viaNode && process.platform === "win32",
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
