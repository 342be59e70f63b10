import fc from "fast-check";
import { expect, it } from "vitest";
import { REPORT_STATES } from "@/domain/reports/report";
import {
  type CountedInitiative,
  initiativeStanding,
  isInitiativeOwed,
  tallyInitiatives,
} from "./initiative-tally";

const line = (
  state: CountedInitiative["state"],
  rest: Partial<CountedInitiative> = {},
): CountedInitiative => ({
  state,
  isReturned: state === "returned",
  inForce: null,
  isAsked: true,
  ...rest,
});

it("counts what the department owes apart from what the office has to decide", () => {
  const lines = [
    line("not_started"),
    line("draft"),
    line("returned"),
    line("submitted"),
    line("submitted"),
    line("approved", { inForce: {} }),
  ];
  expect(tallyInitiatives(lines)).toEqual({ total: 6, unanswered: 2, returned: 1, waiting: 2 });
});

it("asks for nothing that was completed before, unless somebody answers it all the same", () => {
  const nothing = { total: 0, unanswered: 0, returned: 0, waiting: 0 };
  expect(tallyInitiatives([line("not_started", { isAsked: false })])).toEqual(nothing);
  expect(tallyInitiatives([line("submitted", { isAsked: false })])).toMatchObject({ total: 1, waiting: 1 });
  // 完了 holds until another answer is approved: a draft beside it is owed by nobody, and no answer either.
  expect(tallyInitiatives([line("draft", { isAsked: false })])).toEqual(nothing);
});

it("does not call a correction that was begun an answer that is missing", () => {
  expect(tallyInitiatives([line("draft", { inForce: {} })]).unanswered).toBe(0);
});

it.each([
  ["asked for", {}],
  ["beside the year's answer in force", { inForce: {} }],
  ["completed in a year before", { isAsked: false }],
])("is owed once it came back, also while it is written on: %s", (_, rest) => {
  for (const state of ["returned", "draft"] as const) {
    const returned = line(state, { isReturned: true, ...rest });
    expect([initiativeStanding(returned), isInitiativeOwed(returned)]).toEqual(["returned", true]);
  }
  expect(initiativeStanding(line("submitted", rest))).toBe("waiting");
});

it("counts every line that anybody owes, decides or has answered once, and what mails ask for is what pages count", () => {
  const lines = fc.array(
    fc.record({
      state: fc.constantFrom(...REPORT_STATES),
      isReturned: fc.boolean(),
      inForce: fc.constantFrom(null, {}),
      isAsked: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(lines, (all) => {
      const { total, unanswered, returned, waiting } = tallyInitiatives(all);
      const answered = all.filter((each) => initiativeStanding(each) === "answered").length;
      expect(unanswered + returned).toBe(all.filter(isInitiativeOwed).length);
      expect(total).toBe(unanswered + returned + waiting + answered);
    }),
  );
});
