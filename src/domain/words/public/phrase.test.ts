import { expect, it } from "vitest";
import { plainText, runsOf, say, together, withReadings } from "./phrase";

it("a sentence keeps the city's own words apart", () => {
  const unit = { original: "手続き" };
  expect(say`It was ${1286}${unit} in ${["FY", "2025"]}.`).toEqual([
    "It was ",
    "1286",
    unit,
    " in ",
    "FY",
    "2025",
    ".",
  ]);
  expect(plainText(together([say`a`, say`b`], " "))).toBe("a b");
});

it("a reading belongs to the characters before it", () => {
  expect(withReadings("この目標《もくひょう》は10です")).toEqual([
    { text: "この", reading: null },
    { text: "目標", reading: "もくひょう" },
    { text: "は10です", reading: null },
  ]);
  expect(plainText("目標《もくひょう》")).toBe("目標");
});

it("brackets that the city wrote are no reading, nor are those without a character before them", () => {
  expect(plainText({ original: "目標《仮》" })).toBe("目標《仮》");
  expect(withReadings("《あ》")).toEqual([{ text: "《あ》", reading: null }]);
});

it("runs have the readings of what was translated, and none of what the city wrote", () => {
  expect(runsOf(say`目標《もくひょう》は${{ original: "目標《仮》" }}`)).toEqual([
    { text: "目標", reading: "もくひょう", isOriginal: false },
    { text: "は", reading: null, isOriginal: false },
    { text: "目標《仮》", reading: null, isOriginal: true },
  ]);
});
