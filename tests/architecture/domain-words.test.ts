/** The rules speak no language: what people read stands in src/domain/words. */
import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** Letters and punctuation that are Japanese alone. */
const JAPANESE = /[\p{Script=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;

/** What a rule reads or holds as it stands in the plan, and nobody is told: each with the reason. */
const DATA: Readonly<Record<string, string>> = {
  "src/domain/plan/quantity.ts: /[-‐‑‒–—―−ー─━]/g": "the dashes that Japanese keyboards give for a minus",
  'src/domain/reports/assessment.ts: "千円"': "the unit that may stand behind a typed amount",
  'src/domain/plan/definition.ts: "・"': "a mark of the plan document",
  "src/domain/imports/cells/fiscal-year-text.ts: /(令和|平成|昭和|R|H|S)\\.?(元|\\d{1,2})/":
    "how a table names a year",
  "src/domain/imports/cells/fiscal-year-text.ts: /^(?:年度末?|年|実績値?|数値|値|末|現在|[()[\\]・:/\\s])*$/":
    "what stands beside the year in a table's heading",
};

/** Files that read what people typed into files of their own, in the forms in which they type it. */
const READS: Readonly<Record<string, string>> = {
  "src/domain/imports/cells/day.ts": "eras and days, as they stand in cells",
  "src/domain/publication/stops/readings.ts": "how a plan file writes the reading of characters",
  "src/domain/imports/cells/figure.ts": "the kana that a unit may leave out at its end",
};
const isRead = (each: string) => Object.keys(READS).some((file) => each.startsWith(`${file}: `));

/** The strings, templates and regular expressions of a file with Japanese in them. */
function japaneseIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isText || ts.isTemplateHead(node)) {
      const literal = node.getText(source);
      if (JAPANESE.test(literal)) found.push(`${file}: ${literal}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const files = globSync("src/domain/**/*.ts")
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !file.startsWith("src/domain/words/") && !/\.test\.ts$|\/planted-/.test(file));

describe("the domain outside words/", () => {
  const found = files.flatMap((file) => japaneseIn(file, readFileSync(file, "utf8")));

  it("was read", () => {
    expect(files.length).toBeGreaterThan(15);
  });

  it("has no Japanese in its code but the data named above", () => {
    expect(found.filter((each) => !(each in DATA) && !isRead(each))).toEqual([]);
  });

  it("needs every reason that is given", () => {
    expect(Object.keys(DATA).filter((each) => !found.includes(each))).toEqual([]);
    expect(Object.keys(READS).filter((file) => !found.some((each) => each.startsWith(`${file}: `)))).toEqual(
      [],
    );
  });
});

describe("planted Japanese", () => {
  it.each([
    'const text = "入力してください";',
    "const text = 'ください';",
    "const text = `カナ`;",
    `const text = \`\${1}文字以内\`;`,
    `const text = \`最大\${1}\`;`,
    `const text = \`\${1}文字\${2}\`;`,
    "const era = /令和/;",
    'type Word = "年度";',
  ])("is reported: %s", (code) => {
    expect(japaneseIn("src/domain/planted.ts", code)).toHaveLength(1);
  });

  it.each(["// 実績", "/** 照会: a round */ const a = 1;", 'const dash = "−";'])("is none: %s", (code) => {
    expect(japaneseIn("src/domain/planted.ts", code)).toEqual([]);
  });
});
