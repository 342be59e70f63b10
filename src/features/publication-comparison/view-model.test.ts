import { expect, it } from "vitest";
import { differenceGroups, pairOf } from "./view-model";

it("compares the newest publication with the one before it, unless the address says otherwise", () => {
  expect(pairOf({}, [5, 4, 1])).toEqual({ ok: true, from: 4, to: 5 });
  expect(pairOf({ from: 1 }, [5, 4, 1])).toEqual({ ok: true, from: 1, to: 5 });
});

it("puts the earlier one first", () => {
  expect(pairOf({ from: 5, to: 1 }, [5, 4, 1])).toEqual({ ok: true, from: 1, to: 5 });
});

it("says why two cannot be compared", () => {
  // 3 was taken back.
  expect(pairOf({ from: 3, to: 5 }, [5, 4, 1])).toEqual({
    ok: false,
    problem: "第3号は、ないか、取り下げられています。ほかの号を選んでください。",
  });
  expect(pairOf({ from: 4, to: 4 }, [5, 4, 1])).toEqual({
    ok: false,
    problem: "同じ号を選んでいます。別の2つの号を選んでください。",
  });
});

it("has nothing to compare before there are two", () => {
  expect(pairOf({ from: 1, to: 2 }, [1])).toEqual({ ok: false, problem: null });
});

it("groups differences by kind, marks first, without empty groups", () => {
  const of = (kind: "text" | "mark", text: string) => ({ kind, text, texts: [] });
  expect(differenceGroups([of("text", "一"), of("mark", "二"), of("text", "三")])).toEqual([
    { kind: "mark", differences: [of("mark", "二")] },
    { kind: "text", differences: [of("text", "一"), of("text", "三")] },
  ]);
});
