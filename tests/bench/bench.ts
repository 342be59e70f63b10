/**
 * `npm run bench`: measures what the system promises, on this machine, in one run. Nothing of the installation is
 * touched: its own PostgreSQL and servers in a temporary folder. Prints Markdown on standard output's end.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { aptInstall } from "@tests/run/system-packages";
import { migrate } from "@/cli/database/migrate";
import { freePort, startCluster } from "@/cli/postgres/cluster";
import { prepareDatabase } from "@/cli/postgres/roles";
import { runCommand } from "@/cli/runtime/command";
import { say, step } from "@/cli/runtime/steps";
import { build, isBuilt } from "@/cli/serving/build";
import { createEnding, type Ending, onStopRequest } from "@/cli/serving/ending";
import type { Manifest } from "@/server/publication/edition/manifest";
import { endChildren, runScript, type Server, startServer } from "./children";
import { firstView } from "./first-view";
import { hostileFiles } from "./hostile-files";
import { hasWrk, LOAD_WORDS, type Loads, measureLoad, ratio, type Target } from "./load";
import { MEANWHILE_WORDS, measureMeanwhile } from "./meanwhile";
import { hasNginx, type Nginx, startNginx } from "./nginx";
import type { PastFiguresRun } from "./past-figures-run";
import type { PublishRun } from "./publish-run";
import { milliseconds, percent, seconds, table, times, type Verdict, verdictLines, whole } from "./report";
import { crawlSite } from "./site-links";
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

/** Where the front page comes from, in the table's order. */
const FRONT_DOOR = "Ayumi（フロントドア）";
const BARE = "素の Node.js（同じバイト列をメモリーから）";
const NEXT_ROUTE = "Next.js のルート（フロントドアなし）";
const NGINX = "nginx（書き出したファイル）";

async function main(ending: Ending): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "ayumi-bench-"));
  // The database runs under another account, which must be able to enter.
  chmodSync(folder, 0o755);
  ending.add("folder", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  ending.add("servers", endChildren);
  if (!isBuilt()) await step("画面を組み立てています", build);
  await step("測定に使うプログラムを確かめています", async () => {
    if (!hasWrk()) await aptInstall("wrk");
    if (!hasNginx()) await aptInstall("nginx-light");
  });
  const cluster = await step("データベースを用意しています", () => {
    const home = path.join(folder, "database");
    mkdirSync(home, { mode: 0o755 });
    return startCluster({ folder: home, superPassword: SECRET });
  });
  ending.add("database", cluster.stop);

  const worlds = {} as Record<Scale, World>;
  for (const scale of SCALES) {
    worlds[scale] = await step(`計画の${scale}倍を公表しています`, () => makeWorld(cluster, folder, scale));
  }
  const verdicts: Verdict[] = [];
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
  parts.unshift(await load(folder, worlds[1], servers[1], verdicts));
  parts.push(await firstView(folder, servers[1].port, verdicts));
  await servers[1].stop();
  parts.push(await hostileFiles(folder, verdicts));
  parts.push(await whilePublishing(worlds[1], verdicts));
  parts.push(await pastFigures(await emptyDatabase(cluster, folder, "past_figures"), verdicts));
  return [
    `測定: ${cpus().length}コア（${cpus()[0]?.model.trim() || process.arch}）、Node.js ${process.versions.node}、${process.platform}`,
    ...parts,
    `### 目標\n\n${verdictLines(verdicts)}`,
  ].join("\n\n");
}

async function makeWorld(
  cluster: Awaited<ReturnType<typeof startCluster>>,
  folder: string,
  scale: Scale,
): Promise<World> {
  const environment = await emptyDatabase(cluster, folder, String(scale));
  const exported = path.join(folder, `export-${scale}`);
  const output = await runScript("tests/bench/publish-run.ts", [String(scale), exported], environment);
  return { environment, exported, run: JSON.parse(output.trim().split("\n").at(-1) ?? "") as PublishRun };
}

