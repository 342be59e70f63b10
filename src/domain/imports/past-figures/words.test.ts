import { day } from "@tests/fixtures/brands";
import { makeContent } from "@tests/fixtures/report-content";
import { expect, it } from "vitest";
import { withStandingWords, wordChanges } from "./words";

const standing = makeContent({
  asOf: day("2022-03-01"),
  reason: "催しが増えた",
  nextStep: "続ける",
  basisNote: "分館を含む",
});
const content = makeContent({ asOf: day("2022-03-31"), reason: "", nextStep: "", basisNote: "" });
const correction = { kind: "correction", before: null } as const;
const fresh = { kind: "new", missing: null, interim: null } as const;

it("keeps what stands where the row says nothing of it, and takes what it says", () => {
  const row = { content: { ...content, basisNote: "本館のみ" }, said: { basisNote: "F2" } };
  expect(wordChanges(standing, withStandingWords(row, standing, correction))).toEqual([
    { word: "basisNote", before: "分館を含む", after: "本館のみ" },
  ]);
});

it("takes the day and the reason of a value of a part of the year for no other one's", () => {
  expect(wordChanges(standing, withStandingWords({ content, said: {} }, standing, fresh))).toEqual([
    { word: "asOf", before: "2022-03-01", after: "2022-03-31" },
    { word: "reason", before: "催しが増えた", after: "" },
  ]);
});

it("tells every word of a figure where nothing stands, and none that is blank", () => {
  const said = { ...content, nextStep: "広げる" };
  expect(wordChanges(null, withStandingWords({ content: said, said: {} }, null, fresh))).toEqual([
    { word: "asOf", before: "", after: "2022-03-31" },
    { word: "nextStep", before: "", after: "広げる" },
  ]);
});
