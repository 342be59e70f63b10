import { expect, it } from "vitest";
import { kindOfItem, type PreviewItem } from "@/domain/imports/preview";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { together } from "./returned-files";

const CELL = { address: "「取組」のF4", field: "状況", before: "", after: "実施中" };
const item = (key: string): PreviewItem => ({
  key,
  name: key,
  address: "",
  cells: [CELL],
  warnings: [],
  errors: [],
  owed: [],
});
const answer = {
  kind: "initiative",
  answer: {
    initiativeId: toInitiativeId("i-1"),
    fy: fiscalYear(2025),
    version: 0,
    content: { progress: null, done: "", result: "", nextStep: "", warningNote: "" },
    correctionReason: "",
  },
} as const;

function file(name: string, ...keys: string[]) {
  return saying("", name, ...keys);
}
/** A file whose answers are other ones than those of another word. */
function saying(done: string, name: string, ...keys: string[]) {
  const said = { ...answer, answer: { ...answer.answer, content: { ...answer.answer.content, done } } };
  return {
    name,
    answer: {
      ok: true,
      part: { key: name, name, notes: [], errors: [], items: keys.map(item) },
      answers: Object.fromEntries(keys.map((key) => [key, said])),
    },
  } as const;
}

it("takes an item of which two files say something else from neither, and says so at both", () => {
  const { parts, answers, files } = together([file("a.xlsx", "x", "y"), saying("別の内容", "b.xlsx", "y")]);
  expect(Object.keys(answers)).toEqual(["x"]);
  expect(files).toEqual([{ name: "a.xlsx", items: ["x"] }]);
  const kinds = parts.map(({ items }) => items.map(kindOfItem));
  expect(kinds).toEqual([["change", "error"], ["error"]]);
  expect(parts[0]?.items[1]?.errors[0]).toContain("「b.xlsx」");
});

it("takes the same reply once that was picked twice", () => {
  const { parts, answers, files } = together([file("a.xlsx", "x", "y"), file("a.xlsx", "x", "y")]);
  expect(Object.keys(answers)).toEqual(["x", "y"]);
  expect(files).toEqual([{ name: "a.xlsx", items: ["x", "y"] }]);
  expect(parts.map(({ name, items }) => [name, items.map(kindOfItem)])).toEqual([
    ["a.xlsx（1番目のファイル）", ["change", "change"]],
    ["a.xlsx（2番目のファイル）", []],
  ]);
  expect(parts[1]?.notes).toEqual([
    "2件の項目は、「a.xlsx（1番目のファイル）」と同じ内容です。1回だけ取り込みます。",
  ]);
});

it("names a file that differs by its place where its name says nothing", () => {
  const same = [file("a.xlsx", "x"), file("a.xlsx", "x"), saying("別の内容", "a.xlsx", "x")];
  const { parts, answers } = together(same);
  expect(answers).toEqual({});
  expect(parts.map(({ items }) => items[0]?.errors[0]?.match(/（\d番目のファイル）/)?.[0])).toEqual([
    "（3番目のファイル）",
    "（3番目のファイル）",
    "（1番目のファイル）",
  ]);
});

it("tells two files of one name apart, and why one was not looked at", () => {
  const lost = {
    name: "a.xlsx",
    answer: { ok: false, reason: "offline", message: "通信できませんでした。" },
  } as const;
  const { parts } = together([lost, file("a.xlsx", "x")]);
  expect(parts.map(({ key, errors }) => [key, errors])).toEqual([
    ["0", ["通信できませんでした。"]],
    ["1", []],
  ]);
});
