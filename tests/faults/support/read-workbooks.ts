/**
 * Reads the workbooks of a folder one after the other, as the server does, and tells of each what was said, how long it took,
 * how much memory the process took at most beyond what it had before, and for how long nobody else was answered.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readWorkbook } from "@/lib/workbook/read";

export interface ReadFile {
  readonly name: string;
  readonly reason: string | null;
  readonly ms: number;
  /** At most while it was read, beyond what the process had before it. */
  readonly moreMb: number;
  /** The same beyond what it had at its start. */
  readonly moreThanAtStartMb: number;
  readonly longestPauseMs: number;
}

const SAMPLE_MS = 5;
const megabytes = () => process.memoryUsage.rss() / 1024 / 1024;

async function look(name: string, bytes: Uint8Array, atStartMb: number): Promise<ReadFile> {
  const beforeMb = megabytes();
  let mostMb = 0;
  let longestPauseMs = 0;
  let at = performance.now();
  const sampling = setInterval(() => {
    const now = performance.now();
    longestPauseMs = Math.max(longestPauseMs, now - at - SAMPLE_MS);
    at = now;
    mostMb = Math.max(mostMb, megabytes());
  }, SAMPLE_MS);
  const begun = performance.now();
  const reading = await readWorkbook(bytes);
  const ms = performance.now() - begun;
  clearInterval(sampling);
  mostMb = Math.max(mostMb, megabytes());
  return {
    name,
    reason: reading.ok ? null : reading.fault.reason,
    ms,
    moreMb: mostMb - beforeMb,
    moreThanAtStartMb: mostMb - atStartMb,
    longestPauseMs,
  };
}

const [folder = "."] = process.argv.slice(2);
const names = readdirSync(folder).sort();
const atStartMb = megabytes();
for (const name of names) {
  const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
  process.stdout.write(`${JSON.stringify(await look(name, bytes, atStartMb))}\n`);
  await sleep(100);
}
process.exit(0);
