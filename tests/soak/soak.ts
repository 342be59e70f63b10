/**
 * `npm run soak`: twenty people of every role, readers and publications on a production server of its own, for half an
 * hour. Tells memory, latencies and faults; fails when memory grows or anything went wrong.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endChildren, type Server, startServer } from "@tests/bench/children";
import { milliseconds, percent, table, type Verdict, verdictLines, whole } from "@tests/bench/report";
import { workOn } from "@tests/faults/support/backup-drill";
import { migrate } from "@/cli/database/migrate";
import { freePorts, startCluster } from "@/cli/postgres/cluster";
import { prepareDatabase } from "@/cli/postgres/roles";
import type { Arguments } from "@/cli/runtime/arguments";
import { runCommand } from "@/cli/runtime/command";
import { say, step } from "@/cli/runtime/steps";
import { build, isBuilt } from "@/cli/serving/build";
import { createEnding, type Ending, onStopRequest } from "@/cli/serving/ending";
import { OperatorError } from "@/lib/operator-error";
import { closeDb } from "@/server/db/client";
import { Ledger } from "./client";
import { type Memory, openMemoryProbe } from "./memory";
import { type Soak, workAll } from "./people";
import { percentile, trendOf } from "./trend";
import { fillWorld } from "./world";

const SECRET = "measurements-only-".repeat(3);
const MINUTE_MS = 60_000;
const PEOPLE = 20;
const READERS = 4;
const PUBLISH_EVERY_MS = 2 * MINUTE_MS;
/** Each collects garbage first, which everybody waits for. */
const MEASUREMENTS = 60;
/** In this part of the time caches fill and code is compiled. */
const WARM_UP = 1 / 3;
/** What a line through the rest may rise by: the heap after everything was collected, and the whole process. */
const MOST_HEAP_GROWTH = 0.1;
const MOST_RSS_GROWTH = 0.15;
const SHOWN_FAULTS = 40;
/** What Node says of `--inspect`, by which the memory is asked for. */
const INSPECTOR = /^(Debugger (attached|ending|listening)|For help, see: )/;

