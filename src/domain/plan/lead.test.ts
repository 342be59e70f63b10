import { day } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { fiscalYear, latestEndedFy } from "@/domain/shared/fiscal-year";
import { inOrderOfLead, isCalledOff, isPublic, type PlanInTime, planPhase, readFirst } from "./lead";

const plan = (id: string, start: number, over: Partial<PlanInTime> = {}) => ({
  id,
  startFy: fiscalYear(start),
  endFy: fiscalYear(start + 4),
  closedOn: null,
  isChosenToLead: false,
  ...over,
});
const first = plan("dx-1", 2020);
const second = plan("dx-2", 2025);
const third = plan("dx-3", 2030);
const order = (plans: readonly ReturnType<typeof plan>[], today: string) =>
  inOrderOfLead(plans, day(today)).map(({ id }) => id);

describe("which plan leads", () => {
  it.each([
    ["2025-03-31", ["dx-1", "dx-3", "dx-2"]],
    ["2025-04-01", ["dx-2", "dx-1", "dx-3"]],
    ["2030-03-31", ["dx-2", "dx-1", "dx-3"]],
    ["2030-04-01", ["dx-3", "dx-2", "dx-1"]],
    ["2040-04-01", ["dx-3", "dx-2", "dx-1"]],
  ])("on %s: %j", (today, expected) => {
    expect(order([first, second, third], today)).toEqual(expected);
    expect(order([third, second, first], today)).toEqual(expected);
  });

  it("of two that begin together is the first by its id, in whatever order they come; of none is none", () => {
    const twins = [plan("b", 2025), plan("c", 2025), plan("a", 2025)];
    expect(order(twins, "2025-04-01")).toEqual(["a", "b", "c"]);
    expect(order([...twins].reverse(), "2025-04-01")).toEqual(["a", "b", "c"]);
    expect(order([], "2025-04-01")).toEqual([]);
  });

  it("is the chosen one, whatever has begun", () => {
    expect(order([first, second, { ...third, isChosenToLead: true }], "2028-01-01")[0]).toBe("dx-3");
  });

  it("is one that was closed, not an older one that has ended, until the next begins", () => {
    const closed = { ...second, closedOn: day("2028-04-01") };
    expect(order([first, closed, third], "2028-03-31")).toEqual(["dx-2", "dx-1", "dx-3"]);
    expect(order([first, closed, third], "2028-04-01")).toEqual(["dx-2", "dx-1", "dx-3"]);
    expect(order([first, closed, third], "2030-04-01")).toEqual(["dx-3", "dx-2", "dx-1"]);
  });

  it("is not one that was closed while another runs, from that day on", () => {
    const long = { ...first, endFy: fiscalYear(2030) };
    const closed = { ...second, closedOn: day("2028-04-01") };
    expect(order([long, closed], "2028-03-31")[0]).toBe("dx-2");
    expect(order([long, closed], "2028-04-01")[0]).toBe("dx-1");
  });

  it("is never one that was closed before its period, even when that comes", () => {
    const off = { ...third, closedOn: day("2029-05-01") };
    expect(order([first, second, off], "2029-06-01")).toEqual(["dx-2", "dx-1", "dx-3"]);
    expect(order([first, second, off], "2031-04-01")).toEqual(["dx-2", "dx-1", "dx-3"]);
    expect(isCalledOff(off)).toBe(true);
    expect(isCalledOff({ ...third, closedOn: day("2030-04-01") })).toBe(false);
    expect(planPhase(off, day("2029-06-01"))).toBe("ended");
    expect(isPublic(off, day("2029-06-01"))).toBe(false);
  });
});

it("a plan is 準備中 until it begins, and seen by the public from then on or when it is chosen", () => {
  expect(
    ["2030-03-31", "2030-04-01", "2035-03-31", "2035-04-01"].map((today) => planPhase(third, day(today))),
  ).toEqual(["in_preparation", "running", "running", "ended"]);
  expect(planPhase({ ...second, closedOn: day("2028-04-01") }, day("2028-04-01"))).toBe("ended");
  expect(isPublic(third, day("2030-03-31"))).toBe(false);
  expect(isPublic(third, day("2030-04-01"))).toBe(true);
  expect(isPublic({ ...third, isChosenToLead: true }, day("2028-01-01"))).toBe(true);
});

describe("the plan that is read where none was asked for", () => {
  const read = (plans: readonly ReturnType<typeof plan>[], today: string) =>
    readFirst(
      inOrderOfLead(plans, day(today)).map((each) => ({ definition: each, closedOn: each.closedOn })),
      latestEndedFy(today),
    )?.definition.id;
  const ahead = { ...third, isChosenToLead: true };

  it.each([
    // 2024, the first plan's last year, is the latest that has results.
    ["2026-03-31", [first, second, third], "dx-1"],
    ["2026-04-01", [first, second, third], "dx-2"],
    ["2028-01-01", [first, second, ahead], "dx-2"],
    ["2031-03-31", [first, second, ahead], "dx-2"],
    ["2031-04-01", [first, second, ahead], "dx-3"],
    ["2028-01-01", [{ ...first, isChosenToLead: true }, second], "dx-1"],
    // The only one there is.
    ["2025-06-01", [second], "dx-2"],
    ["2028-01-01", [ahead], "dx-3"],
  ])("on %s", (today, plans, expected) => expect(read(plans, today)).toBe(expected));

  it("is never one that was called off, and none where there is none", () => {
    expect(read([second, { ...ahead, closedOn: day("2029-05-01") }], "2032-06-01")).toBe("dx-2");
    expect(read([], "2032-06-01")).toBeUndefined();
  });
});
