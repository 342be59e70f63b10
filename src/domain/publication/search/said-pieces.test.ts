import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchWords } from "@/domain/shared/search-text";
import { type Run, readAloud, type SaidPiece, saidExcerpt, saidPieces, textIn } from "./said-pieces";

const read = (text: string, reading: string): Run => ({ text, reading, isOriginal: false });
const plain = (text: string): Run => ({ text, reading: null, isOriginal: false });
const own = (text: string): Run => ({ text, reading: null, isOriginal: true });

/** 印刷/いんさつ for a reading, [..] around what was found, {..} around the city's own words. */
const written = (pieces: readonly SaidPiece[] | null) =>
  pieces
    ?.map(({ text, reading, isFound, isOriginal }) => {
      const read = reading === null ? text : `${text}/${reading}`;
      const found = isFound ? `[${read}]` : read;
      return isOriginal ? `{${found}}` : found;
    })
    .join("|");

describe("a sentence in which something was found", () => {
  it("keeps its readings, and the city's own words apart", () => {
    const sentence = [
      own("紙の枚数"),
      plain(" "),
      read("印刷", "いんさつ"),
      plain("した"),
      read("紙", "かみ"),
    ];
    expect(readAloud(sentence)).toBe("紙の枚数 いんさつしたかみ");
    expect(written(saidPieces(sentence, searchWords("紙")))).toBe(
      "{[紙]}|{の枚数}| |印刷/いんさつ|した|[紙/かみ]",
    );
  });

  it("is found with all that stands under one reading", () => {
    expect(written(saidPieces([read("印刷物", "いんさつぶつ"), plain("です")], searchWords("刷物で")))).toBe(
      "[印刷物/いんさつぶつ]|[で]|す",
    );
  });

  it("takes nothing in a string for a reading", () => {
    expect(written(saidPieces("目標《仮》", searchWords("仮")))).toBe("目標《|[仮]|》");
  });

  it("loses and adds no letter, whatever is looked for", () => {
    const part = fc.oneof(
      fc.constantFrom(read("紙", "かみ"), read("目標", "もくひょう"), plain("は"), plain("a b ")),
      fc.string({ maxLength: 6 }).map(own),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.string({ maxLength: 3 }), (sentence, typed) => {
        const pieces = saidPieces(sentence, searchWords(typed));
        expect(pieces.map(({ text }) => text).join("")).toBe(textIn(sentence));
        expect(pieces.every(({ text }) => text !== "")).toBe(true);
      }),
    );
  });
});

describe("an excerpt of it", () => {
  it("is what stands around the first word, on one line; a reading that is cut is left out", () => {
    const long = [
      plain("あ".repeat(30)),
      read("電子", "でんし"),
      plain("\n"),
      read("化", "か"),
      plain(`して${"い".repeat(100)}`),
    ];
    const found = written(saidExcerpt(long, searchWords("化")));
    expect(found).toMatch(/^…\|あ+\|電子\/でんし\| \|\[化\/か\]\|してい+\|…$/);
    const cut = [read("漢".repeat(30), "よみ"), read("終", "お"), plain("わり")];
    expect(written(saidExcerpt(cut, searchWords("終")))).toBe(`…|${"漢".repeat(20)}|[終/お]|わり`);
  });

  it("is null where nothing of it was found", () => {
    expect(saidExcerpt([read("目標", "もくひょう")], searchWords("紙"))).toBeNull();
    expect(saidExcerpt([], searchWords("紙"))).toBeNull();
  });
});
