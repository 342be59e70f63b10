import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { xmlText } from "@/domain/shared/typed-text";
import { breakEasy, breakHeadings, holdMarks } from "./phrases";

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

describe("a text in やさしい日本語", () => {
  const read = (text: string) =>
    text.replace(/([^\s《》ぁ-んァ-ヶー、。（）0-9]+)《(.*?)》/g, "<ruby>$1<rt>$2</rt></ruby>");
  const easy = (text: string) =>
    breakEasy(`<p>${read(text)}</p>`)
      .replace(/<rt>.*?<\/rt>|<(?!wbr)[^>]*>/g, "")
      .split("<wbr/>");

  it.each([
    [
      "マイナンバーカードを持《も》っている市民《しみん》の割合《わりあい》",
      ["マイナンバーカードを", "持っている", "市民の", "割合"],
    ],
    ["令和《れいわ》11年度《ねんど》の目標《もくひょう》", ["令和11年度の", "目標"]],
    ["計画《けいかく》（第《だい》1期《き》）", ["計画", "（第1期）"]],
    ["2025年《ねん》4月《がつ》～2026年《ねん》3月《がつ》に", ["2025年4月～", "2026年3月に"]],
  ])("breaks between phrases, over its readings, and in no day: %s", (text, phrases) => {
    expect(easy(text)).toEqual(phrases);
  });

  it("holds a phrase together at its readings, and leaves pictures as they are", () => {
    expect(
      breakEasy(`<p>${read("なおす前《まえ》の数字《すうじ》")}</p><svg><text>なおす前の数字</text></svg>`),
    ).toBe(
      "<p><bdi>なおす<ruby>前<rt>まえ</rt></ruby>の</bdi><wbr/><ruby>数字<rt>すうじ</rt></ruby></p><svg><text>なおす前の数字</text></svg>",
    );
  });
});

describe("a mark in a sentence", () => {
  it.each([
    ["「△ 上向き」から「○ 達成」に変わりました", ["「△ 上向き」", "「○ 達成」"]],
    ["so the mark is “× Not achieved”.", ["“× Not achieved”"]],
    ["1こは「○ できました」です。", ["「○ できました」"]],
    ["○ 事業者", []],
  ])("stays with its word, within its quotes: %s", (text, marks) => {
    const page = holdMarks(`<h2 title="○ 達成">${text}</h2>`);
    expect([...page.matchAll(/<bdi>(.*?)<\/bdi>/g)].map(([, mark]) => mark)).toEqual(marks);
    expect(page.replace(/<\/?bdi>/g, "")).toBe(`<h2 title="○ 達成">${text}</h2>`);
  });
});
