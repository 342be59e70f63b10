import { spawn } from "node:child_process";
import * as fs from "node:fs";
import path from "node:path";
import { startProgress } from "./progress.mjs";
import { LaunchError, readText, root, sha256 } from "./project.mjs";

const MARKER = path.join(root, "node_modules", ".ayumi-installed");
/** node_modules takes 1.1 GB, the download on top of it. */
const SPACE_NEEDED = 2 * 1024 ** 3;
const KEPT_CHARACTERS = 20_000;

/** Installs when node_modules is missing or package-lock.json changed since; otherwise returns at once. */
export async function ensureInstalled() {
  const lock = readText("package-lock.json");
  if (lock === null)
    throw new LaunchError("package-lock.json がありません。もう一度取得（git clone）してください。");
  const hash = sha256(lock);
  if (readText("node_modules", ".ayumi-installed")?.trim() === hash) return;
  if (!matchesLock(lock)) {
    checkSpace();
    await install();
  }
  fs.writeFileSync(MARKER, `${hash}\n`);
}

/** Whether somebody already ran `npm ci`: npm's own record of node_modules then names the same packages. */
function matchesLock(lock) {
  const hidden = readText("node_modules", ".package-lock.json");
  if (hidden === null) return false;
  const installed = JSON.parse(hidden).packages ?? {};
  return Object.entries(JSON.parse(lock).packages ?? {}).every(
    ([name, wanted]) => name === "" || wanted.optional || installed[name]?.version === wanted.version,
  );
}

function checkSpace() {
  if (!fs.statfsSync) return;
  const { bavail, bsize } = fs.statfsSync(root);
  if (bavail * bsize < SPACE_NEEDED) {
    throw new LaunchError(
      `空き容量が足りません。${root} のあるディスクに ${SPACE_NEEDED / 1024 ** 3} GB 以上の空きを作ってください。`,
    );
  }
}

const QUIET = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];

async function install() {
  const done = startProgress("部品をインストールしています");
  let result = await runNpm(["ci", ...QUIET]);
  // A registry mirror that holds only some platforms' packages makes `npm ci` call the lock file incomplete. The locked
  // versions are installed all the same, and the lock file stays as it is.
  if (result.code !== 0 && /EUSAGE/.test(result.output))
    result = await runNpm(["install", "--no-save", ...QUIET]);
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
