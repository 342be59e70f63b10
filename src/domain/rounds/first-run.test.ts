import { describe, expect, it } from "vitest";
import { FIRST_RUN_ITEMS, type FirstRunFacts, firstRun } from "./first-run";

const READY: FirstRunFacts = {
  officePeople: 2,
  withoutDepartment: 0,
  departments: 3,
  departmentsWithoutPeople: 0,
  contact: "総務部デジタル推進課（0577-35-0000）",
  licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/deed.ja" },
  sendsMail: true,
  hasOpenedRound: false,
};
const missing = (over: Partial<FirstRunFacts> = {}) =>
  firstRun({ ...READY, ...over })?.flatMap(({ item, isDone }) => (isDone ? [] : [item]));

describe("the first run", () => {
  it("has everything done but the round, and ends with it", () => {
    expect(missing()).toEqual(["round"]);
    expect(firstRun({ ...READY, hasOpenedRound: true })).toBeNull();
  });

  it("ends with a round that was sent out, whatever was left: it was decided", () => {
    expect(firstRun({ ...READY, officePeople: 1, sendsMail: false, hasOpenedRound: true })).toBeNull();
  });

  it.each([
    [{ officePeople: 1 }, "office"],
    [{ withoutDepartment: 1 }, "departments"],
    [{ departmentsWithoutPeople: 1 }, "respondents"],
    [{ departments: 0 }, "respondents"],
    [{ contact: "市役所 計画の担当" }, "contact"],
    [{ licence: { name: " ", url: "" } }, "licence"],
    [{ sendsMail: false }, "mail"],
  ] as const)("with %o lacks %s", (over, item) => {
    expect(missing(over)).toEqual([item, "round"]);
  });

  it.each(["0577-35-0000", "電話 ０５７７（３５）００００", "内線 22 1234", "dx@example.lg.jp"])(
    "takes %s for a way to ask",
    (contact) => {
      expect(missing({ contact })).toEqual(["round"]);
    },
  );

  it("lists every item, done or not", () => {
    expect(firstRun(READY)?.map(({ item }) => item)).toEqual([...FIRST_RUN_ITEMS]);
  });
});
