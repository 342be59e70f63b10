import { chromium } from "playwright/test";
import { existsSync, mkdirSync } from "node:fs";
const [port, dir] = process.argv.slice(2);
const out = "/tmp/w/r1-shots"; mkdirSync(out, { recursive: true });
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const S = [["office","/staff"],["contributor","/staff"],["manager","/staff"],["contributor","/staff/entry"],["office","/staff/entry"],["office","ROUND"],["office","/staff/transfer"],["manager","/staff/dashboard"],["office","/staff/audit"],[null,"/"],[null,"/kpis/online-procedures"],[null,"/kpis/online-rate"]];
let round;
for (const [who, address] of S) for (const width of [1280, 360]) {
  const c = await b.newContext({ locale: "ja-JP", timezoneId: "Asia/Tokyo", viewport: { width, height: 900 }, ...(who ? { storageState: `${dir}/browser-sessions/${who}.json` } : {}) });
  const p = await c.newPage();
  p.on("console", m => { if (m.type() === "error" || m.type() === "warning") console.log(who, address, m.text().slice(0, 200)); });
  p.on("pageerror", e => console.log(who, address, "PAGEERROR", String(e).slice(0, 200)));
  let a = address;
  if (a === "ROUND") {
    if (!round) { await p.goto(`http://localhost:${port}/staff/rounds`); await p.waitForSelector("main a[href^='/staff/rounds/']"); round = await p.locator("main a[href^='/staff/rounds/']").first().getAttribute("href"); }
    a = round;
  }
  const r = await p.goto(`http://localhost:${port}${a}`);
  await p.waitForFunction(() => !document.querySelector("main [data-skeleton]"));
  await p.waitForTimeout(300);
  const f = `${out}/${who ?? "public"}${address.replaceAll("/", "_")}-${width}.png`;
  await p.screenshot({ path: f, fullPage: true });
  console.log(r.status(), f, await p.evaluate(() => document.documentElement.scrollHeight));
  await c.close();
}
await b.close();
