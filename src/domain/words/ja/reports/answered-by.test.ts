import { expect, it } from "vitest";
import { answeredByLines } from "./answered-by";

const general = { department: "総務課", viaLink: false };

it("one line tells of a department that answered for itself, or where nothing else is on record", () => {
  const own = [["回答した課", "総務課（サインインして入力）"]];
  expect(answeredByLines(general, { name: "総務 花子", office: "総務課" })).toEqual(own);
  expect(answeredByLines(general, { name: "総務 花子", office: null })).toEqual(own);
  expect(answeredByLines(general, null)).toEqual(own);
  expect(answeredByLines({ department: "総務課", viaLink: true }, null)).toEqual([
    ["回答した課", "総務課（回答リンクから入力）"],
  ]);
  expect(answeredByLines({ department: "総務課", viaLink: null }, null)).toEqual([["回答した課", "総務課"]]);
  expect(answeredByLines({ department: null, viaLink: null }, null)).toEqual([]);
});

it("an answer that another office wrote is told with both", () => {
  const office = { name: "推進 太郎", office: "DX推進課" };
  expect(answeredByLines(general, office)).toEqual([
    ["所管課", "総務課"],
    ["入力した人", "推進 太郎さん（DX推進課、総務課に代わって入力）"],
  ]);
  expect(answeredByLines({ department: null, viaLink: null }, office)).toEqual([
    ["所管課", "未定"],
    ["入力した人", "推進 太郎さん（DX推進課）"],
  ]);
});
