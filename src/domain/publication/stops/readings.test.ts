import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printOf, withoutPassage } from "./passages";
import { readingsIn } from "./readings";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const without = (text: string, passage: string) =>
  withoutPassage(text, printOf(passage, hash), "〔停止〕", hash);

describe("a stopped passage in a text with readings", () => {
  it.each([
    ["窓口《まどぐち》の田中《たなか》花子《はなこ》さん", "田中花子", "窓口《まどぐち》の〔停止〕さん"],
    ["田中《たなか》さんが書《か》いた", "田中さん", "〔停止〕が書《か》いた"],
    // Its reading would say it all the same.
    ["田中《たなか》さん", "田中", "〔停止〕さん"],
    ["田中花子《たなかはなこ》さん", "花子", "田中〔停止〕さん"],
    ["田中花子《たなかはなこ》さん", "田中", "〔停止〕花子さん"],
    // Copied from a page, readings come along; from the plan file, brackets too.
    ["田中《たなか》花子《はなこ》さん", "田中たなか花子はなこ", "〔停止〕さん"],
    ["田中《たなか》さん", "田中《たなか》さん", "〔停止〕"],
    ["田\u200B中《たなか》花子《はなこ》", "田中花子", "〔停止〕"],
    ["田中《たなか》と田中", "田中", "〔停止〕と〔停止〕"],
    ["田中《たなか》さん", "鈴木", "田中《たなか》さん"],
    // Somebody's own brackets are read as they stand.
    ["田中《仮》花子", "田中花子", "田中《仮》花子"],
  ])("%j without %j", (text, passage, kept) => {
    expect(without(text, passage)).toBe(kept);
  });

  it("is gone however it is cut, and no reading of its characters is left (any text)", () => {
    const piece = fc.tuple(
      fc.constantFrom("田中", "花子", "市役所", "窓", "人"),
      fc.constantFrom("", "《たなか》", "《まど》"),
      fc.constantFrom("", "の", "さん"),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const text = pieces.map((parts) => parts.join("")).join("");
        const plain = (of: string) => of.replace(/《[^》]*》/g, "");
        const seen = plain(text);
        const from = a % seen.length;
        const passage = seen.slice(from, from + 2 + (b % 5));
        fc.pre(passage.length >= 2);
        const rest = without(text, passage);
        expect(plain(rest)).toBe(seen.split(passage).join("〔停止〕"));
        // A reading is left only behind characters that are all left.
        expect(rest).not.toContain("〕《");
        expect(readingsIn(rest).length).toBeLessThanOrEqual(readingsIn(text).length);
      }),
      { numRuns: 1_000 },
    );
  });
});
