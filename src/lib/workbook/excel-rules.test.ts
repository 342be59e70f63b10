/** What Excel asks of a file before it opens it without a word: it repairs what LibreOffice takes as it is. */
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { beforeAll, expect, it } from "vitest";
import { footerText } from "./footer-text";
import { writeXlsxFile } from "./write-xlsx";

/** The order in which the parts of a sheet stand (ECMA-376, CT_Worksheet). */
const ORDER = [
  "sheetPr",
  "dimension",
  "sheetViews",
  "sheetFormatPr",
  "cols",
  "sheetData",
  "sheetProtection",
  "mergeCells",
  "dataValidations",
  "pageMargins",
  "pageSetup",
  "headerFooter",
];
const LONG = "長い説明".repeat(200);

let sheet: string;
let parts: Record<string, Uint8Array>;
beforeAll(async () => {
  parts = unzipSync(
    await writeXlsxFile({
      title: "R&D <表>",
      sheets: [
        {
          name: "数値",
          columns: [{ width: 10 }, { width: 20, isHidden: true }],
          rows: [
            { cells: [{ value: "題", look: { bold: true, size: 14 } }], height: 24 },
            {
              cells: [
                { value: "R&D <\u0001b>", look: { isFramed: true, wraps: true, isOpen: true } },
                { value: 1 },
              ],
            },
          ],
          merges: [{ top: 1, left: 1, bottom: 1, right: 2 }],
          frozen: { rows: 1, columns: 1 },
          rules: [
            {
              cells: { top: 2, left: 1, bottom: 2, right: 1 },
              allows: { kind: "list", values: ["○", "△"] },
              title: LONG,
              hint: LONG,
              error: LONG,
              strictness: "stop",
            },
          ],
          page: {
            orientation: "landscape",
            heads: { from: 1, to: 1 },
            footer: `${footerText(`R&D${LONG}`)} &P`,
          },
          isProtected: true,
        },
      ],
    }),
  );
  sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
});

it("has every part well-formed", () => {
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser();
    expect(() => parser.write(strFromU8(bytes)).close(), name).not.toThrow();
  }
});

it("has the parts of a sheet in their order", () => {
  const found: string[] = [];
  let depth = 0;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => {
    depth += 1;
    if (depth === 2) found.push(name);
  });
  parser.on("closetag", () => {
    depth -= 1;
  });
  parser.write(sheet).close();
  expect(found).toEqual(ORDER);
});

it("keeps the lengths that Excel allows", () => {
  const lengthOf = (attribute: string) => new RegExp(` ${attribute}="([^"]*)"`).exec(sheet)?.[1]?.length ?? 0;
  expect(lengthOf("promptTitle")).toBeLessThanOrEqual(32);
  expect(lengthOf("errorTitle")).toBeLessThanOrEqual(32);
  expect(lengthOf("prompt")).toBeLessThanOrEqual(255);
  expect(lengthOf("error")).toBeLessThanOrEqual(255);
  const footer = /<oddFooter>(.*?)<\/oddFooter>/.exec(sheet)?.[1] ?? "";
  expect(footer).toContain("R&amp;&amp;D");
  expect(footer.replaceAll("&amp;", "&").length).toBeLessThanOrEqual(255);
});
