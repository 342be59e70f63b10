import { expect, it } from "vitest";
import { isAsSeen, readSeen, type SeenDraft, seenText } from "./as-seen";

const seen: SeenDraft = { version: 2, revision: 1, content: "ab12" };

it.each<[string, Partial<SeenDraft>, boolean]>([
  ["the very draft", {}, true],
  ["one that a colleague went on with", { revision: 2, content: "cd34" }, false],
  [
    "one that was given up and begun anew with other values: it counts from 1 again",
    { content: "cd34" },
    false,
  ],
  ["none: it was given up", { revision: 0, content: "" }, false],
  ["none: it became the next version", { version: 3, revision: 0, content: "" }, false],
  ["the same words, over a plan that is another one by now", { version: 3 }, false],
])("acts on %s", (_, now, isTaken) => {
  expect(isAsSeen({ ...seen, ...now }, seen)).toBe(isTaken);
});

it("knows a plan that changed while there was no draft", () => {
  const none = { version: 1, revision: 0, content: "" };
  expect(isAsSeen(none, none)).toBe(true);
  expect(isAsSeen({ ...none, version: 2 }, none)).toBe(false);
});

it("is said in a form and read again; anything else is no draft", () => {
  for (const each of [seen, { version: 12, revision: 0, content: "" }]) {
    expect(readSeen(seenText(each))).toEqual(each);
  }
  for (const text of ["", "1", "1.2", "1.2.zz", "-1.2.ab", "1.2.ab ", `1.1.${"a".repeat(65)}`]) {
    expect(readSeen(text), text).toBeNull();
  }
});
