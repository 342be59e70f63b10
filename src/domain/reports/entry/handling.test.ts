import { expect, it } from "vitest";
import { handlingOf, type Step } from "./handling";

const step = (event: Step["event"], by: string, isByLink = false): Step => ({
  event,
  by,
  isByLink,
  at: "2026-05-01T00:00:00.000Z",
});

it.each<[string, Step[], string | null, string | null]>([
  ["handed in", [step("submit", "坂口", true)], "坂口（リンク）", null],
  // A decision carries the way of its answer: the person who decided used no link.
  [
    "approved",
    [step("approve", "野口", true), step("submit", "坂口", true)],
    "坂口（リンク）",
    "approve 野口",
  ],
  ["returned", [step("return", "野口"), step("submit", "坂口")], "坂口", "return 野口"],
  [
    "written on since",
    [step("save_draft", "上田"), step("return", "野口"), step("submit", "坂口")],
    "上田",
    null,
  ],
  ["an answer that is not on record", [step("approve", "野口")], null, "approve 野口"],
])("%s: who wrote it and who decided are told apart", (_, steps, written, decided) => {
  const handling = handlingOf(steps);
  const { written: answer, decided: decision } = handling ?? {};
  expect(answer ? `${answer.by}${answer.isByLink ? "（リンク）" : ""}` : null).toBe(written);
  expect(decision ? `${decision.event} ${decision.by}` : null).toBe(decided);
});

it("of nothing there is nobody", () => {
  expect(handlingOf([])).toBeNull();
});
