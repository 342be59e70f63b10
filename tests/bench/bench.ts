/**
 * `npm run bench`: measures what the system promises, on this machine, in one run. Nothing of the installation is
 * touched: its own PostgreSQL and servers in a temporary folder. Prints Markdown on standard output's end.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { aptInstall } from "@tests/run/system-packages";
import { migrate } from "@/cli/database/migrate";
import { freePort, startCluster } from "@/cli/postgres/cluster";
import { prepareDatabase } from "@/cli/postgres/roles";
import type { Arguments } from "@/cli/runtime/arguments";
import { runCommand } from "@/cli/runtime/command";
import { say, step } from "@/cli/runtime/steps";
import { build, isBuilt } from "@/cli/serving/build";
import { createEnding, type Ending, onStopRequest } from "@/cli/serving/ending";
import type { Manifest } from "@/server/publication/edition/manifest";
import { endChildren, runScript, type Server, startServer } from "./children";
import { firstView } from "./first-view";
import { measureFrontPage } from "./front-page";
import { hostileFiles } from "./hostile-files";
import { hasWrk } from "./load";
import { MEANWHILE_WORDS, measureMeanwhile } from "./meanwhile";
import { hasNginx } from "./nginx";
import { measureOverview } from "./overview";
import type { OverviewRun } from "./overview-run";
import type { PastFiguresRun } from "./past-figures-run";
import type { PublishRun } from "./publish-run";
import { milliseconds, seconds, table, times, type Verdict, verdictLines, whole } from "./report";
import { measureStaffPages, STAFF_PAGES } from "./staff-pages";
import { askOnSocket } from "./wire";

const SECRET = "measurements-only-".repeat(3);
const PASSWORDS = { owner: "owner", app: "app" };

/** ×1 and ×10. */
const SCALES = [1, 10] as const;
type Scale = (typeof SCALES)[number];

interface World {
  readonly environment: Readonly<Record<string, string>>;
  readonly run: PublishRun;
  readonly exported: string;
}

async function main(ending: Ending, { options }: Arguments): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "ayumi-bench-"));
  // The database runs under another account, which must be able to enter.
  chmodSync(folder, 0o755);
  ending.add("folder", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  ending.add("servers", endChildren);
  if (!isBuilt()) await step("画面を組み立てています", build);
  const cluster = await step("データベースを用意しています", () => {
    const home = path.join(folder, "database");
    mkdirSync(home, { mode: 0o755 });
    return startCluster({ folder: home, superPassword: SECRET });
  });
  ending.add("database", cluster.stop);
  const verdicts: Verdict[] = [];
  const parts = options.overview === undefined ? await everything(cluster, folder, verdicts) : [];
  parts.push(await overview(cluster, folder, verdicts));
  return [
    `測定: ${cpus().length}コア（${cpus()[0]?.model.trim() || process.arch}）、Node.js ${process.versions.node}、${process.platform}`,
    ...parts,
    `### 目標\n\n${verdictLines(verdicts)}`,
  ].join("\n\n");
}

type Cluster = Awaited<ReturnType<typeof startCluster>>;

async function overview(cluster: Cluster, folder: string, verdicts: Verdict[]): Promise<string> {
  const environment = await emptyDatabase(cluster, folder, "overview");
  const output = await step("大きな計画を用意しています", () =>
    runScript("tests/bench/overview-run.ts", [], environment),
  );
  const run = JSON.parse(output.trim().split("\n").at(-1) ?? "") as OverviewRun;
  const server = await step("大きな計画のサーバーを起動しています", () => serve(environment));
  const superUrl = cluster.superUrl(new URL(environment.DATABASE_URL ?? "").pathname.slice(1));
  const databaseLog = path.join(folder, "database", "logs", "postgres.log");
  try {
    return await step("管理職の画面を測っています", () =>
      measureOverview({ server, run, superUrl, databaseLog }, verdicts),
    );
  } finally {
    await server.stop();
  }
}

/** Everything but the overview of a large plan. */
async function everything(cluster: Cluster, folder: string, verdicts: Verdict[]): Promise<string[]> {
  await step("測定に使うプログラムを確かめています", async () => {
    if (!hasWrk()) await aptInstall("wrk");
    if (!hasNginx()) await aptInstall("nginx-light");
  });
  const worlds = {} as Record<Scale, World>;
  for (const scale of SCALES) {
    worlds[scale] = await step(`計画の${scale}倍を公表しています`, () => makeWorld(cluster, folder, scale));
  }
  const servers: Record<Scale, Server> = {
    1: await step("サーバーを起動しています", () => serve(worlds[1].environment)),
    10: await step("10倍の計画のサーバーを起動しています", () => serve(worlds[10].environment)),
  };
  const parts = [
    publishing(worlds, verdicts),
    await weight(servers[1].port, worlds[1].run, verdicts),
    await staffPages(servers, worlds),
  ];
  await servers[10].stop();
  parts.unshift(await measureFrontPage(folder, worlds[1], servers[1], verdicts));
  parts.push(await firstView(folder, servers[1].port, verdicts));
  await servers[1].stop();
  parts.push(await hostileFiles(folder, verdicts));
  parts.push(await whilePublishing(worlds[1], verdicts));
  parts.push(await pastFigures(await emptyDatabase(cluster, folder, "past_figures"), verdicts));
  return parts;
}

