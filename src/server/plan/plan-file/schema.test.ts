import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { withInitiativeIds } from "@/domain/plan/initiative-ids";
import { parsePlanFile } from "./schema";
import { writePlanFile } from "./write";

const file = (name: string) =>
  readFileSync(new URL(`../../../../prisma/plans/${name}`, import.meta.url), "utf8");

function load(text: string): PlanDefinition {
  const result = parsePlanFile(text);
  if (!result.ok) throw new Error(result.errors.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return withInitiativeIds(result.plan);
}

const number = (value: string) => ({ kind: "number", value });

const readme = file("README.md");
const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";

describe("the format's documentation", () => {
  it("has an example that is right", () => {
    const plan = load(example);
    expect(plan.pillars[0]?.kpis[1]).toEqual({
      id: "feeling-green",
      name: "緑が多いと感じる市民の割合",
      definition: null,
      rationale: null,
      unit: "%",
      scale: 1,
      decimals: 1,
      direction: "up",
      aggregation: "share",
      upperLimit: "100",
      baseline: { fy: 2024, value: null },
      target: { fy: 2027, value: { kind: "trend" } },
      years: [],
      department: null,
      source: "別表1",
    });
    expect(plan.publication.licence.name).toContain("CC BY 4.0");
    expect(plan.corrections).toEqual([]);
  });
});

/** The example with one piece replaced: [what, by what]. */
function spoiled(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, example);
}
function errorsOf(text: string) {
  const result = parsePlanFile(text);
  return result.ok ? [] : result.errors;
}

