/**
 * A server of one file's own, for tests that need another day than today: stopped and started again as the years pass,
 * with the same data. The clock of the whole process tree is moved, database included (libfaketime), so that nothing in
 * the program has to know of it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright/test";
import { PEOPLE, type Person } from "./people";
import { answers, expect, field } from "./staff";

const SECOND_MS = 1000;

/** The library that moves clocks; npm test puts it there where the system has one. */
const CLOCK_LIBRARY = process.env.AYUMI_CLOCK_LIBRARY ?? "";
export const CITY_ORIGIN = `http://localhost:${process.env.AYUMI_E2E_CITY_PORT}`;

export class City {
  private readonly folder = mkdtempSync(path.join(tmpdir(), "ayumi-city-"));
  private server: ChildProcess | null = null;

  /** Opens the city's server on that day. @param instant ISO instant, from which its clock runs on */
  async on(instant: string): Promise<void> {
    if (CLOCK_LIBRARY === "")
      throw new Error("AYUMI_CLOCK_LIBRARY is set by npm test: the path of libfaketime");
    await this.close();
    const seconds = Math.round((Date.parse(instant) - Date.now()) / SECOND_MS);
    const server = spawn(process.execPath, ["src/cli/launch/main.mjs", "start"], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        LD_PRELOAD: CLOCK_LIBRARY,
        FAKETIME: `${seconds < 0 ? "" : "+"}${seconds}`,
        // What waits waits as long as ever.
        FAKETIME_DONT_FAKE_MONOTONIC: "1",
        AYUMI_DATA_DIR: this.folder,
        PORT: new URL(CITY_ORIGIN).port,
        LOG_LEVEL: "warn",
      },
    });
    this.server = server;
    let said = "";
    server.stderr.on("data", (part) => {
      said += part;
    });
    await new Promise<void>((resolve, reject) => {
      server.once("exit", (code) => reject(new Error(`the server ended (${code}): ${said}`)));
      // The last line that the launcher says.
      server.stdout.on("data", (part) => {
        said += part;
        if (said.includes("終了するには")) resolve();
      });
    });
    // The staff side opens as soon as the jobs run.
    await expect.poll(() => fetch(`${CITY_ORIGIN}/api/health/ready`).then(({ status }) => status)).toBe(200);
  }

  get setUpLink(): string {
    return readFileSync(path.join(this.folder, "set-up-link.txt"), "utf8").trim();
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server || server.exitCode !== null) return;
    server.kill("SIGTERM");
    await once(server, "exit");
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Signs somebody in, on the way to a page. */
export async function signIn(page: Page, person: Person, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: "サインイン" })).toBeVisible();
  await answers(page);
  await field(page, "メールアドレス").fill(PEOPLE[person].email);
  await field(page, "パスワード").fill(PEOPLE[person].password);
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
  await page.waitForURL(`**${address}`);
  await answers(page);
}
