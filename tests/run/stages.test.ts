import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { askedFor, countPlaywright, countVitest, STAGES } from "./stages";

const folder = mkdtempSync(path.join(tmpdir(), "ayumi-stages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reportFile(content: unknown): string {
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = (passed: number, failed: number, success = failed === 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  success,
});
const finished = (code: number | null) => ({ code, output: "" });

describe("the count of a stage", () => {
  it("is what the tests say", () => {
    expect(countVitest(finished(0), reportFile(vitest(12, 0)))).toMatchObject({ passed: 12, failed: 0 });
    expect(countVitest(finished(1), reportFile(vitest(12, 3)))).toMatchObject({ passed: 12, failed: 3 });
  });

  it("has a failure when a file could not be loaded, although no test failed", () => {
    expect(countVitest(finished(1), reportFile(vitest(12, 0, false)))).toMatchObject({
      passed: 12,
      failed: 1,
    });
  });

  it("has a failure when nothing ran or nothing was reported", () => {
    expect(countVitest(finished(0), reportFile(vitest(0, 0)))).toMatchObject({ passed: 0, failed: 1 });
    expect(countVitest(finished(null), path.join(folder, "none.json"))).toMatchObject({
      passed: 0,
      failed: 1,
    });
  });

  it("takes a browser test that passed only once in two tries as failed", () => {
    const report = (unexpected: number, flaky: number, errors: unknown[] = []) =>
      reportFile({ errors, stats: { expected: 4, unexpected, flaky, skipped: 0 } });
    expect(countPlaywright(finished(0), report(0, 0))).toMatchObject({ passed: 4, failed: 0 });
    expect(countPlaywright(finished(0), report(0, 1))).toMatchObject({ passed: 4, failed: 1 });
    expect(countPlaywright(finished(1), report(0, 0, [{}]))).toMatchObject({ passed: 4, failed: 1 });
  });
});

describe("what is asked for", () => {
  const asked = (...words: string[]) => {
    const { stages, paths } = askedFor(words);
    return [stages.map(({ name }) => name), paths];
  };

  it("is everything, some stages, or some files of a stage", () => {
    expect(askedFor([])).toEqual({ stages: STAGES, paths: [] });
    expect(asked("e2e", "unit")).toEqual([["unit", "e2e"], []]);
    expect(asked("unit", "src/domain/rounds")).toEqual([["unit"], ["src/domain/rounds"]]);
    expect(asked("db", "reports.test.ts")).toEqual([["db"], ["reports.test.ts"]]);
  });

  it("hands the files to the program of the stage", () => {
    const { stages, paths } = askedFor(["e2e", "tests/e2e/keyboard.spec.ts"]);
    expect(stages[0]?.args("report.json", paths)).toContain("tests/e2e/keyboard.spec.ts");
    expect(askedFor(["unit"]).stages[0]?.args("report.json", [])).not.toContain(undefined);
  });

  it("is refused where no stage would read it", () => {
    expect(() => askedFor(["units"])).toThrow("「units」という段階はありません");
    expect(() => askedFor(["src/domain/rounds"])).toThrow("段階（architecture、unit、db、e2e）の後に");
    expect(() => askedFor(["lint", "src/domain"])).toThrow("の後に指定してください");
  });
});
