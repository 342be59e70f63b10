import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BriefedPerson, dueBriefings, isWorthTelling } from "./briefings";

const CLOSED = new Date("2026-06-30T08:00:00Z");
const hoursAfter = (hours: number) => new Date(CLOSED.getTime() + hours * 3_600_000);
const closed = { kind: "round_closed", id: "r", at: CLOSED } as const;
const published = { kind: "published", id: "3", at: hoursAfter(1) } as const;
const manager: BriefedPerson = {
  id: "m",
  role: "manager",
  isActive: true,
  getsBriefings: true,
  since: new Date("2026-04-01T00:00:00Z"),
};
const due = (over: Partial<Parameters<typeof dueBriefings>[0]> = {}) =>
  dueBriefings({ events: [closed], people: [manager], told: [], now: hoursAfter(0), ...over }).map(
    ({ event, recipientIds }) => `${event.kind} ${event.id}: ${recipientIds.join()}`,
  );

describe("managers are told", () => {
  it("at once when a round ends, and with a publication", () => {
    expect(due()).toEqual(["round_closed r: m"]);
    expect(due({ events: [published, closed], now: hoursAfter(2) })).toEqual([
      "round_closed r: m",
      "published 3: m",
    ]);
  });

  it.each([
    ["the office", { role: "office" }],
    ["a department", { role: "contributor" }],
    ["an administrator", { role: "admin" }],
    ["whoever switched it off", { getsBriefings: false }],
    ["an account that is not in use", { isActive: false }],
    ["whoever came afterwards", { since: hoursAfter(1) }],
  ])("but not %s", (_, over) => {
    expect(due({ people: [{ ...manager, ...over }] })).toEqual([]);
  });

  it("of each event once", () => {
    const told = [{ kind: "round_closed", id: "r", recipientId: "m" }] as const;
    expect(due({ told })).toEqual([]);
    expect(due({ told, people: [manager, { ...manager, id: "n" }] })).toEqual(["round_closed r: n"]);
    expect(due({ told, events: [{ ...closed, id: "next" }] })).toEqual(["round_closed next: m"]);
  });

  it.each([
    [-1, []],
    [0, ["round_closed r: m"]],
    [47.9, ["round_closed r: m"]],
    [48, []],
  ])("%s hours after it: %s", (hours, expected) => {
    expect(due({ now: hoursAfter(hours) })).toEqual(expected);
  });

  it("never twice of the same, however often it is looked", () => {
    const runs = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 });
    fc.assert(
      fc.property(runs, (hours) => {
        const told: { kind: "round_closed" | "published"; id: string; recipientId: string }[] = [];
        for (const each of hours.toSorted((a, b) => a - b)) {
          const found = dueBriefings({
            events: [closed, published],
            people: [manager],
            told,
            now: hoursAfter(each),
          });
          told.push(
            ...found.flatMap(({ event, recipientIds }) =>
              recipientIds.map((recipientId) => ({ kind: event.kind, id: event.id, recipientId })),
            ),
          );
        }
        expect(new Set(told.map(({ kind }) => kind)).size).toBe(told.length);
      }),
    );
  });
});

describe("a briefing is worth a mail", () => {
  it.each([
    ["round_closed", 0, 0, 0, false],
    ["round_closed", 1, 0, 0, true],
    ["round_closed", 0, 0, 1, true],
    ["published", 7, 0, 0, false],
    ["published", 7, 1, 0, true],
    ["published", 7, 0, 1, true],
  ] as const)("%s with %i figures, %i turned, %i late: %s", (kind, figures, turned, late, expected) => {
    expect(isWorthTelling({ kind, figures, turned, late })).toBe(expected);
  });
});