describe("a wrong file", () => {
  const KPI = "pillars[0].kpis[0]";
  const LINE = "pillars[0].measures[0].initiatives[0]";
  const SECOND = "pillars[0].measures[0].initiatives[1]";
  const cases: readonly (readonly [what: string, from: string, to: string, path: string, said: RegExp])[] = [
    ["a missing name", "name: みどりの計画\n", "", "name", /この項目がありません。文字/],
    ["a blank name", "name: みどりの計画\n", "name:\n", "name", /空欄です/],
    ["a mistyped key", "aim:", "aims:", "aims", /使えるのは id、name/],
    ["a slug with capitals", "id: green-1", "id: Green", "id", /「Green」/],
    ["a short code", "999997", "99999", "municipality.code", /6桁/],
    ["no municipality", "municipality: {", "x: {", "municipality", /code、name/],
    ["令和 as a year", "startFy: 2025", "startFy: 令和7年度", "startFy", /西暦.*「令和7年度」.*4行目/],
    ["an end before the start", "endFy: 2027", "endFy: 2024", "endFy", /2025.*「2024」/],
    ["an unknown setting", "previous-actual", "last", "settings.improvementReference", /baseline のいずれか/],
    ["yes for true", "Approval: false", "Approval: yes", "settings.allowSelfApproval", /true または false/],
    ["text for a list", "positioning:", "corrections: なし\npositioning:", "corrections", /一覧/],
    ["a list for text", "name: みどりの計画\n", "name: [a]\n", "name", /一覧（- の並び）が書かれて/],
    ["a section for text", "name: みどりの計画\n", "name: { a: 1 }\n", "name", /項目の組が書かれて/],
    [
      "text for a KPI",
      "kpis:\n      - id: trees",
      "kpis:\n      - なし\n      - id: trees",
      KPI,
      /項目の組（id、/,
    ],
    ["an unknown KPI of an initiative", "[trees-planted]", "[trees]", `${LINE}.supports[0]`, /「trees」/],
    ["a KPI twice", "[trees-planted]", "[trees-planted, trees-planted]", `${LINE}.supports[1]`, /2回/],
    ["a KPI that is no slug", "[trees-planted]", "[木]", `${LINE}.supports[0]`, /「木」/],
    [
      "a department without a name",
      "marker: ・",
      "department: [], marker: ・",
      `${SECOND}.department`,
      /文字/,
    ],
    ["an initiative's slug", "marker: ○", "id: 木, marker: ○", `${LINE}.id`, /2～60字.*「木」/],
    ["an id of a KPI", "marker: ○", "id: trees-planted, marker: ○", `${LINE}.id`, /「植えた木の本数」のid/],
    [
      "an initiative's id twice",
      "{ marker: ○, text: 駅前通りへの植樹, supports: [trees-planted] }\n          - {",
      "{ id: a-1, marker: ○, text: 駅前通りへの植樹 }\n          - { id: a-1,",
      `${SECOND}.id`,
      /「a-1」は「駅前通りへの植樹」でも/,
    ],
    ["a pillar's number", "no: 1\n    catch", "no: 2\n    catch", "pillars[0].no", /ここは 1 /],
    [
      "a measure's number",
      "no: 1\n        title",
      "no: 3\n        title",
      "pillars[0].measures[0].no",
      /「3」/,
    ],
    ["a marker", "marker: ○", "marker: ◎", "pillars[0].measures[0].initiatives[0].marker", /○、・/],
    ["an unknown direction", "direction: up", "direction: 増", `${KPI}.direction`, /up、down/],
    ["an aggregation", "cumulative", "total", `${KPI}.aggregation`, /unspecified/],
    ["no unit", "        unit: 本\n", "", `${KPI}.unit`, /単位/],
    ["scale 0", "unit: 本\n", "unit: 本\n        scale: 0\n", `${KPI}.scale`, /1～10億/],
    ["decimals 7", "unit: 本\n", "unit: 本\n        decimals: 7\n", `${KPI}.decimals`, /0～6/],
    ["thousands commas", "value: 1500", 'value: "1,500"', `${KPI}.target.value`, /「1,500」/],
    ["full-width digits", "value: 1500", "value: １５００", `${KPI}.target.value`, /「１５００」/],
    ["an exponent", "value: 1500", "value: 1e3", `${KPI}.target.value`, /「1e3」/],
    ["not a number", "value: 1500", "value: .nan", `${KPI}.target.value`, /「.nan」/],
    ["another dash", "planned: 500", "planned: －", `${KPI}.years[0].planned`, /「－」/],
    ["no target", "value: 1500", "value: null", `${KPI}.target.value`, /空欄です/],
    ["the arrow down", "value: 1500", "value: ↘", `${KPI}.target.value`, /direction が up.*↗/],
    ["no actual", "planned: 500, actual: null", "planned: 500", `${KPI}.years[0].actual`, /または null/],
    ["too many places", "planned: 500", "planned: 500.5", `${KPI}.years[0].planned`, /（0桁）/],
    ["a limit passed", "unit: 本\n", "unit: 本\n        upperLimit: 1200\n", `${KPI}.target.value`, /1200/],
    [
      "a figure below the lowest",
      "unit: 本\n",
      "unit: 本\n        lowest: 100\n",
      `${KPI}.baseline.value`,
      /下限（lowest: 100）以上/,
    ],
    [
      "bounds that cross",
      "unit: 本\n",
      "unit: 本\n        upperLimit: 5\n        lowest: 6\n",
      `${KPI}.lowest`,
      /上限（upperLimit: 5）以下/,
    ],
    ["a range", "value: 1500", "value: 1400～1500", `${KPI}.target.value`, /^範囲の.*「1400～1500」/],
    ["a range by a hyphen", "value: 1500", "value: 40-50", `${KPI}.target.value`, /^範囲の/],
    ["about", "value: 1500", "value: 約1500", `${KPI}.target.value`, /^おおよその/],
    [
      "at least",
      "planned: 500",
      "planned: 500以上",
      `${KPI}.years[0].planned`,
      /^「以上」「以下」は付けずに/,
    ],
    [
      "a milestone",
      "value: 1500",
      "value: 令和9年度までに1500本",
      `${KPI}.target.value`,
      /^達成の時期を含む.*「令和9年度までに1500本」/,
    ],
    ["so many times", "value: 1500", "value: 2倍", `${KPI}.target.value`, /^現状値に対する/],
    ["as it is", "value: 1500", "value: 現状維持", `${KPI}.target.value`, /^「現状維持」は/],
    [
      "a wrong check digit",
      "999997",
      "999998",
      "municipality.code",
      /検査数字（6桁目）が合いません。はじめの5桁が「99999」なら、6桁目は「7」です。「999998」/,
    ],
    [
      "a year that says nothing",
      "{ fy: 2025, planned: 500, actual: null }",
      "{ fy: 2025, actual: null }",
      `${KPI}.years[0].planned`,
      /計画も実績も書かれていません/,
    ],
    [
      "a baseline after the plan",
      "baseline: { fy: 2024",
      "baseline: { fy: 2035",
      `${KPI}.baseline.fy`,
      /endFy/,
    ],
    ["a target in the past", "target: { fy: 2027", "target: { fy: 2023", `${KPI}.target.fy`, /（fy: 2024）/],
    ["a year twice", "fy: 2026, planned", "fy: 2025, planned", `${KPI}.years[1].fy`, /古い順/],
    ["years that fall", "fy: 2027, planned", "fy: 2019, planned", `${KPI}.years[2].fy`, /2026 の次/],
    ["an id twice", "id: feeling-green", "id: trees-planted", "pillars[0].kpis[1].id", /植えた木の本数/],
    ["U+FFFD", "街路樹の手入れ", "街\uFFFD樹", "pillars[0].measures[0].initiatives[1].text", /文字/],
    ["an escaped NUL", "aim: 歩", 'aim: "\\0" # 歩', "aim", /文字/],
    ["a lone surrogate", "aim: 歩", 'aim: "\\ud800" # 歩', "aim", /文字/],
    [
      "a script address",
      "contact: ",
      "licence: { name: x, url: 'javascript:1' }\n  contact: ",
      "publication.licence.url",
      /https/,
    ],
    ["a key twice", "endFy: 2027", "endFy: 2027\nendFy: 2028", "endFy", /2回/],
    [
      "a text over two lines",
      "title: みんなで育てる",
      "title: みんなで\n      育てる",
      "pillars[0].title",
      /1行で/,
    ],
    ["an anchor", "name: みどり", "name: &n みどり", "name", /アンカー/],
    ["an alias", "name: みどりの計画\n", "name: *n\n", "name", /エイリアス/],
    [
      "a merge key",
      "kpis:\n      - id",
      "<<: { a: 1 }\n    kpis:\n      - id",
      "pillars[0].<<",
      /使えません/,
    ],
    ["a prototype", "aim: 歩", "__proto__: { a: 1 }\naim: 歩", "__proto__", /使えません/],
    ["a list as a key", "aim: 歩", "[a]: 1\naim: 歩", "(全体)", /項目名には文字/],
    ["a tag", "endFy: 2027", "endFy: !!int 2027", "5行目", /タグ/],
    ["a bracket left open", "{ code: 999997, name: 見本市 }", "{ code: 999997", "4行目", /括弧/],
    ["a bare %", 'unit: "%"', "unit: %", "46行目", /" "/],
  ];

  it.each(cases)("%s is told with its path and what was expected", (_, from, to, path, said) => {
    const found = errorsOf(spoiled([from, to]));
    expect(found.map((error) => error.path)).toContain(path);
    expect(
      found
        .filter((error) => error.path === path)
        .map(({ message }) => message)
        .join(),
    ).toMatch(said);
  });

  it("gets every error in one run, shape and contradiction alike", () => {
    const paths = errorsOf(
      spoiled(
        ["id: green-1", "id: 緑"],
        ["endFy: 2027", "endFy: 2020"],
        ["aim:", "goal:"],
        ["id: feeling-green", "id: trees-planted"],
        ["value: 1500", "value: 多め"],
        ["marker: ○", "marker: x"],
      ),
    ).map(({ path }) => path);
    expect(new Set(paths)).toEqual(
      new Set([
        "id",
        "endFy",
        "aim",
        "goal",
        "pillars[0].kpis[1].id",
        "pillars[0].kpis[0].target.value",
        "pillars[0].measures[0].initiatives[0].marker",
      ]),
    );
    expect(paths).toHaveLength(7);
  });

  it.each([
    ["nothing", "", "(全体)", /項目の組/],
    ["a word", "計画", "(全体)", /「計画」/],
    ["a list", "- a", "(全体)", /一覧/],
    ["a byte order mark alone", "\uFEFF", "(全体)", /項目の組/],
    ["endless brackets", `a: 1\nb: ${"[".repeat(50_000)}`, "2行目", /^入れ子が深すぎて読み取れません。$/],
    ["endless items", "- ".repeat(50_000), "1行目", /^入れ子が深すぎて読み取れません。$/],
    ["a colon too many", "name: a: b", "1行目", /「項目: 値」が重なって/],
    ["a key after a list", "- a\nb: c", "2行目", /YAMLの書き方に誤り/],
    ["a wrong escape", 'aim: "\\q"', "1行目", /「\\」の使い方/],
    ["another version of YAML", "%YAML 9.9\n---\na: 1", "1行目", /「%」で始まる行/],
    ["a bomb of aliases", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "b[0]", /エイリアス/],
    ["a second plan", `${example}\n---\nid: b\n`, `${example.split("\n").length + 1}行目`, /計画は1つだけ/],
    ["a tab", "a:\n\t- b", "2行目", /タブ/],
    ["a huge file", "x".repeat(2_000_001), "(全体)", /大きすぎます/],
  ] as const)("%s is refused as a whole", (_, text, path, said) => {
    const found = errorsOf(text);
    expect(found.map((error) => error.path)).toContain(path);
    expect(found.map(({ message }) => message).join()).toMatch(said);
  });

  it("is told by the line where it is saved as Shift_JIS", () => {
    // 高山 in CP932, on the third line.
    const bytes = Buffer.concat([Buffer.from("id: a\nname: あ\naim: "), Buffer.of(0x8d, 0x82, 0x8e, 0x52)]);
    expect(parsePlanFile(bytes)).toEqual({
      ok: false,
      errors: [{ path: "3行目", message: expect.stringContaining("文字コードがUTF-8ではありません") }],
    });
    expect(parsePlanFile(Buffer.from(`\uFEFF${example}`))).toMatchObject({ ok: true });
  });

  it("takes a printed figure without a 計画, and makes up none", () => {
    const plan = load(
      spoiled(
        ["{ fy: 2025, planned: 500, actual: null }", "{ fy: 2025, actual: 480 }"],
        ["fy: 2024, value: 0", "fy: 2023, value: 0"],
      ),
    );
    expect(plan.pillars[0]?.kpis[0]?.years[0]).toEqual({ fy: 2025, actual: "480" });
    expect(load(writePlanFile(plan))).toEqual(plan);
  });

  it("is told in Japanese only", () => {
    for (const [, from, to] of cases) {
      for (const { message } of errorsOf(spoiled([from, to])))
        expect(message.replace(/「[^」]*」/g, "")).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
    }
  });
});

