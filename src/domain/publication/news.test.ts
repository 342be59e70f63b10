import { expect, it } from "vitest";
import { newsFirst } from "./news";
import type { ChangeKind } from "./snapshot";

it("tells corrections before what is new, and keeps the order of each kind", () => {
  const told = (["figure", "correction", "text", "mark", "correction", "figure"] as ChangeKind[]).map(
    (kind, index) => ({ kind, kpiId: null, fy: null, text: `${kind} ${index}` }),
  );
  expect(newsFirst(told).map(({ text }) => text)).toEqual([
    "correction 1",
    "correction 4",
    "mark 3",
    "figure 0",
    "text 2",
    "figure 5",
  ]);
});