async function makeWorld(cluster: Cluster, folder: string, scale: Scale): Promise<World> {
  const environment = await emptyDatabase(cluster, folder, String(scale));
  const exported = path.join(folder, `export-${scale}`);
  const output = await runScript("tests/bench/publish-run.ts", [String(scale), exported], environment);
  return { environment, exported, run: JSON.parse(output.trim().split("\n").at(-1) ?? "") as PublishRun };
}

/** @returns the environment of a server or script that works on it */
async function emptyDatabase(cluster: Cluster, folder: string, name: string): Promise<World["environment"]> {
  const { appUrl, ownerUrl } = await prepareDatabase(cluster, PASSWORDS, `bench_${name}`);
  await migrate(ownerUrl);
  const dataDir = path.join(folder, `data-${name}`);
  const port = await freePort();
  return {
    NODE_ENV: "production",
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    AYUMI_DATA_DIR: dataDir,
    AUTH_SECRET: SECRET,
    PORT: String(port),
    HOST: "127.0.0.1",
    APP_ORIGIN: `http://127.0.0.1:${port}`,
    LOG_LEVEL: "error",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** As `npm start` does it. */
function serve(environment: World["environment"]): Promise<Server> {
  const port = Number(environment.PORT);
  return startServer("src/cli/commands/start.ts", [], environment, { port, probe: "/api/health/ready" });
}

async function weight(port: number, run: PublishRun, verdicts: Verdict[]): Promise<string> {
  const index = await askOnSocket(port, "/");
  const pages = await Promise.all((await kpiPages(port)).map((route) => askOnSocket(port, route)));
  const heaviest = Math.max(...pages.map(({ bytes }) => bytes));
  const head = index.bytes - index.body.length;
  const large = { index: run.hundredfold.index + head, kpi: run.hundredfold.kpi + head };
  verdicts.push(
    { text: `トップページは ${whole(index.bytes)} バイト（目標 14,600 以下）`, holds: index.bytes <= 14_600 },
    { text: `KPI のページは最大 ${whole(heaviest)} バイト（目標 10,000 以下）`, holds: heaviest <= 10_000 },
    {
      text: `KPI が100倍のトップページは ${whole(large.index)} バイト（目標 60,000 未満）`,
      holds: large.index < 60_000,
    },
  );
  return `### 通信量（ヘッダーを含む）\n\n${table(
    ["", "このままの計画", "KPI が100倍"],
    [
      [`トップページ（KPI ${run.kpis}件）`, `${whole(index.bytes)} バイト`, `${whole(large.index)} バイト`],
      ["KPI のページ（最大）", `${whole(heaviest)} バイト`, `${whole(large.kpi)} バイト（paper-sheets）`],
    ],
  )}\n\nJavaScript 0 バイト、フォント 0 バイト、要求は 1 回です。`;
}

/** From the publication's own list of files. */
async function kpiPages(port: number): Promise<string[]> {
  const { body } = await askOnSocket(port, "/data/manifest.json", "identity");
  const { files } = JSON.parse(body.toString("utf8")) as Manifest;
  return files
    .filter(({ edition, path: file }) => edition === "current" && /^kpis\/[^/]+\/index\.html$/.test(file))
    .map(({ path: file }) => `/${file.replace("/index.html", "")}`);
}

function publishing(worlds: Record<Scale, World>, verdicts: Verdict[]): string {
  const [one, ten] = [worlds[1].run, worlds[10].run];
  const first = ten.firstMs / one.firstMs;
  const again = ten.againMs / one.againMs;
  const withStates = ten.withStatesMs / one.withStatesMs;
  verdicts.push(
    {
      text: `起動してから最初の実際の計画の公表は ${seconds(one.firstMs)}（目標 3 秒以下）`,
      holds: one.firstMs <= 3_000,
    },
    { text: `2回目以降の公表は ${seconds(one.againMs)}（目標 2 秒以下）`, holds: one.againMs <= 2_000 },
    {
      text: `${one.initiatives}件の取組の5年度分の状況を含む公表は ${seconds(one.withStatesMs)}（目標 3 秒以下）`,
      holds: one.withStatesMs <= 3_000,
    },
    {
      text: `10倍の計画の公表にかかる時間は ${times(Math.max(first, again))}（目標 10倍以下）`,
      holds: Math.max(first, again) <= 10,
    },
  );
  verdicts.push({
    text: `5年度分の取組の状況（${ten.initiatives}件×5年度）を含む公表にかかる時間は、${one.initiatives}件×5年度の ${times(withStates)}（目標 10倍以下）`,
    holds: withStates <= 10,
  });
  return `### 公表にかかる時間\n\n${table(
    ["", `計画のまま（KPI ${one.kpis}件）`, `10倍（KPI ${ten.kpis}件）`, "比"],
    [
      ["起動してから最初の公表", seconds(one.firstMs), seconds(ten.firstMs), times(first)],
      ["2回目以降（中央値）", seconds(one.againMs), seconds(ten.againMs), times(again)],
      [
        `取組の状況を含む公表（${one.initiatives}件と${ten.initiatives}件、5年度分、中央値）`,
        seconds(one.withStatesMs),
        seconds(ten.withStatesMs),
        times(withStates),
      ],
    ],
  )}`;
}

/** On its own, with nothing beside it that would want a core. */
async function whilePublishing({ environment }: World, verdicts: Verdict[]): Promise<string> {
  const at = { port: Number(environment.PORT), probe: "/" };
  const server = await startServer("tests/bench/publishing-server.ts", [], environment, at);
  const origin = `http://127.0.0.1:${server.port}`;
  const found = await step("公表とプレビューの間の配信を測っています", async () => ({
    公表: await measureMeanwhile(`${origin}/`, `${origin}/api/publish`),
    プレビュー: await measureMeanwhile(`${origin}/`, `${origin}/api/preview`),
  }));
  await server.stop();
  const rows = Object.entries(found).map(([what, { quietMs, busyMs, ratio, workMs }]) => {
    verdicts.push({
      text: `${what}の間の p99 は、何もしていないときの ${times(ratio)}（目標 2倍以下）`,
      holds: ratio <= 2,
    });
    return [what, milliseconds(quietMs), milliseconds(busyMs), times(ratio), seconds(workMs)];
  });
  return `### 公表とプレビューの間の、トップページの p99\n\n${table(
    ["", "何もしていないとき", "その間", "比", "かかった時間"],
    rows,
  )}\n\n${MEANWHILE_WORDS}。`;
}

async function pastFigures(environment: World["environment"], verdicts: Verdict[]): Promise<string> {
  const output = await step("過去の実績の取込みを測っています", () =>
    runScript("tests/bench/past-figures-run.ts", [], environment),
  );
  const run = JSON.parse(output.trim().split("\n").at(-1) ?? "") as PastFiguresRun;
  verdicts.push(
    {
      text: `過去の実績${whole(run.rows)}件の確認は ${seconds(run.previewMs)}（目標 3 秒以下）`,
      holds: run.previewMs <= 3_000,
    },
    {
      text: `過去の実績${whole(run.rows)}件の取込みは ${seconds(run.importMs)}（目標 5 秒以下）`,
      holds: run.importMs <= 5_000,
    },
  );
  return `### 過去の実績${whole(run.rows)}件の取込み（CSV）\n\n${table(
    ["", "時間"],
    [
      ["読み取りと確認", seconds(run.previewMs)],
      ["取込み（読み取りを含む）", seconds(run.importMs)],
      ["まとめて承認", seconds(run.approveMs)],
    ],
  )}`;
}

async function staffPages(servers: Record<Scale, Server>, worlds: Record<Scale, World>): Promise<string> {
  const [one, ten] = await step("職員用の画面を測っています", async () => [
    await measureStaffPages(servers[1].port, worlds[1].run.cookie),
    await measureStaffPages(servers[10].port, worlds[10].run.cookie),
  ]);
  const rows = STAFF_PAGES.map((page) => {
    const [small = 0, large = 0] = [one?.get(page), ten?.get(page)];
    return [`\`${page}\``, milliseconds(small), milliseconds(large), times(large / small)];
  });
  return `### 職員用の画面\n\n${table(["", "計画のまま", "10倍", "比"], rows)}`;
}

async function measure(args: Arguments): Promise<void> {
  const ending = createEnding();
  onStopRequest(() => void ending.run().then(() => process.exit(130)));
  try {
    say(`\n${await main(ending, args)}`);
  } finally {
    await ending.run();
  }
}

await runCommand(
  {
    call: "npm run bench",
    does: "公開ページの速さと通信量、公表にかかる時間、職員用の画面をこのコンピューターで測り、結果を Markdown で表示します。一時フォルダーに専用のデータベースとサーバーを作り、本番のデータには触れません。",
    options: { overview: { does: "管理職の進捗の画面（指標350件×10年度の計画）だけを測ります。" } },
    example: "npm run --silent bench > bench.md",
    fails: "測れませんでした（途中で止めたときは 130）。",
  },
  measure,
);
