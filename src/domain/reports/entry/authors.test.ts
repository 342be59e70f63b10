import { describe, expect, it } from "vitest";
import { can } from "@/domain/shared/access";
import { authorIdsOf } from "./authors";

describe("who counts as an author", () => {
  it("is whoever submitted it, and whoever held the very link by which it came", () => {
    expect(authorIdsOf({ submittedById: "owner", linkHeldByIds: ["office-1", "office-2", "owner"] })).toEqual(
      ["owner", "office-1", "office-2"],
    );
    expect(authorIdsOf({ submittedById: "owner", linkHeldByIds: [] })).toEqual(["owner"]);
    expect(authorIdsOf({ submittedById: null, linkHeldByIds: [] })).toEqual([]);
  });

  it("and neither approves nor returns it, unless the plan allows it", () => {
    const office = { id: "office-1", role: "office", departmentId: null } as const;
    const held = { authorIds: authorIdsOf({ submittedById: "owner", linkHeldByIds: ["office-1"] }) };
    const free = { authorIds: authorIdsOf({ submittedById: "owner", linkHeldByIds: ["office-2"] }) };
    for (const action of ["report.approve", "report.return"] as const) {
      expect(can(office, action, held)).toBe(false);
      expect(can(office, action, { ...held, allowSelfApproval: true })).toBe(true);
      expect(can(office, action, free)).toBe(true);
    }
  });
});