/** @returns the environment of a server or script that works on it */
async function emptyDatabase(
  cluster: Awaited<ReturnType<typeof startCluster>>,
  folder: string,
  name: string,
): Promise<World["environment"]> {
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

async function load(folder: string, world: World, server: Server, verdicts: Verdict[]): Promise<string> {
  const heading = "### トップページの配信";
  const targets: Target[] = [{ name: FRONT_DOOR, url: `http://127.0.0.1:${server.port}/` }];
  const page = path.join(folder, "index.html.br");
  writeFileSync(page, (await askOnSocket(server.port, "/", "br")).body);
  const barePort = await freePort();
  await startServer(
    "tests/bench/bare-server.mjs",
    [page, String(barePort)],
    {},
    { port: barePort, probe: "/" },
  );
  targets.push({ name: BARE, url: `http://127.0.0.1:${barePort}/` });
  const nextPort = await freePort();
  const environment = {
    ...world.environment,
    PORT: String(nextPort),
    APP_ORIGIN: `http://127.0.0.1:${nextPort}`,
  };
  await startServer("tests/bench/next-route-server.ts", [], environment, { port: nextPort, probe: "/" });
  targets.push({ name: NEXT_ROUTE, url: `http://127.0.0.1:${nextPort}/` });
  const nginx = hasNginx() ? await serveByNginx(folder, world.exported) : null;
  try {
    if (nginx) {
      targets.push({ name: NGINX, url: `http://127.0.0.1:${nginx.port}/index` });
      await checkLinks(nginx, verdicts);
    }
    if (!hasWrk()) return `${heading}\n\nwrk がないため、測っていません。`;
    const found = await step("配信を測っています", ({ set }) => measureLoad(targets, set));
    judgeLoad(found, verdicts);
    const missing = nginx ? "" : "\n\nnginx がないため、nginx との比較は省いています。";
    return `${heading}\n\n${loadTable(found)}\n\n${LOAD_WORDS}。${missing}`;
  } finally {
    await nginx?.stop();
  }
}

function serveByNginx(folder: string, exported: string): Promise<Nginx> {
  const scratch = path.join(folder, "nginx");
  mkdirSync(scratch);
  // The same form of the page as everybody else's; stock nginx has no module that would choose it by itself.
  const page = `  location = /index {
    alias ${exported}/index.html.br;
    types { }
    default_type "text/html; charset=utf-8";
    add_header Content-Encoding br;
  }`;
  return startNginx(scratch, exported, page);
}

async function checkLinks(nginx: Nginx, verdicts: Verdict[]): Promise<void> {
  const { problems, visited, links } = await step("nginx の /dx/ のリンクをたどっています", () =>
    crawlSite(`http://127.0.0.1:${nginx.port}/dx/`),
  );
  for (const problem of problems.slice(0, 10)) say(problem);
  verdicts.push({
    text: `書き出したフォルダーを nginx の /dx/ で配信して、切れたリンクは ${problems.length} 件（${whole(visited)} 件のファイル、${whole(links)} 本のリンク）`,
    holds: problems.length === 0,
  });
}

function loadTable(found: ReadonlyMap<string, Loads>): string {
  const share = (load: Loads, of: string) => {
    const other = found.get(of);
    return other ? percent(ratio(load, other, "perSecond")) : "—";
  };
  return table(
    ["", "要求／秒", "p99", "素の Node.js に対して", "nginx に対して"],
    [...found].map(([name, load]) => [
      name,
      whole(load.perSecond),
      milliseconds(load.p99Ms),
      share(load, BARE),
      share(load, NGINX),
    ]),
  );
}

function judgeLoad(found: ReadonlyMap<string, Loads>, verdicts: Verdict[]): void {
  const [door, bare] = [found.get(FRONT_DOOR), found.get(BARE)];
  if (!door || !bare) return;
  const share = ratio(door, bare, "perSecond");
  const slower = ratio(door, bare, "p99Ms");
  verdicts.push(
    { text: `フロントドアは素の Node.js の ${percent(share)}（目標 80% 以上）`, holds: share >= 0.8 },
    { text: `p99 は素の Node.js の ${times(slower)}（目標 2倍以下）`, holds: slower <= 2 },
  );
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
  const slowest = Math.max(one.firstMs, one.againMs);
  verdicts.push(
    { text: `実際の計画の公表は ${seconds(slowest)}（目標 2 秒以下）`, holds: slowest <= 2_000 },
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

async function measure(): Promise<void> {
  const ending = createEnding();
  onStopRequest(() => void ending.run().then(() => process.exit(130)));
  try {
    say(`\n${await main(ending)}`);
  } finally {
    await ending.run();
  }
}

await runCommand(
  {
    call: "npm run bench",
    does: "公開ページの速さと通信量、公表にかかる時間、職員用の画面をこのコンピューターで測り、結果を Markdown で表示します。一時フォルダーに専用のデータベースとサーバーを作り、本番のデータには触れません。",
    example: "npm run --silent bench > bench.md",
    fails: "測れませんでした（途中で止めたときは 130）。",
  },
  measure,
);
