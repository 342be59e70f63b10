/**
 * verify.mjs as it is published: run by Node from a folder with nothing else. It fits whatever was published honestly, and finds
 * what anybody changes; a second implementation of the rule, in another language, gives the same marks.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { CHECKED_PLAN, checkedReports } from "@tests/fixtures/checked-plan";
import { publishInTurn } from "@tests/fixtures/publications-in-turn";
import { lastOf, runPublished, type Tree, treeOf, writeTree } from "@tests/fixtures/published-tree";
import { randomPlan } from "@tests/fixtures/random-editions";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { diceOf, tamperings } from "@tests/fixtures/tampering";
import { ensureProgram, hasProgram } from "@tests/run/system-packages";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { filePathOf } from "@/lib/public-paths";
import { verifyProgram } from "./verify-program";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(path.join(tmpdir(), "ayumi-verify-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => path.join(folder, ...names);
const trees: Record<"real" | "cases" | "random", Tree> = {
  real: new Map(),
  cases: new Map(),
  random: new Map(),
};
const NAMES = ["real", "cases", "random"] as const;

/** The small plan, published three times. */
const stages = [2025, 2026, 2029].map((fy) => ({
  plan: CHECKED_PLAN,
  reports: checkedReports(fiscalYear(fy)),
}));
const inTurn = (count: number, wanted?: readonly string[]) =>
  stages.slice(0, count).map((_, index) => ({
    snapshot: publishInTurn(
      stages.slice(0, index + 1).map(({ plan, reports }) => ({
        plan: { ...plan, kpis: plan.kpis.filter(({ id }) => wanted?.includes(id) ?? true) },
        reports: reports.filter(({ kpiId }) => wanted?.includes(kpiId) ?? true),
      })),
    ),
  }));

beforeAll(async () => {
  trees.real = await treeOf([
    { snapshot: { ...makeSnapshot(), no: 1, history: [] } },
    { snapshot: { ...makeSnapshot({ reports: INVENTED.slice(0, 3) }), no: 2 } },
    { snapshot: makeSnapshot({ reports: INVENTED }), withdraws: 2 },
  ]);
  trees.cases = await treeOf(inTurn(3));
  const { plan, reports } = randomPlan(60);
  trees.random = await treeOf([{ snapshot: { ...makeSnapshot({ plans: [plan], reports }), no: 1 } }]);
  for (const name of NAMES) writeTree(at(name), trees[name]);
});

const check = (...words: string[]) =>
  runPublished(at("alone"), trees.real.get("data/verify.mjs") ?? Buffer.from(""), words);

