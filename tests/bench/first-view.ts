/**
 * When a reader sees the page (largest contentful paint), on a telephone as Lighthouse imagines it: a processor four times
 * as slow and slow 4G. Ours beside a page that somebody wrote by hand, in the same Chromium, in turn.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { findChromium } from "@tests/run/browser";
import { type Browser, chromium } from "playwright";
import { freePort } from "@/cli/postgres/cluster";
import { projectRoot } from "@/cli/runtime/project-root";
import { step } from "@/cli/runtime/steps";
import { startServer } from "./children";
import { median } from "./load";
import { milliseconds, table, times, type Verdict } from "./report";

const SLOWER = 4;
/** Lighthouse's slow 4G: 150 ms for a round trip, 1.6 Mbit/s down, 0.75 up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const TELEPHONE = { width: 412, height: 823 };
/** The first is for warming up. */
const ROUNDS = 10;
const MOST = 1.15;

export async function firstView(folder: string, ourPort: number, verdicts: Verdict[]): Promise<string> {
  const page = path.join(folder, "hand-made.br");
  writeFileSync(page, brotliCompressSync(readFileSync(path.join(projectRoot, "tests/bench/hand-made.html"))));
  const port = await freePort();
  const server = await startServer(
    "tests/bench/bare-server.mjs",
    [page, String(port)],
    {},
    { port, probe: "/" },
  );
  const found = await step("最初の表示を測っています", async (progress) => {
    const browser = await chromium.launch({ executablePath: await findChromium(progress) });
    try {
      const rounds: { ours: number; handMade: number }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        progress.set(`${round + 1}/${ROUNDS}`);
        const ours = await largestPaint(browser, `http://127.0.0.1:${ourPort}/`);
        const handMade = await largestPaint(browser, `http://127.0.0.1:${port}/`);
        if (round > 0) rounds.push({ ours, handMade });
      }
      return rounds;
    } finally {
      await browser.close();
    }
  });
  await server.stop();
  const ratio = median(found.map(({ ours, handMade }) => ours / handMade));
  verdicts.push({
    text: `最初の表示（LCP）は、手で書いたページの ${times(ratio)}（目標 ${MOST}倍以下）`,
    holds: ratio <= MOST,
  });
  return `### 最初の表示（LCP、${SLOWER}分の1の速さのCPUと遅い4G）\n\n${table(
    ["", "LCP", "手で書いたページに対して"],
    [
      ["トップページ", milliseconds(median(found.map(({ ours }) => ours))), times(ratio)],
      ["手で書いた静的なページ", milliseconds(median(found.map(({ handMade }) => handMade))), times(1)],
    ],
  )}\n\n同じChromiumで${ROUNDS - 1}回ずつ交互に測った中央値。比は、回ごとに比べたものの中央値。`;
}

async function largestPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: TELEPHONE, deviceScaleFactor: 2 });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.emulateNetworkConditions", SLOW_4G);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.goto(url);
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN);
          }).observe({ type: "largest-contentful-paint", buffered: true });
        }),
    );
  } finally {
    await context.close();
  }
}
