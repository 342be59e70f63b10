import { UNDER_WAY } from "@tests/fixtures/initiative-report";
import { expect, it } from "vitest";
import type { ReportState } from "@/domain/reports/report";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { BLANK_LINE, type LineDraft } from "./line-draft";
import { readyLines, type TypedLine } from "./ready-lines";

const SAME: LineDraft = { ...BLANK_LINE, progress: "under_way" };

function line(
  id: string,
  typed: LineDraft,
  state: ReportState = "not_started",
  start = BLANK_LINE,
): TypedLine {
  return {
    id: toInitiativeId(id),
    draft: start,
    context: { earlier: UNDER_WAY, inForce: state === "approved" ? start : null, later: null },
    line: { state },
    typed: { draft: typed, version: 0, errors: {}, newer: null, isSent: false },
  };
}

it("takes what is ready, tells what is not, and leaves what nobody has begun", () => {
  const completed: LineDraft = { ...BLANK_LINE, progress: "completed" };
  const { ready, errors } = readyLines([line("a", SAME), line("b", BLANK_LINE), line("c", completed)]);
  expect(ready).toEqual(["a"]);
  expect([...errors].map(([id, found]) => [id, Object.keys(found)])).toEqual([["c", ["done"]]]);
});

it("does not send back untouched what the office returned", () => {
  const { ready, errors } = readyLines([line("a", SAME, "returned", SAME)]);
  expect(ready).toEqual([]);
  expect(errors.get(toInitiativeId("a"))?.[""]).toContain("差し戻された");
  expect(readyLines([line("a", { ...SAME, done: "書き足した。" }, "returned", SAME)]).ready).toEqual(["a"]);
});

it("does not correct an approved answer that was only opened", () => {
  expect(readyLines([line("a", SAME, "approved", SAME)])).toEqual({ ready: [], errors: new Map() });
});

it("sends nothing over somebody else's newer answer", () => {
  const { typed, ...rest } = line("a", SAME);
  const newer = { version: 3, state: "draft", draft: BLANK_LINE, by: null } as const;
  const { ready, errors } = readyLines([{ ...rest, typed: { ...typed, newer } }]);
  expect([ready, [...errors.keys()]]).toEqual([[], ["a"]]);
});
