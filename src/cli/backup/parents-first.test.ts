import { describe, expect, it } from "vitest";
import { parentsFirst } from "./parents-first";

describe("the order of tables", () => {
  it("has what is referred to before what refers", () => {
    const references = [
      { child: "a", parent: "c" },
      { child: "c", parent: "b" },
      { child: "a", parent: "b" },
    ];
    expect(parentsFirst(["a", "b", "c"], references)).toEqual(["b", "c", "a"]);
  });

  it("leaves alone what nothing is said of, and does not wait for what is not there", () => {
    expect(parentsFirst(["b", "a"], [])).toEqual(["b", "a"]);
    expect(parentsFirst(["b", "a"], [{ child: "a", parent: "elsewhere" }])).toEqual(["b", "a"]);
  });

  it("says which tables have none", () => {
    const circle = [
      { child: "a", parent: "b" },
      { child: "b", parent: "a" },
    ];
    expect(() => parentsFirst(["a", "b", "c"], circle)).toThrow("circle: a, b");
  });
});
