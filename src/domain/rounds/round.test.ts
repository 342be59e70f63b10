import { day } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EntryWindowInput, entryWindow } from "./entry-window";
import { isRespondent, respondentProblem } from "./respondents";
import { roundState } from "./round";

const OPENED = "2026-04-10T00:00:00.000Z";
const CLOSED = "2026-07-01T00:00:00.000Z";
const PREPARING = { openedAt: null, closedAt: null };
const OPEN = { openedAt: OPENED, closedAt: null };
const ENDED = { openedAt: OPENED, closedAt: CLOSED };
const TODAY = day("2026-06-15");

describe("roundState", () => {
  it("follows what the office did, not the calendar", () => {
    expect([PREPARING, OPEN, ENDED].map(roundState)).toEqual(["preparing", "open", "closed"]);
  });
});

describe("entryWindow", () => {
  const base: EntryWindowInput = { round: OPEN, item: { reopenedAt: null }, awaitedOn: null, today: TODAY };

  it.each<[string, Partial<EntryWindowInput>, object]>([
    ["an open round that asks for it", {}, { open: true, by: "round" }],
    ["an open round that does not ask for it", { item: null }, { open: false, reason: "not_asked" }],
    ["a year without a round", { round: null, item: null }, { open: false, reason: "not_asked" }],
    ["a round in preparation", { round: PREPARING }, { open: false, reason: "preparing" }],
    ["a closed round", { round: ENDED }, { open: false, reason: "closed" }],
    [
      "an item reopened after the close",
      { round: ENDED, item: { reopenedAt: CLOSED } },
      { open: true, by: "reopened" },
    ],
    ["a figure announced for today", { round: ENDED, awaitedOn: TODAY }, { open: true, by: "awaited" }],
    [
      "a figure announced for tomorrow",
      { round: ENDED, awaitedOn: day("2026-06-16") },
      { open: false, reason: "closed" },
    ],
  ])("%s", (_what, over, expected) => {
    expect(entryWindow({ ...base, ...over })).toEqual(expected);
  });

  it("never opens for a KPI that is not asked for, except for an announced figure", () => {
    fc.assert(
      fc.property(fc.constantFrom(null, PREPARING, OPEN, ENDED), (round) => {
        expect(entryWindow({ round, item: null, awaitedOn: null, today: TODAY }).open).toBe(false);
      }),
    );
  });
});

describe("who is asked", () => {
  const member = { id: "a", departmentId: "d1", active: true };
  const colleague = { id: "b", departmentId: "d1", active: true };
  const stranger = { id: "c", departmentId: "d2", active: true };

  it("is the person named, or the whole department", () => {
    const named = { departmentId: "d1", respondentId: "a" };
    const anybody = { departmentId: "d1", respondentId: null };
    expect([member, colleague, stranger].map((person) => isRespondent(named, person))).toEqual([
      true,
      false,
      false,
    ]);
    expect([member, colleague, stranger].map((person) => isRespondent(anybody, person))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("is nobody who has left, and nobody of no department", () => {
    expect(isRespondent({ departmentId: "d1", respondentId: "a" }, { ...member, active: false })).toBe(false);
    expect(
      isRespondent({ departmentId: null, respondentId: null }, { id: "x", departmentId: null, active: true }),
    ).toBe(false);
  });

  it("names why nobody would get the request", () => {
    const people = [member, { ...colleague, active: false }, stranger];
    const problem = (departmentId: string | null, respondentId: string | null) =>
      respondentProblem({ departmentId, respondentId }, people);
    expect(problem("d1", null)).toBeNull();
    expect(problem("d1", "a")).toBeNull();
    expect(problem(null, null)).toBe("no_department");
    expect(problem("d3", null)).toBe("no_account");
    expect(problem("d1", "b")).toBe("respondent_inactive");
    expect(problem("d1", "c")).toBe("respondent_moved");
  });

  it("has no problem exactly when somebody is asked", () => {
    const ids = fc.constantFrom("d1", "d2");
    const person = fc.record({ id: fc.constantFrom("a", "b", "c"), departmentId: ids, active: fc.boolean() });
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { selector: ({ id }) => id }),
        ids,
        fc.option(fc.constantFrom("a", "b", "c")),
        (people, departmentId, respondentId) => {
          const item = { departmentId, respondentId };
          expect(respondentProblem(item, people) === null).toBe(
            people.some((each) => isRespondent(item, each)),
          );
        },
      ),
    );
  });
});
