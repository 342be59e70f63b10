import { describe, expect, it } from "vitest";
import { schemaFit } from "./fit";

const KNOWN = ["1_init", "2_more"];

describe("the form of a database", () => {
  it.each([
    ["is this program's", KNOWN, "same"],
    ["is not there", null, "empty"],
    ["is an earlier program's", ["1_init"], "older"],
    ["is that of a program before its login could tell", [], "older"],
    ["is a later program's", [...KNOWN, "3_later"], "newer"],
    ["is another program's", ["1_init", "2_else"], "newer"],
  ])("%s", (_, applied, fit) => {
    expect(schemaFit(applied, KNOWN)).toBe(fit);
  });
});
