import { describe, expect, it } from "vitest";
import { approveReportsFormSchema, openRoundFormSchema } from "./schema";

const ID = "0a0a0a0a-0000-4000-8000-000000000001";

describe("what the forms of a round send", () => {
  it("names a report with the version that was seen", () => {
    const parse = (reports: unknown) => approveReportsFormSchema.safeParse({ roundId: ID, reports });
    expect(parse(["paper-sheets/3"]).data?.reports).toEqual([{ kpiId: "paper-sheets", version: 3 }]);
    for (const reports of [undefined, ["paper-sheets"], ["paper-sheets/x"], ["a/b/1/"]]) {
      expect(parse(reports).success).toBe(false);
    }
  });

  it("accepts problems by a tick alone", () => {
    const form = { id: ID, seen: "x", itemsSeen: "y" };
    expect(openRoundFormSchema.parse({ ...form, acceptProblems: "yes" }).acceptProblems).toBe(true);
    expect(openRoundFormSchema.parse(form).acceptProblems).toBe(false);
    expect(openRoundFormSchema.safeParse({ ...form, acceptProblems: "true" }).success).toBe(false);
  });
});
