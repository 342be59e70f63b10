import { createHash } from "node:crypto";
import { num } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber } from "@/domain/plan/quantity";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa, fiscalYearLabel, fiscalYearShort, instantJa } from "@/domain/words/ja/dates";
import { structureWords } from "@/domain/words/ja/publication/stops";
import { JUDGEMENT_WORDS, judgementMark } from "@/domain/words/ja/reports/judgement";
import { PACE_WORDS } from "@/domain/words/ja/reports/pace";
import { passageFault, printOf, withoutPassage } from "./passages";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const without = (text: string, passage: string) =>
  withoutPassage(text, printOf(passage, hash), "〔停止〕", hash);
const UNITS = ["手続き", "千枚", "人", "％", "万円", "位", "か所"];
const WORDS = structureWords(UNITS);

describe("a stopped passage", () => {
  it.each([
    ["窓口の鈴木花子が集計", "鈴木花子", "窓口の〔停止〕が集計"],
    ["鈴木花子と鈴木花子", "鈴木花子", "〔停止〕と〔停止〕"],
    ["鈴木", "鈴木花子", "鈴木"],
    ["ああああ", "あああ", "〔停止〕あ"],
    ["", "鈴木花子", ""],
    ["𠮷田さん", "𠮷田", "〔停止〕さん"],
    ["窓口の鈴木\u200B一郎が", "鈴木一郎", "窓口の〔停止〕が"],
    ["鈴\u00AD木\u202E一\uFEFF郎\u200B、\u200B鈴木一郎", "鈴木一郎", "〔停止〕、\u200B〔停止〕"],
    ["葛\u{E0100}城さん", "葛城", "〔停止〕さん"],
    ["鈴木一郎", "鈴木\u200B一郎", "〔停止〕"],
    ["𠮷\u200B田\u200Bさん", "𠮷田", "〔停止〕さん"],
  ])("%j without %j", (text, passage, kept) => {
    expect(without(text, passage)).toBe(kept);
  });

  it("is found wherever it stands, and nothing else is (any text)", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 2, maxLength: 12 }), fc.string(), (a, passage, b) => {
        const text = `${a}${passage}${b}`;
        expect(without(text, passage)).toBe(text.split(passage).join("〔停止〕"));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is found whatever stands unseen between its characters (any text)", () => {
    const unseen = fc.constantFrom("", "\u200B", "\u00AD", "\u202E", "\u2060", "\uFEFF", "\u200D", "\u0001");
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 12 }), fc.array(unseen), (passage, between) => {
        const text = [...passage].map((char, at) => `${between[at] ?? ""}${char}`).join("");
        expect(without(`始${text}終`, passage)).toBe(`始${between[0] ?? ""}〔停止〕終`);
      }),
    );
  });

  it("of the version before, with something unseen in it, is found as it was printed", () => {
    const passage = "鈴木\u200B一郎";
    let sum = 0;
    for (const unit of passage.split("")) sum = (Math.imul(sum, 1_000_003) + unit.charCodeAt(0)) | 0;
    const print = { length: passage.length, sum: sum >>> 0, sha256: hash(passage) };
    expect(withoutPassage(`窓口の${passage}が`, print, "〔停止〕", hash)).toBe("窓口の〔停止〕が");
  });
});

