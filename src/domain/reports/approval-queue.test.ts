import { describe, expect, it } from "vitest";
import { nextInQueue, placeInQueue } from "./approval-queue";

const queue = (text: string) =>
  [...text].map((letter) => ({ id: letter.toLowerCase(), waits: letter === letter.toUpperCase() }));

describe("an item of what waits (capitals), among what does not", () => {
  it("has its place, and what stands before and after it", () => {
    expect(placeInQueue(queue("AbCD"), "c")).toEqual({ id: "c", no: 2, total: 3, previous: "a", next: "d" });
    expect(placeInQueue(queue("AbCD"), "a")).toMatchObject({ no: 1, previous: null, next: "c" });
    expect(placeInQueue(queue("AbCD"), "d")).toMatchObject({ no: 3, previous: "c", next: null });
  });

  it("gives way to the first where it does not wait, is unknown, or none is asked for", () => {
    for (const asked of ["b", "x", null])
      expect(placeInQueue(queue("AbC"), asked)).toMatchObject({ id: "a" });
  });

  it("is none where nothing waits", () => {
    expect(placeInQueue(queue("ab"), "a")).toBeNull();
    expect(placeInQueue([], null)).toBeNull();
  });
});

describe("what comes up after a decision", () => {
  it.each([
    ["aBC", "a", "b"],
    ["AbC", "b", "c"],
    ["ABc", "c", "a"],
    ["abc", "b", null],
    ["AB", "gone", "a"],
    // Left undecided, it does not come up again at once.
    ["ABC", "b", "c"],
    ["B", "b", null],
  ])("%s, after %s: %s", (items, after, next) => {
    expect(nextInQueue(queue(items), after)).toBe(next);
  });
});
