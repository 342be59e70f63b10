/** A system that people work in while it is backed up, and what of it has to be in the backup. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { mailsOf, makeRound, queue } from "@tests/db/support/mails";
import { publishNow, renderSmall, sql } from "@tests/db/support/publications";
import { COUNT, FY, loadPeopleAndPlan, NOW, PAPER, type People, SHARE } from "@tests/db/support/reports";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import { readArchive, writeArchive } from "@/cli/backup/archive";
import { type CheckedBackup, checkBackup } from "@/cli/backup/check";
import { MANIFEST_ENTRY, tableOfEntry } from "@/cli/backup/manifest";
import { session } from "@/cli/backup/session";
import { copyOut, readTables, SESSION_SETTINGS, TableDigest } from "@/cli/backup/tables";
import { startCluster } from "@/cli/postgres/cluster";
import { type DatabaseUrls, databaseUrls } from "@/cli/postgres/roles";
import { readSecrets } from "@/cli/runtime/data-folder";
import { projectRoot } from "@/cli/runtime/project-root";
import { viewerNamed } from "@/server/access/viewer-of";
import { closeDb, db } from "@/server/db/client";
import { addFile } from "@/server/reports/evidence/add";
import { postMessage } from "@/server/reports/messages/post";
import { changeReport } from "@/server/reports/queries";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory it ever had, as far as the system tells. */
  readonly peakMb: number;
}

/** Runs a command as an operator does. */
export function run(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", `src/cli/commands/${command}.ts`, ...args], {
    cwd: projectRoot,
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...environment },
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    said.stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said.stderr += chunk.toString();
  });
  let peakMb = 0;
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid ?? 0));
  }, 200);
  return new Promise((resolve) =>
    child.once("close", (code) => {
      clearInterval(look);
      resolve({ code, ...said, peakMb });
    }),
  );
}

function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** Settings that the whole test process shares with the commands. */
export const ENVIRONMENT = {
  AUTH_SECRET: "only-for-this-test-0123456789-0123456789",
  APP_ORIGIN: "https://ayumi.example.lg.jp",
  SMTP_URL: "smtp://127.0.0.1:1",
  MAIL_FROM: "dx@example.lg.jp",
};

/** Lets the application's modules of this process work on that database. */
export async function workOn(urls: DatabaseUrls): Promise<void> {
  await closeDb();
  process.env.DATABASE_URL = urls.appUrl;
}

/** Rows of every kind: people, a round with its mails, figures, evidence, threads, publications, stops. */
export async function fillSystem(): Promise<People> {
  const people = await loadPeopleAndPlan();
  const round = await makeRound([PAPER, SHARE, COUNT], { dueOn: "2030-05-31" });
  await queue(round, { kind: "opening" }, NOW);
  if ((await mailsOf(round)).length === 0) throw new Error("the round has no mails");
  for (const [purpose, userId] of [
    ["invite", people.general.userId],
    ["set_up", null],
  ] as const) {
    await db().invitation.create({
      data: {
        purpose,
        tokenHash: randomBytes(32).toString("hex"),
        userId,
        expiresAt: new Date("2035-01-01"),
      },
    });
  }
  await db().staffSession.create({ data: { userId: people.office.userId ?? "", accountVersion: 1 } });
  must(await addFile(people.office, { kpiId: PAPER, fy: FY, name: "表.csv", bytes: awkwardBytes() }, NOW));
  await publishNow(people.office, "はじめの公表", "", renderSmall);
  return people;
}

/** Scans as offices keep them: what does not compress. */
export async function addFiles(count: number, bytes: number): Promise<void> {
  const office = await viewerNamed("dx1@example.jp");
  if (!office) throw new Error("nobody of the office");
  for (let no = 1; no <= count; no += 1) {
    const content = Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(bytes)]);
    must(await addFile(office, { kpiId: PAPER, fy: FY, name: `資料${no}.pdf`, bytes: content }, NOW));
  }
}

/** A table of text with every mark that COPY treats in its own way. */
function awkwardBytes(): Uint8Array {
  return new TextEncoder().encode('課,メモ\r\n市民課,"a\\b\tc\\N\\."\r\n');
}

