import { describe, expect, it } from "vitest";
import { toKpiId } from "@/domain/shared/kpi-id";
import { changedCells, EMPTY_GRID, isChanged, type OpenLine, pasteAt, typeIn, undo, without } from "./grid";

const BLANK = { actual: "", asOf: "", reason: "", nextStep: "", warningNote: "" };
const line = (id: string, changes: Partial<OpenLine> = {}): OpenLine => ({
  kpiId: toKpiId(id),
  name: `指標 ${id}`,
  isLocked: false,
  values: BLANK,
  shown: BLANK,
  ...changes,
});
const LINES = [line("a"), line("b", { isLocked: true }), line("c")];

/** Into the first line. */
const typed = (field: "actual" | "reason", ...texts: string[]) =>
  texts.reduce((state, text) => typeIn(state, LINES[0] as OpenLine, field, text), EMPTY_GRID);

const sent = (state: typeof EMPTY_GRID) =>
  changedCells(state, LINES).map(({ kpiId, field, typed }) => [kpiId, field, typed]);

describe("a block that is pasted", () => {
  it("goes to the right and down from its cell, over a line that cannot be changed", () => {
    const block = [
      ["1,226", "R8.3.31"],
      ["5", ""],
      ["820", ""],
    ];
    const { state, changed, left } = pasteAt(EMPTY_GRID, LINES, { line: 0, column: 0 }, block);
    expect(sent(state)).toEqual([
      ["a", "actual", "1,226"],
      ["a", "asOf", "R8.3.31"],
      ["c", "actual", "820"],
    ]);
    expect([changed, left]).toEqual([3, { locked: ["指標 b"], unknown: [], outside: 0 }]);
  });

  it("tells what has no cell: beyond the last line and column", () => {
    const { changed, left } = pasteAt(EMPTY_GRID, LINES, { line: 2, column: 4 }, [
      ["理由", "余り"],
      ["下", "余り"],
    ]);
    expect([changed, left]).toEqual([1, { locked: [], unknown: [], outside: 3 }]);
  });

  it("leaves what stands there where it is blank", () => {
    const lines = [line("a", { shown: { ...BLANK, reason: "要因" } })];
    const { state } = pasteAt(EMPTY_GRID, lines, { line: 0, column: 1 }, [["R8.3.31", "", "続ける"]]);
    expect(changedCells(state, lines).map(({ field }) => field)).toEqual(["asOf", "nextStep"]);
  });
});

describe("a block with the names of the lines in front", () => {
  it("goes to the lines of those names, in whatever order and width they are written", () => {
    const block = [
      ["指標名", "実績", "時点"],
      ["指標　ｃ", "820", "R8.3.31"],
      ["指標 a", "1,226", ""],
      ["ほかの指標", "5", ""],
    ];
    const { state, changed, left } = pasteAt(EMPTY_GRID, LINES, { line: 0, column: 0 }, block);
    expect(sent(state)).toEqual([
      ["a", "actual", "1,226"],
      ["c", "actual", "820"],
      ["c", "asOf", "R8.3.31"],
    ]);
    // The heads are no line either.
    expect([changed, left]).toEqual([3, { locked: [], unknown: ["指標名", "ほかの指標"], outside: 0 }]);
  });
});

it("leaves what is for one of two lines of the same name", () => {
  const lines = [line("a"), line("b", { name: "指標 a" }), line("c")];
  const block = [
    ["指標 a", "1"],
    ["指標 c", "2"],
  ];
  const { state, left } = pasteAt(EMPTY_GRID, lines, { line: 0, column: 0 }, block);
  expect(changedCells(state, lines).map(({ kpiId }) => kpiId)).toEqual(["c"]);
  expect(left.unknown).toEqual(["指標 a"]);
});

describe("the way back", () => {
  it("takes back a paste as a whole, and what was typed in a cell as a whole", () => {
    const begun = typed("reason", "要", "要因");
    const { state } = pasteAt(begun, LINES, { line: 0, column: 0 }, [["1"], [""], ["2"]]);
    expect(sent(undo(state))).toEqual([["a", "reason", "要因"]]);
    expect(sent(undo(undo(state)))).toEqual([]);
    expect(undo(EMPTY_GRID)).toBe(EMPTY_GRID);
  });

  it("ends at what was taken", () => {
    const { state } = pasteAt(EMPTY_GRID, LINES, { line: 0, column: 0 }, [["1"], [""], ["2"]]);
    const after = without(state, [toKpiId("a")]);
    expect(sent(after)).toEqual([["c", "actual", "2"]]);
    expect(undo(after)).toBe(after);
  });
});

it("sends what differs alone: a cell that is as it was is no change", () => {
  const state = typed("actual", "5", " ");
  expect(isChanged(state, LINES[0] as OpenLine, "actual")).toBe(false);
  expect(sent(state)).toEqual([]);
});

describe("a page that was read again, with what somebody else saved meanwhile", () => {
  const readAgain = [line("a", { values: { ...BLANK, actual: "12" }, shown: { ...BLANK, actual: "12" } })];

  it("leaves a cell with what it was begun with, so that the other's figure is told", () => {
    const state = typed("actual", "10");
    const more = typeIn(state, readAgain[0] as OpenLine, "reason", "増えた");
    const again = typeIn(more, readAgain[0] as OpenLine, "actual", "11");
    expect(changedCells(again, readAgain).map(({ field, base, typed: text }) => [field, base, text])).toEqual(
      [
        ["actual", "", "11"],
        ["reason", "", "増えた"],
      ],
    );
    const pasted = pasteAt(state, readAgain, { line: 0, column: 0 }, [["13"]]).state;
    expect(changedCells(pasted, readAgain)).toMatchObject([{ base: "", typed: "13" }]);
  });

  it("still sends a cell in which the other has saved the same", () => {
    expect(changedCells(typed("actual", "12"), readAgain)).toMatchObject([{ base: "", typed: "12" }]);
  });

  it("begins a cell that nobody typed in with what stands there now", () => {
    const state = typeIn(EMPTY_GRID, readAgain[0] as OpenLine, "actual", "13");
    expect(changedCells(state, readAgain)).toMatchObject([{ base: "12", typed: "13" }]);
  });
});
