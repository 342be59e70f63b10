import { createHash } from "node:crypto";
import { day } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { printOf } from "./passages";
import { deletionFault, makeStopper, type StandingStop, type StopNotice, withoutStopped } from "./stops";

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

it("gives way to a longer one that holds it", () => {
  expect(stopperOf("花子", "鈴木花子").text("鈴木花子、花子")).toBe("〔停止〕、〔停止〕");
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

  it("says nothing of it beside an initiative's state or in what was told of that, and keeps state and id", () => {
    const texts = (name: string) => ({
      done: `${name}が始めた。`,
      result: `${name}の成果`,
      nextStep: `${name}が続ける。`,
      department: `${name}課`,
      correctionReason: `${name}の誤り`,
    });
    const published = (name: string) => ({
      initiativeId: "preparing",
      years: [{ fy: 2025, progress: "preparing", revision: 1, ...texts(name) }],
      told: { initiativeId: "preparing", reason: `${name}の誤り` },
    });
    const stopper = stopperOf("鈴木花子", "preparing");
    expect(withoutStopped(published("鈴木花子"), stopper)).toEqual(published("〔停止〕"));
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
