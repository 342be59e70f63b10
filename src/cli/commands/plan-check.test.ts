import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkPlanFiles } from "./plan-check";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const dx2 = join(root, "prisma/plans/dx-2.yaml");
let folder = "";
const write = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plan-check-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The command as npm runs it. */
function run(...files: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", join(root, "src/cli/commands/plan-check.ts"), ...files],
      { cwd: root },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe("plan:check", () => {
  it("checks the shipped plans when no file is named, and says what they hold", async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toContain("prisma/plans/dx-1.yaml: 誤りはありません。");
    expect(out).toContain("取組の柱 3、具体的な取組 14、取組項目 73（○ 36、・ 37）");
    expect(out).toContain("KPI 7（うち集計方法が要確認のもの 6）、字句の訂正 8");
  }, 30_000);

  it("ends with 1 and names file, path and what was expected", async () => {
    const bad = await write(
      "bad.yaml",
      (await readFile(dx2, "utf8")).replace("value: 2500", "value: 2,500件"),
    );
    const { code, err } = await run(bad);
    expect(code).toBe(1);
    expect(err).toContain(`${bad}: pillars[0].kpis[0].target`);
  }, 30_000);

  it("says which 現状値 no new plan may have: of a plan that is here a change says from when it holds", async () => {
    const late = await write(
      "late.yaml",
      (await readFile(dx2, "utf8")).replace("fy: 2023, value: 908", "fy: 2026, value: 908"),
    );
    const { ok, lines } = await checkPlanFiles([late]);
    expect(ok).toBe(true);
    expect(lines).toContainEqual(
      expect.stringMatching(/新しい計画としては取り込めません：pillars\[0\]\.kpis\[0\]\.baseline\.fy：/),
    );
  });

  it("tells a file that is not there, or not UTF-8", async () => {
    const sjis = await write("sjis.yaml", Uint8Array.of(0x8d, 0x82, 0x8e, 0x52));
    const missing = join(folder, "none.yaml");
    const { ok, lines } = await checkPlanFiles([sjis, missing]);
    expect(ok).toBe(false);
    expect(lines.join("\n")).toMatch(/sjis\.yaml: 1行目: 文字コードがUTF-8ではありません/);
    expect(lines.join("\n")).toMatch(/none\.yaml: \(全体\): ファイルを読めません/);
  });

  it("tells ids that two plans share", async () => {
    const text = await readFile(dx2, "utf8");
    const same = await write("same.yaml", text);
    const other = await write("other.yaml", text.replace("id: dx-2", "id: dx-3"));
    const twice = await checkPlanFiles([dx2, same]);
    expect(twice.ok).toBe(false);
    expect(twice.lines.at(-1)).toContain("計画のid「dx-2」");
    const shared = await checkPlanFiles([dx2, other]);
    expect(shared.ok).toBe(false);
    expect(shared.lines.filter((line) => line.startsWith(`${other}: KPIのid`))).toHaveLength(7);
    expect(shared.lines.at(-1)).toBe(
      `${other}: 取組項目の id「dx-2-1-1-1」は、期間が重なる計画「DX推進計画（第2期）」で使われています。別の id にしてください。`,
    );
  });

  it("takes a plan that follows another one and carries its KPIs and initiatives on", async () => {
    const next = (await readFile(dx2, "utf8"))
      .replace("id: dx-2", "id: dx-3")
      .replace("startFy: 2025", "startFy: 2030")
      .replace("endFy: 2029", "endFy: 2034")
      .replace(/^( *target: *\{ *fy: )2029/gm, "$12034");
    const { ok, lines } = await checkPlanFiles([dx2, await write("next.yaml", next)]);
    expect(lines.filter((line) => line.includes("使われて"))).toEqual([]);
    expect(ok).toBe(true);
  });

  it("tells two KPIs that carry on the same one, one of them under its id", async () => {
    const text = (await readFile(dx2, "utf8")).replace(
      /^( *)- id: paper-sheets$/m,
      "$&\n$1  continues: online-procedures",
    );
    const { ok, lines } = await checkPlanFiles([await write("twice.yaml", text)]);
    expect(ok).toBe(false);
    expect(lines.at(-1)).toContain("どちらも指標「online-procedures」を引き継いでいます。");
  });

  it("does not pass when there is nothing to check", async () => {
    expect((await checkPlanFiles([])).ok).toBe(false);
  });
});
