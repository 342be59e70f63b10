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
  return {
    name,
    answer: {
      ok: true,
      part: { key: name, name, notes: [], errors: [], items: keys.map(item) },
      answers: Object.fromEntries(keys.map((key) => [key, answer])),
    },
  } as const;
}

it("takes an item that two files would change from neither, and says so at both", () => {
  const { parts, answers } = together([file("a.xlsx", "x", "y"), file("b.xlsx", "y")]);
  expect(Object.keys(answers)).toEqual(["x"]);
  const kinds = parts.map(({ items }) => items.map(kindOfItem));
  expect(kinds).toEqual([["change", "error"], ["error"]]);
  expect(parts[0]?.items[1]?.errors[0]).toContain("「b.xlsx」");
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
