import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, isFound, marked, searchWords } from "./search-text";

const found = (typed: string, text: string) => isFound(searchWords(typed), { own: [text] });
const shown = (text: string, typed: string) =>
  marked(text, searchWords(typed))
    .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
    .join("");

describe("what is typed finds what was written", () => {
  it.each([
    ["手続", "オンラインで可能な行政手続の種類"],
    ["おんらいん", "オンラインで可能な行政手続の種類"],
    ["ｵﾝﾗｲﾝ", "オンラインで可能な行政手続の種類"],
    ["マイナンバーカード", "ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞを保有する人"],
    ["がいど", "ｶﾞｲﾄﾞブック"],
    ["dx", "ＤＸ推進計画"],
    ["ＤＸ推進", "dx 推進計画"],
    ["コピー機", "コピ－機で印刷した紙"],
    ["令和7年度", "令和７年度"],
    ["窓口案内", "窓口\n案内をはじめた"],
    ["R5", "Ｒ５からＲ７まで"],
    ["①", "1 窓口の改善"],
    ["葛飾", "葛\u{E0100}飾"],
  ])("%s finds %s", (typed, text) => {
    expect(found(typed, text)).toBe(true);
  });

  it.each([
    ["手続き", "行政手続の種類"],
    ["はか", "ばか"],
    ["%", "オンラインで可能な行政手続"],
    ["_", "オンライン"],
    ["100%", "100件"],
    ["", "オンライン"],
    ["　 ", "オンライン"],
  ])("「%s」 does not find %s", (typed, text) => {
    expect(found(typed, text)).toBe(false);
  });

  it("takes % and _ as the characters that they are", () => {
    expect(found("50％", "目標は50%です")).toBe(true);
    expect(found("a_b", "A＿B")).toBe(true);
  });

  it("asks for every word, wherever each of them stands", () => {
    expect(found("紙　印刷", "コピー機で印刷した紙の枚数")).toBe(true);
    expect(found("紙 電子", "コピー機で印刷した紙の枚数")).toBe(false);
  });

  it("narrows by what stands beside, and finds nothing by that alone", () => {
    const report = { own: ["令和7年度", "窓口を見直した"], beside: ["紙の枚数"] };
    expect(isFound(searchWords("紙 窓口"), report)).toBe(true);
    expect(isFound(searchWords("紙 令和7年度"), report)).toBe(true);
    expect(isFound(searchWords("紙"), report)).toBe(false);
  });

  it("takes the first eight words of a page that was pasted", () => {
    expect(searchWords("1 2 3 4 5 6 7 8 9 10")).toHaveLength(8);
    expect(searchWords("紙 カミ かみ")).toEqual(["紙", "かみ"]);
  });
});

describe("what was found is marked", () => {
  it.each([
    ["ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞを保有", "カード", "ﾏｲﾅﾝﾊﾞｰ[ｶｰﾄﾞ]を保有"],
    ["窓口 案内をはじめた", "窓口案内", "[窓口 案内]をはじめた"],
    ["紙の紙", "紙", "[紙]の[紙]"],
    ["㌔メートル", "キロ", "[㌔]メートル"],
    ["行政手続", "行政 政手", "[行政手]続"],
    ["<b>紙</b>", "<b>", "[<b>]紙</b>"],
    ["紙", "窓口", "紙"],
  ])("%s by %s: %s", (text, typed, expected) => {
    expect(shown(text, typed)).toBe(expected);
  });

  it("loses nothing of a text, and marks it where it is found", () => {
    const letters = fc.constantFrom(..."あアｱｶﾞがカ゛ガーｰ－-a Ａ%_１1①㌔葛\u{E0100}𠮷\n");
    const texts = fc.array(letters, { maxLength: 24 }).map((each) => each.join(""));
    fc.assert(
      fc.property(texts, texts, (text, typed) => {
        const words = searchWords(typed);
        const pieces = marked(text, words);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        if (isFound(words, { own: [text] })) expect(pieces.some((piece) => piece.isFound)).toBe(true);
      }),
    );
  });
});

describe("an excerpt", () => {
  const long = `${"前".repeat(50)}ここに窓口${"後".repeat(100)}`;

  it("is the text around the first word, cut between letters", () => {
    const pieces = excerpt(long, searchWords("窓口")) ?? [];
    const text = pieces.map((piece) => piece.text).join("");
    expect(text).toBe(`…${"前".repeat(17)}ここに窓口${"後".repeat(68)}…`);
    expect(pieces.filter((piece) => piece.isFound)).toEqual([{ text: "窓口", isFound: true }]);
  });

  it("cuts neither a word of Latin letters nor a number", () => {
    const words = `${"abcdefg ".repeat(10)}counter ${"hijklmn ".repeat(20)}`;
    const said = (text: string, typed: string) =>
      (excerpt(text, searchWords(typed)) ?? []).map((piece) => piece.text).join("");
    expect(said(words, "counter")).toMatch(/^…(?:abcdefg |\s)*counter (?:hijklmn ?)+…$/);
    const numbers = `${"12,345".repeat(1)}${"前".repeat(17)}窓口${"後".repeat(66)}1,234,567枚`;
    expect(said(numbers, "窓口")).toBe(`…${"前".repeat(17)}窓口${"後".repeat(66)}…`);
    // What was found is shown, wherever it stands in its word.
    expect(said(`${"x".repeat(200)}yz${"x".repeat(200)}`, "yz")).toContain("yz");
  });

  it("is the whole of a short text, on one line", () => {
    expect(excerpt("紙を\n減らす", searchWords("減らす"))).toEqual([
      { text: "紙を ", isFound: false },
      { text: "減らす", isFound: true },
    ]);
  });

  it("is none of a text that does not have the word", () => {
    expect(excerpt("紙を減らす", searchWords("窓口"))).toBeNull();
  });
});
