import { anyText } from "@tests/fixtures/any-text";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byDepartmentAndName, compareNames, nameKey, sameNames } from "./names";
import { cleanName, cleanText, cleanTexts, seenText, withoutUnseen, xmlText } from "./typed-text";

describe("cleanText", () => {
  it.each([
    ["Wordの改行\vの次", "Wordの改行\nの次"],
    ["改頁\f次", "改頁\n次"],
    ["CR\r\nLF\r\u2028\u2029\u0085", "CR\nLF\n\n\n\n"],
    ["見えない\u0001\u0008\u007F\u009F文字", "見えない文字"],
    ["if (role !=\u202E \u2066// admin\u2069)", "if (role != // admin)"],
    ["葛\u{E0100}城市", "葛\u{E0100}城市"],
    ["鈴木\u200B一\u00AD郎\u2060\uFEFFさん", "鈴木一郎さん"],
    ["鈴木\u200D一郎\u034F", "鈴木一郎"],
    [
      "\u{1F468}\u{1F3FB}\u200D\u{1F469}\uFE0F\u200D\u{1F467}\u200D",
      "\u{1F468}\u{1F3FB}\u200D\u{1F469}\uFE0F\u200D\u{1F467}",
    ],
    ["\u{1F468}\u200B\u200D\u{1F469}", "\u{1F468}\u{1F469}"],
    ["家族\u{1F468}\u200D\u{1F469}", "家族\u{1F468}\u200D\u{1F469}"],
    ["タブ\tと\n改行", "タブ\tと\n改行"],
  ])("%j", (typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  it("has nothing to do the second time, and leaves no character that XML cannot say", () => {
    fc.assert(
      fc.property(anyText(), (typed) => {
        const kept = cleanText(typed);
        expect(cleanText(kept)).toBe(kept);
        expect(kept).not.toMatch(/(?![\t\n])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
        expect(xmlText(kept.toWellFormed())).toBe(kept.toWellFormed());
      }),
    );
  });

  it("reaches every text of a value, and nothing but texts", () => {
    const day = new Date(0);
    const value = { a: "1\v2", list: ["\u0001", { deep: "\u202Ex" }], n: 1, none: null, day };
    expect(cleanTexts(value)).toEqual({ a: "1\n2", list: ["", { deep: "x" }], n: 1, none: null, day });
    const form = Object.assign(Object.create(null), JSON.parse('{"__proto__":"a\\u0001"}'));
    expect(Object.entries(cleanTexts(form))).toEqual([["__proto__", "a"]]);
  });
});

describe("what is seen of a text", () => {
  it("is told with the place of each of its characters", () => {
    const { seen, placeOf } = seenText("\u200B鈴\u00AD木\u{E0100}");
    expect(seen).toBe("鈴木");
    expect([0, 1, 2].map(placeOf)).toEqual([1, 3, 6]);
    expect(seenText("鈴木").placeOf(1)).toBe(1);
  });

  it("is what stands at those places (any text)", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const { seen, placeOf } = seenText(text);
        const chars = Array.from({ length: seen.length }, (_, at) => text[placeOf(at)]);
        expect(chars.join("")).toBe(seen);
        expect(placeOf(seen.length)).toBe(text.length);
        expect(seenText(seen).seen).toBe(seen);
      }),
    );
  });
});

describe("cleanName", () => {
  it.each([
    ["葛\u{E0100}城　太郎", "葛\u{E0100}城　太郎"],
    ["山田\u200B太郎\u202E", "山田太郎"],
    ["\u{E0100} 総務\n課 ", "総務 課"],
    ["\u2060\uFEFF\u3164", ""],
  ])("%j", (typed, kept) => {
    expect(cleanName(typed)).toBe(kept);
  });

  it("has nothing to do the second time", () => {
    fc.assert(
      fc.property(anyText(), (typed) => {
        expect(cleanName(cleanName(typed))).toBe(cleanName(typed));
        expect(nameKey(nameKey(typed))).toBe(nameKey(typed));
        expect(nameKey(cleanName(typed))).toBe(nameKey(typed));
        expect(withoutUnseen(withoutUnseen(typed))).toBe(withoutUnseen(typed));
      }),
    );
  });
});

describe("names", () => {
  it.each([
    ["1課", "１課"],
    ["1課", "①課"],
    ["ＤＸ　推進課", "DX  推進課"],
    ["総務課", "総\u200B務課 "],
    ["ガス課", "カ\u3099ス課"],
  ])("%j and %j are one", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ["葛城課", "葛\u{E0100}城課"],
    ["総務課", "総務課2"],
    ["DX推進課", "DX 推進課"],
  ])("%j and %j are two", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it("stand as people count: 1, 2, 10, however they are written", () => {
    const names = ["⑩環境", "10課", "②福祉", "１課", "①教育", "2課", "あ課", "ア課", "亜課"];
    expect(names.sort(compareNames)).toEqual([
      "１課",
      "①教育",
      "2課",
      "②福祉",
      "10課",
      "⑩環境",
      "あ課",
      "ア課",
      "亜課",
    ]);
  });

  it("are put into one order only", () => {
    fc.assert(
      fc.property(anyText(), anyText(), anyText(), (a, b, c) => {
        expect(Math.sign(compareNames(a, b))).toBe(-Math.sign(compareNames(b, a)) || 0);
        if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0)
          expect(compareNames(a, c)).toBeLessThanOrEqual(0);
        if (compareNames(a, b) === 0) expect(a).toBe(b);
      }),
    );
  });

  it("of people: those without a department first, then by department", () => {
    const people = [
      { name: "乙", department: "10課" },
      { name: "甲", department: "2課" },
      { name: "丙", department: null },
      { name: "2さん", department: "2課" },
    ];
    expect(people.sort(byDepartmentAndName).map(({ name }) => name)).toEqual(["丙", "2さん", "甲", "乙"]);
  });

  it("that are the same are found together", () => {
    const departments = [{ name: "1課" }, { name: "2課" }, { name: "１課" }];
    expect(sameNames(departments)).toEqual([[{ name: "1課" }, { name: "１課" }]]);
  });
});