describe("an honest publication", () => {
  it.each(NAMES)("fits: %s", async (name) => {
    const { no, hash } = lastOf(trees[name]);
    const { status, output } = await check(at(name), "--all", "--expect-last", String(no), hash);
    expect(output).not.toMatch(/^[×－]/m);
    expect(output).toContain("結果：すべて合いました。");
    expect(status).toBe(0);
  });

  it("of an archive fits by itself, withdrawn or not, and says so", async () => {
    const { status, output } = await check(at("real", "archive", "2"), at("real", "archive", "1"));
    expect(output).toMatch(/○ ファイル：第2号（保存版）の\d+件/);
    expect(output).toContain("取下げ：第2号は、取り下げられています。");
    expect(output).toMatch(/○ ファイル：第1号（保存版）の\d+件/);
    expect(status).toBe(0);
  });

  it("fits as a web server answers it", async () => {
    const server = createServer((request, response) => {
      const body = trees.cases.get(filePathOf(decodeURIComponent(request.url ?? "/")));
      response.writeHead(body ? 200 : 404).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const { status, output } = await check(`http://127.0.0.1:${port}/`, "--all");
    server.close();
    expect(output).toContain("結果：すべて合いました。");
    expect(status).toBe(0);
  });
});

describe("a publication that somebody changed", () => {
  const SMALL = ["plain", "factor", "rises"];
  const COUNT = 200;

  it("is found, whatever was done to it", async () => {
    const tree = await treeOf(inTurn(3, SMALL));
    const shorter = [await treeOf(inTurn(1, SMALL)), await treeOf(inTurn(2, SMALL))];
    const { no, hash } = lastOf(tree);
    const tampered = tamperings(tree, shorter, COUNT, diceOf(20_261_128));
    for (const [index, { tree: changed }] of tampered.entries()) writeTree(at("t", String(index)), changed);
    const answers = async (noted: boolean) => {
      const places = [...tampered.keys()].filter((index) => tampered[index]?.needsNote === noted);
      const words = places.map((index) => at("t", String(index)));
      const note = noted ? ["--expect-last", String(no), hash] : [];
      const { status, output } = await check(...words, "--all", ...note);
      expect(status).toBe(1);
      const parts = output.split("対象：").slice(1);
      return places.map((index, place) => ({ index, said: parts[place] ?? "" }));
    };
    const all = [...(await answers(true)), ...(await answers(false))];
    expect(all).toHaveLength(COUNT);
    const missed = all.filter(({ index, said }) => !tampered[index]?.foundBy.test(said));
    expect(missed.map(({ index, said }) => [tampered[index]?.what, said])).toEqual([]);
    expect(all.filter(({ said }) => said.includes("合わないものが"))).toHaveLength(COUNT);
  });

  it.each([
    [["nowhere"], "フォルダーがありません"],
    [["http://127.0.0.1:9/"], "読めませんでした"],
    [["."], "公表の一覧（data/manifest.json）がありません"],
    [[], "使い方"],
    [[".", "--expect-last", "x", "y"], "使い方"],
  ])("or is not there: %j", async (words, said) => {
    const { status, output } = await check(...words);
    expect(output).toContain(said);
    expect(output).not.toMatch(/\n\s+at /);
    expect(status).toBe(1);
  });
});

describe("what it finds, in English", () => {
  const JAPANESE = /[\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Han}]/u;

  it("is told of what fits and of what does not", async () => {
    const honest = await check(at("cases"), "--all", "--lang", "en");
    expect(honest.output).toContain("Result: Everything fits.");
    expect(honest.status).toBe(0);
    const changed = new Map(trees.cases);
    changed.delete(filePathOf("/about"));
    writeTree(at("missing"), changed);
    const { output, status } = await check(at("missing"), "--lang", "en");
    expect(output).toContain("× about/index.html of publication no. 3 is missing.");
    expect(output).toContain("Result: What does not fit: 1.");
    expect(output.replaceAll(/\([^()]*\) of those/g, "")).not.toMatch(/号|公表|一覧/);
    expect(status).toBe(1);
  });

  it("has a sentence for each in Japanese, and nothing Japanese in it", () => {
    const [, table = ""] = /^const WORDS = (\{[\s\S]*?^\});$/m.exec(verifyProgram()) ?? [];
    const names = ["FIGURES", "SELF", "LIST", "LIST_IN_EXPORT"];
    const words = new Function(...names, `return ${table}`)(...names);
    expect(Object.keys(words.en)).toEqual(Object.keys(words.ja));
    expect(Object.keys(words.en).length).toBeGreaterThan(40);
    expect(Object.values(words.en).map(String).join("\n")).not.toMatch(JAPANESE);
  });

  it("is asked for by a language that there is, else it is Japanese", async () => {
    // "constructor" and "__proto__" are names that every object answers to.
    for (const lang of ["fr", "constructor", "__proto__", "toString"])
      expect((await check("--lang", lang, at("cases"))).output, lang).toContain("結果：すべて合いました。");
  });
});

describe("the rule once more in another language", () => {
  it("gives every published mark", async () => {
    await ensureProgram("python3");
    if (!hasProgram("python3")) return;
    const files = NAMES.flatMap((name) =>
      [...trees[name].keys()].filter((file) => file.endsWith("data/kpis.json")).map((file) => at(name, file)),
    );
    const judge = path.join(process.cwd(), "tests/fixtures/second-judge.py");
    const { stdout, stderr } = spawnSync("python3", [judge, ...files], { encoding: "utf8" });
    expect(stderr).toBe("");
    const { marks, wrong } = JSON.parse(stdout);
    expect(wrong).toEqual([]);
    for (const code of ["achieved", "improving", "not_achieved", "not_evaluated"])
      expect(marks[code], code).toBeGreaterThan(30);
  });
});
