/**
 * `npm test`: everything, from types to browsers, a line per stage, ending in `N passed, N failed`.
 * `npm test -- unit e2e` runs only those stages, `npm test -- unit src/domain/rounds` only those files of a stage.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePorts } from "@/cli/postgres/cluster";
import { runCommand } from "@/cli/runtime/command";
import { report, say, step } from "@/cli/runtime/steps";
import { onStopRequest } from "@/cli/serving/ending";
import { ensureJapaneseFonts, findChromium } from "./browser";
import { findClockLibrary } from "./clock";
import { findPostgresPrograms } from "./debian-postgres";
import { findJava } from "./java";
import { endPrograms, runProgram } from "./run-program";
import { askedFor, type Count, STAGES, type Stage } from "./stages";
import { runTwoAtATime } from "./two-at-a-time";

/** What a deployment may have set must not reach the tests. */
const NOT_INHERITED = Object.fromEntries(
  [
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "AYUMI_DATA_DIR",
    "AYUMI_DEMO",
    "LOG_LEVEL",
    "TRUSTED_PROXIES",
    "APP_ORIGIN",
    "AUTH_SECRET",
    "PORT",
    "HOST",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_NAME",
    "SMTP_URL",
    "MAIL_FROM",
    "NODE_ENV",
  ].map((name) => [name, undefined]),
);

async function runStage(stage: Stage, paths: readonly string[], folder: string): Promise<Count> {
  const reportFile = path.join(folder, `${stage.name}.json`);
  let output = "";
  const count = await step(stage.label, async (progress) => {
    const environment: Record<string, string | undefined> = {
      ...NOT_INHERITED,
      TMPDIR: folder,
      // Where Debian puts servers, such as nginx; not everybody looks there.
      PATH: `${process.env.PATH}:/usr/sbin:/sbin`,
    };
    if (stage.name === "db") {
      environment.AYUMI_JAVA = await findJava(progress);
      environment.AYUMI_POSTGRES = await findPostgresPrograms(progress);
    }
    if (stage.name === "e2e") {
      await ensureJapaneseFonts(progress);
      const [port, cityPort] = await freePorts(2);
      Object.assign(environment, {
        AYUMI_CHROMIUM: await findChromium(progress),
        AYUMI_CLOCK_LIBRARY: await findClockLibrary(progress),
        AYUMI_E2E_PORT: String(port),
        AYUMI_E2E_CITY_PORT: String(cityPort),
        AYUMI_E2E_DATA_DIR: path.join(folder, "e2e-data"),
        PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
        // Some files by themselves do not need those that usually come before them.
        AYUMI_E2E_ALONE: paths.length > 0 ? "1" : undefined,
      });
    }
    const finished = await runProgram(process.execPath, stage.args(reportFile, paths), environment);
    output = finished.output;
    const result = stage.count(finished, reportFile);
    progress.set(
      `${result.passed} 件成功、${result.failed} 件失敗${result.skipped ? `、${result.skipped} 件省略` : ""}`,
    );
    return result;
  }).catch((error) => {
    report(error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  if (count.failed > 0) say(output);
  return count;
}

async function runStages(words: readonly string[]): Promise<void> {
  const { stages, paths } = askedFor(words);
  const folder = mkdtempSync(path.join(tmpdir(), "ayumi-test-"));
  // The test database may run under another account, which must be able to enter.
  chmodSync(folder, 0o755);
  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  let stopped = false;
  onStopRequest(() => {
    stopped = true;
    endPrograms();
  });
  let passed = 0;
  let failed = 0;
  try {
    const run = async (stage: Stage) => {
      const count = await runStage(stage, paths, folder);
      passed += count.passed;
      failed += count.failed;
    };
    await runTwoAtATime(stages, run, () => stopped);
  } finally {
    clean();
  }
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 || stopped ? 1 : 0;
}

await runCommand(
  {
    call: "npm test",
    does: `すべてのテストを実行し、最後の行に「N passed, N failed」と表示します。段階の名前（${STAGES.map(({ name }) => name).join("、")}）を指定するとその段階だけを、ファイルやフォルダーを指定するとそこのテストだけを実行します。`,
    positionals: {
      name: "段階またはファイル",
      does: "実行するもの（省略するとすべて）",
      min: 0,
      max: Number.POSITIVE_INFINITY,
    },
    example: "npm test -- unit src/domain/rounds",
    fails: "失敗したテストがあるか、実行できませんでした。",
  },
  ({ positionals }) => runStages(positionals),
);
