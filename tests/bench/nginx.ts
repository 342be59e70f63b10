/** An nginx of one's own, in a temporary folder, on a free port. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/cli/postgres/cluster";

const READY_MS = 5_000;
const SAMPLE_FOLDER = "/var/www/dx/";

export interface Nginx {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** @returns whether nginx can be started here */
export function hasNginx(): boolean {
  return spawnSync("nginx", ["-v"]).status === 0;
}

/**
 * Serves an exported folder under `/dx/`, configured by the sample that lies in it.
 * @param scratch an empty folder for its own files
 * @param locations further configuration inside `server { }`
 * @throws Error with nginx's words when it does not start
 */
export async function startNginx(scratch: string, folder: string, locations = ""): Promise<Nginx> {
  const port = await freePort();
  const sample = readFileSync(path.join(folder, "nginx.conf.sample"), "utf8").replaceAll(
    SAMPLE_FOLDER,
    `${folder}/`,
  );
  mkdirSync(path.join(scratch, "logs"), { recursive: true });
  const inScratch = (name: string) => path.join(scratch, name);
  writeFileSync(inScratch("dx.conf"), sample);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `  ${name}_temp_path ${inScratch(name)};`)
    .join("\n");
  // As Debian ships it, without what a server on a laptop has no use for.
  writeFileSync(
    inScratch("nginx.conf"),
    `${process.getuid?.() === 0 ? "# Temporary folders are this account's own.\nuser root;\n" : ""}worker_processes auto;
pid ${inScratch("nginx.pid")};
error_log ${inScratch("logs/error.log")} warn;
events { worker_connections 768; }
http {
  sendfile on;
  tcp_nopush on;
  access_log off;
  default_type application/octet-stream;
  keepalive_requests 1000000;
${temporary}
  server {
    listen 127.0.0.1:${port};
    include ${inScratch("dx.conf")};
${locations}
  }
}
`,
  );
  const child = spawn("nginx", ["-p", scratch, "-c", inScratch("nginx.conf"), "-g", "daemon off;"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words += chunk.toString();
  });
  const stop = () => ended(child);
  const until = Date.now() + READY_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answered = await fetch(`http://127.0.0.1:${port}/dx/`).catch(() => null);
    if (answered?.ok) return { port, stop };
    await sleep(50);
  }
  await stop();
  throw new Error(`nginx did not start: ${words}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