describe("a right file", () => {
  it("keeps decimals exactly", () => {
    const long = "123456789012345678.123456";
    const plan = load(
      spoiled(
        ["unit: 本\n", "unit: 本\n        decimals: 6\n"],
        ["value: 1500", `value: ${long}`],
        ["value: 0 ", "value: 35.0 "],
      ),
    );
    expect(plan.pillars[0]?.kpis[0]?.target.value).toEqual(number(long));
    expect(plan.pillars[0]?.kpis[0]?.baseline.value).toBe("35");
  });

  it("may say that a share has no limit, and that less is better", () => {
    const open = spoiled(
      ["aggregation: share\n", "aggregation: share\n        upperLimit: null\n"],
      ["value: ↗", "value: 120"],
    );
    expect(load(open).pillars[0]?.kpis[1]?.upperLimit).toBeNull();
    expect(errorsOf(spoiled(["value: ↗", "value: 120"])).map(({ path }) => path)).toEqual([
      "pillars[0].kpis[1].target.value",
    ]);
    const falling = spoiled(
      ["decimals: 1\n        direction: up", "decimals: 1\n        direction: down"],
      ["value: ↗", "value: ↘"],
    );
    expect(load(falling).pillars[0]?.kpis[1]?.target.value).toEqual({ kind: "trend" });
  });

  it("may begin with a byte order mark and end its lines with CRLF", () => {
    expect(load(`\uFEFF${example.replaceAll("\n", "\r\n")}`)).toEqual(load(example));
  });

  it("keeps a quoted null as text", () => {
    expect(load(spoiled(["aim: 歩", 'aim: "null" # 歩'])).aim).toBe("null");
  });
});