function must<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** People who save, ask and publish until they are told to stop. */
export function keepWorking(people: People): { stop(): Promise<number> } {
  let going = true;
  let done = 0;
  let version = 0;
  const work = (async () => {
    for (let turn = 1; going; turn += 1) {
      const saved = await changeReport(
        people.office,
        {
          kpiId: PAPER,
          fy: FY,
          event: "save_draft",
          version,
          content: makeWrittenContent({
            actualText: String(14_000 - (turn % 500)),
            reason: `${turn}回目\\N\t\\.`,
          }),
        },
        NOW,
      );
      version = must(saved).version;
      must(
        await postMessage(
          people.office,
          { kpiId: SHARE, fy: FY, field: null, body: `${turn}通目\n\\.\n` },
          NOW,
        ),
      );
      if (turn % 15 === 0) await publishNow(people.office, `${turn}回目の公表`, "", renderSmall);
      done += 1;
      await sleep(1);
    }
  })();
  // Told to whoever stops it.
  work.catch(() => undefined);
  return {
    stop: async () => {
      going = false;
      await work;
      return done;
    },
  };
}

/** What a restore itself writes: the hold on mails, its own audit event, the end of open invitations. */
const CHANGED_BY_RESTORE = new Set(["mail_hold", "audit_event", "invitation"]);

/**
 * Holds a restored database against its backup and against the system it came from: each table, by the backup's own way of
 * reading; the audit trail and the publications, row by row.
 */
export async function differences(file: string, source: string, restored: DatabaseUrls): Promise<string[]> {
  const { manifest } = await checkBackup(file);
  const found: string[] = [];
  await session(restored.ownerUrl, async (client) => {
    await client.query(`BEGIN; ${SESSION_SETTINGS}`);
    for (const table of await readTables(client)) {
      const record = manifest.tables.find(({ name }) => name === table.name);
      const { rows, sha256 } = await copyOut(client, table);
      const isSame = record?.rows === rows && record.sha256 === sha256;
      if (!isSame && !CHANGED_BY_RESTORE.has(table.name)) found.push(table.name);
    }
  });
  const [lastEvent, lastNo] = [manifest.audit?.id ?? "0", manifest.publications.length];
  for (const statement of [
    `SELECT e::text AS row FROM audit_event e WHERE id <= ${lastEvent} ORDER BY id`,
    `SELECT p::text AS row FROM publication p WHERE no <= ${lastNo} ORDER BY no`,
    `SELECT f.publication_no || f.edition || f.path || f.sha256 || encode(sha256(coalesce(f.body, e.body)), 'hex') AS row
     FROM publication_file f LEFT JOIN evidence_file e ON e.sha256 = f.evidence_sha256
     WHERE publication_no <= ${lastNo} ORDER BY 1`,
  ]) {
    const [before, after] = await Promise.all(
      [source, restored.superUrl].map((url) => sql<{ row: string }>(url, statement)),
    );
    if (before?.length === 0 || JSON.stringify(before) !== JSON.stringify(after)) found.push(statement);
  }
  return found;
}

export async function manifestOf(file: string): Promise<CheckedBackup["manifest"]> {
  return (await checkBackup(file)).manifest;
}

/** Starts the PostgreSQL of a data folder for a look. */
export async function lookInto<T>(folder: string, look: (urls: DatabaseUrls) => Promise<T>): Promise<T> {
  const secrets = readSecrets(folder);
  const cluster = await startCluster({ folder, superPassword: secrets.postgres });
  try {
    return await look(databaseUrls(cluster, secrets));
  } finally {
    await cluster.stop();
  }
}

/** A backup in which one entry says something else, and which is whole in all other respects. */
export async function withOtherRows(file: string, to: string, table: string, rows: string): Promise<void> {
  const manifest = await manifestOf(file);
  const body = Buffer.from(rows);
  const digest = new TableDigest();
  digest.update(body);
  const record = digest.end();
  await writeArchive(to, async (add) => {
    for await (const { name, body: old } of readArchive(file)) {
      const bytes = await buffer(old);
      if (name === MANIFEST_ENTRY) {
        const tables = manifest.tables.map((each) => (each.name === table ? { ...each, ...record } : each));
        await add(name, Buffer.from(JSON.stringify({ ...manifest, tables })));
      } else await add(name, tableOfEntry(name) === table ? body : bytes);
    }
  });
}

/** The same file with one bit of one byte turned. */
export function withFlippedByte(file: string, at: number): Buffer {
  const bytes = readFileSync(path.resolve(file));
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
  return bytes;
}
