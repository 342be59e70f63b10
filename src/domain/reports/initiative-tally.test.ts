import { expect, it } from "vitest";
import { type CountedInitiative, tallyInitiatives } from "./initiative-tally";

const line = (
  state: CountedInitiative["state"],
  rest: Partial<CountedInitiative> = {},
): CountedInitiative => ({ state, inForce: null, isAsked: true, ...rest });

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
  expect(tallyInitiatives([line("not_started", { isAsked: false })])).toEqual({
    total: 0,
    unanswered: 0,
    returned: 0,
    waiting: 0,
  });
  expect(tallyInitiatives([line("submitted", { isAsked: false })])).toMatchObject({ total: 1, waiting: 1 });
});

it("does not call a correction that was begun an answer that is missing", () => {
  expect(tallyInitiatives([line("draft", { inForce: {} })]).unanswered).toBe(0);
});