describe("any text", () => {
  it("gives a plan or errors, never an exception", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(
        ": ",
        "\n- ",
        "{",
        "[",
        "&a ",
        "*a",
        "!!",
        "|\n",
        "'",
        '"',
        "\t",
        "\n  ",
        "? ",
        "---\n",
        "\0",
      ),
      fc.constantFrom("id", "pillars", "kpis", "target", "years", "null", "—", "↗", "__proto__"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const result = parsePlanFile(pieces.join(""));
        expect(result.ok || result.errors.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is told where, when a piece of a right file is cut out or replaced", () => {
    fc.assert(
      fc.property(fc.nat(example.length), fc.nat(40), fc.string({ maxLength: 8 }), (start, length, by) => {
        const result = parsePlanFile(example.slice(0, start) + by + example.slice(start + length));
        if (result.ok) return;
        for (const { path, message } of result.errors) {
          expect(path).not.toBe("");
          expect(message).toMatch(/。/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("the reason of a change", () => {
  const change = (kpi: string) =>
    `${example.trimEnd()}\nchanges:\n  - { kpi: ${kpi}, what: target, from: 2026, before: "1", after: "2", reason: 見直し }\n`;

  it("is refused at its place where it is of a KPI that the plan does not have", () => {
    const found = parsePlanFile(change("no-such"));
    expect(found.ok ? [] : found.errors).toMatchObject([
      { path: "changes[0].kpi", message: expect.stringContaining("「no-such」というidのKPIはありません。") },
    ]);
  });

  it.each(["trees-planted", "null"])("is taken of %s", (kpi) => {
    expect(parsePlanFile(change(kpi)).ok).toBe(true);
  });
});

describe("a change on record whose value has lines", () => {
  const change = (before: string) =>
    `${example.trimEnd()}\nchanges:\n  - kpi: null\n    what: text\n    from: null\n    before: ${before}\n    after: "1\\n便利・快適"\n    reason: 見直し\n    decidedOn: null\n    document: null\n    rejudges: false\n`;

  it.each([
    ["as it is exported", '"1\\n市民"'],
    ["as a block", "|-\n      1\n      市民"],
    ["as a block that ends with a line", "|\n      1\n      市民"],
    ["as a quoted one over lines", "'1\n\n      市民'"],
  ])("is read %s", (_, before) => {
    expect(load(change(before)).changes).toMatchObject([{ before: "1\n市民", after: "1\n便利・快適" }]);
  });
});
