import { describe, expect, it } from "vitest";
import { toKpiId } from "./kpi-id";

describe("a KPI's id", () => {
  it("is a lower-case slug of up to forty characters, also one of a digit alone", () => {
    for (const text of ["online-procedures", "7", "r7-users", "a".repeat(40)])
      expect(toKpiId(text)).toBe(text);
  });

  it("is nothing that an address or a file's name would have to escape", () => {
    for (const text of ["", "-a", "A", "a_b", "a b", "a/b", " a", "a\n", "申請", "a".repeat(41)]) {
      expect(() => toKpiId(text), text).toThrow(`Not a KPI's id: ${text}`);
    }
  });
});
