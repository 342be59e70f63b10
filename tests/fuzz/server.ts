/** A production server with the demonstration's figures, a session of each role, its log, and a look at its tables. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { NODE_FLAGS } from "@/cli/launch/node-flags.mjs";
import { freePort } from "@/cli/postgres/cluster";
import { projectRoot } from "@/cli/runtime/project-root";
import type { Asked } from "./requests";

/** With the build, where there is none, on a busy machine. */
const START_MS = 600_000;
/** The figures are not read again for each input: what a row holds of bytes never changes. */
const BYTES = new Set(["publication_file", "evidence_file", "publication"]);
/** Written on purpose by a refusal: the line in the trail, and the count of attempts. */
const OF_REFUSALS = new Set(["rate_limit"]);

export interface Answered {
  /** 0: no answer at all. */
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface FuzzedServer {
  readonly cookies: readonly (string | null)[];
  readonly send: (asked: Asked, cookie: string | null) => Promise<Answered>;
  /** Table → rows and a digest over them, but for what a refusal writes. */
  readonly look: () => Promise<string>;
  /** What it has logged since it was asked last. */
  readonly logged: () => string;
  readonly stop: () => Promise<void>;
}

export async function startFuzzedServer(dataDir: string): Promise<FuzzedServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...NODE_FLAGS, "--import", "tsx", "src/cli/commands/demo.ts"], {
    cwd: projectRoot,
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      AYUMI_DATA_DIR: dataDir,
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_ORIGIN: origin,
      LOG_LEVEL: "warn",
    },
  });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  const send = (asked: Asked, cookie: string | null) => ask(port, origin, asked, cookie);
  await untilReady(child, send, () => log);
  const database = new pg.Client({ connectionString: databaseUrl(dataDir) });
  await database.connect();
  const { rows } = await database.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const statement = lookAt(rows.map(({ name }) => name));
  return {
    cookies: [null, ...(await sessions(dataDir, send))],
    send,
    look: async () => JSON.stringify((await database.query(statement)).rows),
    logged: () => {
      const since = log;
      log = "";
      return since;
    },
    stop: async () => {
      await database.end();
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function lookAt(tables: readonly string[]): string {
  return tables
    .filter((name) => !OF_REFUSALS.has(name))
    .map((name) => {
      const digest = BYTES.has(name) ? "0" : "coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)";
      const where = name === "audit_event" ? "WHERE action <> 'access.refuse'" : "";
      return `SELECT '${name}' AS name, count(*)::text, (${digest})::text AS digest FROM ${name} t ${where}`;
    })
    .join(" UNION ALL ");
}

function databaseUrl(dataDir: string): string {
  const port = readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[3];
  const secrets = JSON.parse(readFileSync(path.join(dataDir, "secrets.json"), "utf8")) as { owner: string };
  return `postgresql://ayumi_owner:${encodeURIComponent(secrets.owner)}@127.0.0.1:${port}/ayumi`;
}

async function untilReady(
  child: ChildProcess,
  send: FuzzedServer["send"],
  logged: () => string,
): Promise<void> {
  for (
    const deadline = Date.now() + START_MS;
    Date.now() < deadline && child.exitCode === null;
    await sleep(500)
  ) {
    const { status } = await send({ method: "GET", path: "/api/health/ready", headers: {}, body: "" }, null);
    const page =
      status === 200
        ? await send({ method: "GET", path: "/staff/sign-in", headers: {}, body: "" }, null)
        : null;
    if (page?.status === 200) return;
  }
  child.kill("SIGKILL");
  throw new Error(`the server did not start\n${logged()}`);
}

/** One person each: administrator, office, a department, management. */
async function sessions(dataDir: string, send: FuzzedServer["send"]): Promise<string[]> {
  const accounts = JSON.parse(readFileSync(path.join(dataDir, "demo-accounts.json"), "utf8")) as Record<
    string,
    string
  >;
  const cookies: string[] = [];
  for (const name of ["admin", "dx", "soumu", "bucho"]) {
    const email = `${name}@demo.example`;
    const csrf = await send({ method: "GET", path: "/api/auth/csrf", headers: {}, body: "" }, null);
    const { csrfToken } = JSON.parse(csrf.body) as { csrfToken: string };
    const signedIn = await send(
      {
        method: "POST",
        path: "/api/auth/callback/credentials",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          csrfToken,
          email,
          password: accounts[email] ?? "",
          json: "true",
        }).toString(),
      },
      cookiesOf(csrf),
    );
    const cookie = cookiesOf(signedIn);
    if (!cookie.includes("ayumi-session=")) throw new Error(`${email} could not sign in: ${signedIn.status}`);
    cookies.push(cookie);
  }
  return cookies;
}

function cookiesOf({ headers }: Answered): string {
  return [headers["set-cookie"] ?? []]
    .flat()
    .map((each) => each.split(";")[0])
    .join("; ");
}

function ask(port: number, origin: string, asked: Asked, cookie: string | null): Promise<Answered> {
  return new Promise((resolve) => {
    const nothing = () => resolve({ status: 0, body: "", headers: {} });
    try {
      const { method, headers, body } = asked;
      const sent = request({
        port,
        host: "127.0.0.1",
        method,
        path: asked.path,
        headers: {
          origin,
          ...(cookie === null ? {} : { cookie }),
          ...(body === "" ? {} : { "content-length": String(Buffer.byteLength(body)) }),
          ...headers,
        },
      });
      sent.setTimeout(60_000, () => sent.destroy());
      sent.on("error", nothing);
      sent.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", nothing);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
            headers: response.headers,
          }),
        );
      });
      sent.end(body);
    } catch {
      // What cannot be written as HTTP reaches no server.
      resolve({ status: 400, body: "", headers: {} });
    }
  });
}
