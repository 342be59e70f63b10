import { createHash } from "node:crypto";
import { day } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  deletionFault,
  makeStopper,
  passageFault,
  printOf,
  type StandingStop,
  type StopNotice,
  withoutStopped,
} from "./stops";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const NOTICE: StopNotice = { cause: "personal", on: day("2026-11-27") };
const words = { inPlace: () => "〔停止〕", sentence: () => "停止しました" };
const stop = (over: Partial<StandingStop>): StandingStop => ({
  id: "a",
  notice: NOTICE,
  fileSha256: null,
  prints: [],
  ...over,
});
const stopperOf = (...passages: string[]) =>
  makeStopper([stop({ prints: passages.map((passage) => printOf(passage, hash)) })], hash, words);

describe("a stopped passage", () => {
  it.each([
    ["窓口の鈴木花子が集計", "鈴木花子", "窓口の〔停止〕が集計"],
    ["鈴木花子と鈴木花子", "鈴木花子", "〔停止〕と〔停止〕"],
    ["鈴木", "鈴木花子", "鈴木"],
    ["ああああ", "あああ", "〔停止〕あ"],
    ["", "鈴木花子", ""],
    ["𠮷田さん", "𠮷田", "〔停止〕さん"],
  ])("%j without %j", (text, passage, without) => {
    expect(stopperOf(passage).text(text)).toBe(without);
  });

  it("is found wherever it stands, and nothing else is (any text)", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 2, maxLength: 12 }), fc.string(), (a, passage, b) => {
        const text = `${a}${passage}${b}`;
        expect(stopperOf(passage).text(text)).toBe(text.split(passage).join("〔停止〕"));
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives way to a longer one that holds it", () => {
    expect(stopperOf("花子", "鈴木花子").text("鈴木花子、花子")).toBe("〔停止〕、〔停止〕");
  });

  it.each([
    ["あ", "too_short"],
    ["あ".repeat(5_001), "too_long"],
    ["2025", "is_structure"],
    ["2026-09-30", "is_structure"],
    ["online-procedures", "is_structure"],
    ["achieved", "is_structure"],
    ["0577-32-3333", null],
    ["taro@example.lg.jp", null],
    ["鈴木", null],
    ["Taro Suzuki", null],
  ])("%s: %s", (passage, fault) => {
    expect(passageFault(passage)).toBe(fault);
  });
});

describe("a value without what is stopped", () => {
  const FILE = {
    title: "名簿.pdf",
    kind: "file",
    sha256: "f".repeat(64),
    size: 3,
    path: "kpis/a/evidence/f.pdf",
  };

  it("keeps every key, and whatever a program reads", () => {
    const value = { kpiId: "鈴木花子", texts: ["鈴木花子", 1, null], code: "鈴木花子", at: new Date(0) };
    expect(withoutStopped(value, stopperOf("鈴木花子"))).toEqual({ ...value, texts: ["〔停止〕", 1, null] });
  });

  it("is the very same where it holds nothing of it", () => {
    const value = { a: [{ b: "何もない" }], c: FILE };
    expect(withoutStopped(value, stopperOf("鈴木花子"))).toBe(value);
    expect(withoutStopped(value, makeStopper([], hash, words))).toBe(value);
  });

  it("says of a file that it is stopped, with its hash, and leaves another one alone", () => {
    const stopper = makeStopper([stop({ fileSha256: FILE.sha256 })], hash, words);
    const other = { ...FILE, sha256: "0".repeat(64) };
    expect(withoutStopped({ evidence: [FILE, other] }, stopper)).toEqual({
      evidence: [{ ...FILE, title: "停止しました", stopped: NOTICE }, other],
    });
  });
});

describe("who may delete", () => {
  const hidden = { hiddenById: "one", liftedAt: null, deletedAt: null };
  it.each([
    [hidden, "two", null],
    [hidden, "one", "same_person"],
    [hidden, null, "nobody"],
    [{ ...hidden, hiddenById: null }, "one", null],
    [{ ...hidden, liftedAt: "2026-11-27" }, "two", "ended"],
    [{ ...hidden, deletedAt: "2026-11-27" }, "two", "ended"],
  ])("%j by %s: %s", (stop, person, fault) => {
    expect(deletionFault(stop, person)).toBe(fault);
  });
});
