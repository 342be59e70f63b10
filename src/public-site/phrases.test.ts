import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { xmlText } from "@/domain/shared/typed-text";
import { breakHeadings } from "./phrases";

const heading = (text: string) => renderToStaticMarkup(createElement("h2", null, text));
const lines = (text: string) =>
  breakHeadings(heading(text))
    .replace(/<\/?h2>/g, "")
    .split("<wbr/>");

describe("a heading", () => {
  it("may break between phrases", () => {
    expect(lines("デジタル技術やデータを活用した地域課題の解決につながる学習会などの数")).toEqual([
      "デジタル技術や",
      "データを",
      "活用した",
      "地域課題の",
      "解決に",
      "つながる",
      "学習会などの",
      "数",
    ]);
  });

  it("is broken within its links and small lines too, and nothing else of a page is", () => {
    const page =
      '<title>コピー機で印刷する紙の枚数を減らす</title><h3 class="x"><span class="nu">1</span><a href="/kpis/a?紙の枚数を減らす">コピー機で印刷する紙の枚数を減らす</a><small>紙の枚数</small></h3><p>コピー機で印刷する紙の枚数を減らす</p>';
    expect(breakHeadings(page)).toBe(
      page.replace(
        ">コピー機で印刷する紙の枚数を減らす</a>",
        ">コピー機で<wbr/>印刷する<wbr/>紙の<wbr/>枚数を<wbr/>減らす</a>",
      ),
    );
  });

  it("leaves readings whole", () => {
    const page =
      "<h2><ruby>市民の暮らしやすさを高める計画<rt>しみんの くらしやすさを たかめる けいかく</rt></ruby></h2>";
    expect(breakHeadings(page)).toBe(page);
  });

  it("reads as it was typed, whatever was typed, and is the same each time", () => {
    const units = [..."市の計画&<>\"'を 進めるA1、「」𠮷", "葛\u{E0100}", "👨\u200D👩", "か\u3099"];
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...units) }),
      fc.string({ unit: "binary" }).map(xmlText),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const broken = breakHeadings(heading(typed));
        expect(broken.replaceAll("<wbr/>", "")).toBe(heading(typed));
        expect(broken).not.toMatch(/&[^;]*<wbr/);
        expect(broken.isWellFormed()).toBe(true);
        const [, ...rest] = broken.split("<wbr/>");
        expect(rest.filter((part) => /^(?:\u200D|\p{M}|\p{Variation_Selector})/u.test(part))).toEqual([]);
        expect(breakHeadings(heading(typed))).toBe(broken);
      }),
    );
  });
});
