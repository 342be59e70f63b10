/** A manager's overview of a large plan, as a server of `npm start` answers it: what it asks, what it costs, how long it takes. */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import pg from "pg";
import { projectRoot } from "@/cli/runtime/project-root";
import { buildFolder } from "@/cli/serving/build";
import type { Server } from "./children";
import { median } from "./load";
import type { OverviewRun } from "./overview-run";
import { milliseconds, table, times, type Verdict, whole } from "./report";

/** Until the code that is run most is compiled. */
const WARM_UPS = 60;
const TIMES = 40;
const USERS = 20;
/** How long each of them looks at a page before asking for the next one; people take longer. */
const LOOK_MS = 1_000;
const PAGES_EACH = 15;

const MOST = { queries: 6, cpuMs: 25, p95Ms: 300, scriptBytes: 15_360 };

export interface OverviewPlace {
  readonly server: Server;
  readonly run: OverviewRun;
  /** The superuser's address, to have the statements written down. */
  readonly superUrl: string;
  readonly databaseLog: string;
}

export async function measureOverview(place: OverviewPlace, verdicts: Verdict[]): Promise<string> {
  const { server, run } = place;
  const ask = asker(server.port, run.cookie);
  const [overview = "", opened = ""] = run.pages;
  for (const page of [overview, opened]) {
    for (let time = 0; time < WARM_UPS; time += 1) await ask(page);
  }
  const queries = await countQueries(place, () => ask(overview));
  const alone = await onePerson(server, () => ask(overview));
  const open = await onePerson(server, () => ask(opened));
  // Half of what they look at is a pillar that is open.
  const together = await manyPeople((time) => ask(time % 2 === 0 ? overview : opened));
  const scripts = await Promise.all(
    run.pages.map(async (page) => [page, ownScriptBytes((await ask(page)).toString("utf8"))] as const),
  );
  const heaviest = Math.max(...scripts.map(([, bytes]) => bytes));
  const { cpuMs } = alone;
  verdicts.push(
    {
      text: `KPI ${run.kpis}件×${run.years}年度の進捗の画面は、問合せ ${queries} 回（目標 ${MOST.queries} 回以下）`,
      holds: queries <= MOST.queries,
    },
    ...(cpuMs === null
      ? []
      : [
          {
            text: `同じ画面の CPU は ${milliseconds(cpuMs)}（目標 ${MOST.cpuMs} ms 以下）`,
            holds: cpuMs <= MOST.cpuMs,
          },
        ]),
    {
      text: `${USERS}人が同時に使うときの p95 は ${milliseconds(together.p95Ms)}（目標 ${MOST.p95Ms} ms 以下）`,
      holds: together.p95Ms <= MOST.p95Ms,
    },
    {
      text: `フレームワーク自体のほかに読み込む JavaScript は最大 ${whole(heaviest)} バイト（gzip。目標 ${whole(MOST.scriptBytes)} 以下）`,
      holds: heaviest <= MOST.scriptBytes,
    },
  );
  const figures = table(
    ["", "値"],
    [
      ["データベースへの問合せ（変更がないとき）", `${queries} 回`],
      ...(
        [
          ["柱ごとの表", alone],
          ["柱を1つ開いた表", open],
        ] as const
      ).flatMap(([what, { cpuMs: cpu, medianMs }]) => [
        [`${what}：CPU（1回あたり）`, cpu === null ? "—" : milliseconds(cpu)],
        [`${what}：1人で見るとき（中央値）`, milliseconds(medianMs)],
      ]),
      [`${USERS}人で見るとき（p95）`, milliseconds(together.p95Ms)],
      ["1人のときに対して", times(together.p95Ms / open.medianMs)],
      ...scripts.map(([page, bytes]) => [`JavaScript（\`${page}\`）`, `${whole(bytes)} バイト`]),
    ],
  );
  const words = `${USERS}人は、1ページを${LOOK_MS / 1_000}秒ずつ見て${PAGES_EACH}ページを開く。JavaScript は gzip で、Next.js の共通部分（rootMainFiles、polyfillFiles、layout-router）を除く`;
  return `### 管理職の進捗の画面（KPI ${run.kpis}件×${run.years}年度）\n\n${figures}\n\n${words}。`;
}