async function main(minutes: number, ending: Ending): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "ayumi-soak-"));
  // The database runs under another account, which must be able to enter.
  chmodSync(folder, 0o755);
  ending.add("folder", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  ending.add("servers", endChildren);
  if (!isBuilt()) await step("画面を組み立てています", build);
  const home = path.join(folder, "database");
  mkdirSync(home, { mode: 0o755 });
  const cluster = await step("データベースを用意しています", () =>
    startCluster({ folder: home, superPassword: SECRET }),
  );
  ending.add("database", cluster.stop);
  const urls = await prepareDatabase(cluster, { owner: "owner", app: "app" }, "soak");
  const [port = 0, inspector = 0] = await freePorts(2);
  const origin = `http://127.0.0.1:${port}`;
  const environment = {
    DATABASE_URL: urls.appUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    AYUMI_DATA_DIR: path.join(folder, "data"),
    AUTH_SECRET: SECRET,
    PORT: String(port),
    HOST: "127.0.0.1",
    APP_ORIGIN: origin,
    LOG_LEVEL: "error",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  Object.assign(process.env, environment);
  const world = await step("利用者と照会を用意しています", async () => {
    await migrate(urls.ownerUrl);
    await workOn(urls);
    return fillWorld(PEOPLE);
  });
  await closeDb();
  const server = await step("サーバーを起動しています", () =>
    startServer("src/cli/commands/start.ts", [], environment, {
      port,
      probe: "/api/health/ready",
      flags: [`--inspect=127.0.0.1:${inspector}`],
    }),
  );
  const soak: Soak = {
    origin,
    ledger: new Ledger(),
    world,
    publishEveryMs: Math.min(PUBLISH_EVERY_MS, (minutes * MINUTE_MS) / 5),
    submitted: [],
    waiting: [],
    publications: 0,
  };
  const before = server.said();
  const memory = await step(`${PEOPLE}人と${READERS}人の閲覧者が${minutes}分間使っています`, ({ set }) =>
    watch(soak, minutes * MINUTE_MS, inspector, set),
  );
  // First: they say why.
  soak.ledger.faults.unshift(...saidSince(server, before).map((line) => `サーバーの記録: ${line}`));
  tell(soak, memory, minutes);
}

/** @returns the memory from time to time, all through the run */
async function watch(
  soak: Soak,
  runMs: number,
  inspector: number,
  show: (detail: string) => void,
): Promise<readonly Memory[]> {
  const probe = await openMemoryProbe(inspector);
  const everything = workAll(soak, READERS);
  const found: Memory[] = [];
  try {
    const endAt = performance.now() + runMs;
    while (performance.now() < endAt) {
      const now = await probe.measure();
      found.push(now);
      show(
        `ヒープ ${whole(now.heapMb)} MB、RSS ${whole(now.rssMb)} MB、誤り ${soak.ledger.faults.length}、断り ${soak.ledger.turnedAway}`,
      );
      await Promise.race([sleep(runMs / MEASUREMENTS), everything]);
    }
  } finally {
    soak.ledger.end();
    probe.close();
  }
  await everything;
  return found;
}

/** At LOG_LEVEL=error a server that is well says nothing. */
function saidSince(server: Server, before: string): string[] {
  const said = server.said();
  const since = said.startsWith(before) ? said.slice(before.length) : said;
  return since.split("\n").filter((line) => line.trim() !== "" && !INSPECTOR.test(line));
}

function tell(soak: Soak, memory: readonly Memory[], minutes: number): void {
  const { times, faults, turnedAway } = soak.ledger;
  const all = [...times.values()].reduce((sum, each) => sum + each.length, 0);
  const rows = [...times].map(([what, each]) => [
    what,
    whole(each.length),
    milliseconds(percentile(each, 0.5)),
    milliseconds(percentile(each, 0.99)),
    milliseconds(percentile(each, 1)),
  ]);
  const steady = memory.slice(Math.floor(memory.length * WARM_UP));
  const heap = trendOf(steady.map(({ atMs, heapMb }) => ({ atMs, value: heapMb })));
  const rss = trendOf(steady.map(({ atMs, rssMb }) => ({ atMs, value: rssMb })));
  const grown = ({ start, end, growth, perHour }: typeof heap) =>
    `${whole(start)} → ${whole(end)} MB（${percent(growth)}、1時間あたり ${whole(perHour)} MB）`;
  const verdicts: Verdict[] = [
    {
      text: `ヒープは ${grown(heap)}（目標 +${percent(MOST_HEAP_GROWTH)} 以下）`,
      holds: heap.growth <= MOST_HEAP_GROWTH,
    },
    {
      text: `RSS は ${grown(rss)}（目標 +${percent(MOST_RSS_GROWTH)} 以下）`,
      holds: rss.growth <= MOST_RSS_GROWTH,
    },
    { text: `誤りは ${faults.length} 件（目標 0 件）`, holds: faults.length === 0 },
    {
      text: `混み合っていて断った要求は ${whole(turnedAway)} 件（目標 0 件。このコンピューターがほかの仕事で忙しいと増えます）`,
      holds: turnedAway === 0,
    },
    { text: `公表は ${soak.publications} 回（1 回以上）`, holds: soak.publications > 0 },
  ];
  say(
    [
      `\n${minutes}分、職員${PEOPLE}人と閲覧者${READERS}人、要求 ${whole(all)} 件、公表 ${soak.publications} 回（${cpus().length}コア、Node.js ${process.versions.node}、${process.platform}）`,
      table(["", "件数", "p50", "p99", "最大"], rows),
      `メモリーは、はじめの3分の1を除き、ごみ集めの後に${steady.length}回測った値に引いた直線です。\n\n${verdictLines(verdicts)}`,
      ...faults.slice(0, SHOWN_FAULTS).map((fault) => `誤り: ${fault}`),
    ].join("\n\n"),
  );
  if (verdicts.some(({ holds }) => !holds)) process.exitCode = 1;
}

function minutesOf({ options }: Arguments): number {
  const text = options.minutes ?? "30";
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new OperatorError(`--minutes には、1から9999までの整数を指定してください（${text}）。`);
  }
  return Number(text);
}

async function soakFor(args: Arguments): Promise<void> {
  const minutes = minutesOf(args);
  const ending = createEnding();
  onStopRequest(() => void ending.run().then(() => process.exit(130)));
  try {
    await main(minutes, ending);
  } finally {
    await ending.run();
  }
}

await runCommand(
  {
    call: "npm run soak",
    does: "開発者向けです。20人の職員（すべての役割）と公開ページの閲覧者が使い続け、数分ごとに公表する間の、サーバーのメモリー、応答時間、誤りを調べます。専用のサーバーとデータベースを使い、本番のデータには触れません。",
    options: { minutes: { value: "分", does: "続ける長さ。指定がなければ30分です。" } },
    example: "npm run soak -- --minutes 10",
    fails: "メモリーが増え続けたか、誤りがありました（途中で止めたときは130）。",
  },
  soakFor,
);