describe("a passage by itself", () => {
  it.each([
    ["あ", "too_short"],
    ["あ\u200B", "too_short"],
    ["あ".repeat(5_001), "too_long"],
    ["0577-32-3333", null],
    ["０５７７－３２－３３３３", null],
    ["0577(32)3333", null],
    ["090-1234-5678", null],
    ["09012345678", null],
    ["+81 90 1234 5678", null],
    ["〒506-8555", null],
    ["1234 5678 9012", null],
    ["taro@example.lg.jp", null],
    ["鈴木", null],
    ["三日月さん", null],
    ["五十嵐", null],
    ["千葉", null],
    ["Taro Suzuki", null],
    ["高山市花岡町2丁目18番地", null],
    ["10,000枚を目指す鈴木", null],
    ["達成を喜ぶ鈴木", null],
  ])("%j can be stopped: %s", (passage, fault) => {
    expect(passageFault(passage, WORDS)).toBe(fault);
  });

  it.each([
    ...["2025", "2026-09-30", "online-procedures", "achieved", "15240"],
    ...[
      "2,500",
      "10,000",
      "２，５００",
      "1万",
      "二千五百",
      "−500",
      "▲500",
      "＋12",
      "±0",
      "86.4%",
      "86.4％",
      "約86.4％",
    ],
    ...[
      "2,500手続き",
      "15,240千枚",
      "15,240枚",
      "2500 人",
      "3位",
      "10,000枚以下",
      "１２か所",
      "-100000000",
      "+100000000",
    ],
    ...[
      "令和7年度",
      "令和７年度",
      "令和七年度",
      "令和元年度",
      "平成30年",
      "R7",
      "R7年度",
      "H30.4.1",
      "2025年度",
      "7年度",
    ],
    ...[
      "令和8年9月30日",
      "9月30日（水）",
      "2026/9/30",
      "令和7年度末",
      "2024 2025 2026",
      "2025-2026-2027",
      "令和8年9月30日 14:05",
    ],
    ...[
      "○ 達成",
      "○達成",
      "達成",
      "△ 上向き",
      "×",
      "× 未達",
      "順調",
      "やや遅れ",
      "公表待ち",
      "速報値",
      "○ 達成（令和7年度）",
      "完了",
      "実施中 → 見直し",
    ],
    ...["目標 10,000枚", "令\u200B和7年度"],
  ])("%j cannot", (passage) => {
    expect(passageFault(passage.length < 2 ? `${passage}${passage}` : passage, WORDS)).toBe("is_structure");
  });

  it("cannot be any figure, year or day, in whatever way it is written", () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    const figure = fc
      .tuple(
        fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom("", ...UNITS),
        fc.constantFrom("", "+", "＋", "−", "▲", "△", "±", "約"),
        fc.boolean(),
      )
      .map(([value, decimals, unit, sign, hasCommas]) => {
        const number = formatNumber(num(String(value)), decimals);
        return `${sign}${hasCommas ? number : number.replaceAll(",", "")}${unit}`;
      });
    const year = fc
      .integer({ min: 1990, max: 2100 })
      .chain((fy) =>
        fc.constantFrom(
          ...[fiscalYearJa, fiscalYearLabel, fiscalYearShort].map((say) => say(fiscalYear(fy))),
        ),
      );
    const day = fc
      .date({ min: new Date("1990-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
      .chain((date) =>
        fc.constantFrom(dateJa(date), instantJa(date.toISOString()), date.toISOString().slice(0, 10)),
      );
    const mark = fc.constantFrom(
      ...Object.keys(JUDGEMENT_WORDS).map((code) => judgementMark(code as keyof typeof JUDGEMENT_WORDS)),
      ...Object.values(PACE_WORDS),
    );
    const anyOfThem = fc.oneof(figure, year, day, mark);
    fc.assert(
      fc.property(
        anyOfThem,
        fc.constantFrom("", " ", "、", "（"),
        fc.option(anyOfThem),
        fc.boolean(),
        (one, between, other, isWide) => {
          const passage = other === null ? one : `${one}${between}${other}`;
          fc.pre(passage.length > 1);
          expect(passageFault(isWide ? wide(passage) : passage, WORDS), passage).toBe("is_structure");
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("can be any telephone number", () => {
    const group = (digits: number) =>
      fc.integer({ min: 0, max: 10 ** digits - 1 }).map((n) => String(n).padStart(digits, "0"));
    fc.assert(
      fc.property(
        group(3),
        group(2),
        group(4),
        fc.constantFrom("-", "－", "‐", "ー", " ", ""),
        (area, local, last, dash) => {
          expect(passageFault([`0${area}`, local, last].join(dash), WORDS)).toBeNull();
        },
      ),
    );
  });
});