function asker(port: number, cookie: string): (page: string) => Promise<Buffer> {
  return async (page) => {
    const response = await fetch(`http://127.0.0.1:${port}${page}`, {
      headers: { cookie, "accept-encoding": "gzip" },
      redirect: "manual",
    });
    const body = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200) throw new Error(`${page}: ${response.status}`);
    return body;
  };
}

/** What the database itself writes down for so many looks, without what it writes down in as long a time without any. */
async function countQueries({ superUrl, databaseLog }: OverviewPlace, ask: () => Promise<unknown>) {
  const client = new pg.Client(superUrl);
  await client.connect();
  const writeDown = async (what: "all" | "none") => {
    await client.query(`ALTER SYSTEM SET log_statement = '${what}'`);
    await client.query("SELECT pg_reload_conf()");
    await sleep(1_000);
  };
  const during = async (work: () => Promise<unknown>): Promise<number> => {
    const from = statSync(databaseLog).size;
    await work();
    await sleep(500);
    const said = readFileSync(databaseLog).subarray(from).toString("utf8");
    return said.match(/LOG: {2}(execute|statement)/g)?.length ?? 0;
  };
  try {
    await writeDown("all");
    const startedAt = performance.now();
    const busy = await during(async () => {
      for (let time = 0; time < TIMES; time += 1) await ask();
    });
    const took = performance.now() - startedAt;
    const quiet = await during(() => sleep(took - 500));
    await writeDown("none");
    return Math.round((busy - quiet) / TIMES);
  } finally {
    await client.end();
  }
}

async function onePerson(server: Server, ask: () => Promise<unknown>) {
  const taken: number[] = [];
  const before = cpuOf(server.pid);
  for (let time = 0; time < TIMES; time += 1) taken.push(await timed(ask));
  const after = cpuOf(server.pid);
  const cpuMs = before === null || after === null ? null : (after - before) / TIMES;
  return { medianMs: median(taken), cpuMs };
}

/** @returns milliseconds of a processor, of all threads; null where the system does not tell */
function cpuOf(pid: number | undefined): number | null {
  if (process.platform !== "linux" || pid === undefined) return null;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  // utime and stime, in the hundredths of a second that Linux counts in.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function manyPeople(ask: (time: number) => Promise<unknown>): Promise<{ p95Ms: number }> {
  const one = async (no: number) => {
    const taken: number[] = [];
    await sleep((no / USERS) * LOOK_MS);
    for (let page = 0; page < PAGES_EACH; page += 1) {
      taken.push(await timed(() => ask(page)));
      await sleep(LOOK_MS);
    }
    return taken;
  };
  const all = (await Promise.all(Array.from({ length: USERS }, (_, no) => one(no)))).flat();
  const sorted = all.sort((a, b) => a - b);
  return { p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Of the scripts that the page names, those that are not the framework's own: what every page loads, and its router. */
function ownScriptBytes(html: string): number {
  const folder = path.join(projectRoot, buildFolder());
  const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
  const { rootMainFiles, polyfillFiles } = JSON.parse(read("build-manifest.json")) as {
    readonly rootMainFiles: readonly string[];
    readonly polyfillFiles: readonly string[];
  };
  const references = read("server/app/(staff)/staff/page_client-reference-manifest.js");
  const [, router = ""] =
    /client\/components\/layout-router\.js":\{[^}]*"chunks":\[([^\]]*)\]/.exec(references) ?? [];
  const shared = [...rootMainFiles, ...polyfillFiles, ...(router.match(/static\/[^"?]+\.js/g) ?? [])];
  const named = new Set(
    [...html.matchAll(/<script[^>]* src="\/_next\/(static\/[^"?]+\.js)/g)].map(([, file]) => file ?? ""),
  );
  return [...named]
    .filter((file) => !shared.includes(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length, 0);
}
