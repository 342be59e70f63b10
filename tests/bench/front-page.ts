/** How many front pages a second, beside a bare server, a route of Next.js and nginx with the same bytes. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "@/cli/postgres/cluster";
import { say, step } from "@/cli/runtime/steps";
import { type Server, startServer } from "./children";
import { hasWrk, LOAD_WORDS, type Loads, measureLoad, ratio, type Target } from "./load";
import { hasNginx, type Nginx, startNginx } from "./nginx";
import { milliseconds, percent, table, times, type Verdict, whole } from "./report";
import { crawlSite } from "./site-links";
import { askOnSocket } from "./wire";

/** Where the front page comes from, in the table's order. */
const FRONT_DOOR = "Ayumi（フロントドア）";
const BARE = "素の Node.js（同じバイト列をメモリーから）";
const NEXT_ROUTE = "Next.js のルート（フロントドアなし）";
const NGINX = "nginx（書き出したファイル）";

export async function measureFrontPage(
  folder: string,
  world: { readonly environment: Readonly<Record<string, string>>; readonly exported: string },
  server: Server,
  verdicts: Verdict[],
): Promise<string> {
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
