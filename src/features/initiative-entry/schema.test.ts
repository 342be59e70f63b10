import { expect, it } from "vitest";
import { parseFiscalYear } from "@/domain/shared/fiscal-year";
import { approveMeasureFormSchema, NO_DEPARTMENT, parseApproved, parsePart } from "./schema";

it("reads a year of four digits, and nothing else", () => {
  expect(["2025", "25", "2025a", "0"].map(parseFiscalYear)).toEqual([2025, null, null, null]);
});

it("reads which measure or department a page is of", () => {
  const id = "7b1c2f0e-0000-4000-8000-000000000001";
  expect(parsePart({ plan: "dx-2", measure: "1-2" })).toEqual({
    kind: "measure",
    planId: "dx-2",
    measure: "1-2",
  });
  expect(parsePart({ department: id })).toEqual({ kind: "department", departmentId: id });
  expect(parsePart({ department: NO_DEPARTMENT })).toEqual({ kind: "department", departmentId: null });
  for (const asked of [{}, { measure: "1-2" }, { plan: "dx-2", measure: "x" }, { department: "市民課" }]) {
    expect(parsePart(asked)).toBeNull();
  }
});

it("reads how many were approved just now", () => {
  expect(["6", "-1", undefined].map((approved) => parseApproved({ approved }))).toEqual([6, null, null]);
});

it("reads the lines of a measure with the version that was seen", () => {
  const form = { fy: "2025", plan: "dx-2", measure: "1-2", lines: ["dx-2-1-1-1/3"] };
  expect(approveMeasureFormSchema.parse(form).lines).toEqual([{ initiativeId: "dx-2-1-1-1", version: 3 }]);
  for (const bad of ["dx-2-1-1-1", "Ａ/3", "dx-2/x"]) {
    expect(approveMeasureFormSchema.safeParse({ ...form, lines: [bad] }).success).toBe(false);
  }
});
