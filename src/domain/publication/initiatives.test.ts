import { makeApprovedInitiative, planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { freezeInitiatives } from "./initiatives";

const plan = planWithInitiatives({ "line-1": "窓口の予約", "line-2": "書類の電子化" });
const R8 = fiscalYear(2026);

describe("the answers of a publication", () => {
  it("are those of the plan's initiatives and years, in the plan's order, oldest first", () => {
    const frozen = freezeInitiatives(plan, [
      makeApprovedInitiative("line-2", "preparing", { fy: R8 }),
      makeApprovedInitiative("line-2", "not_begun"),
      makeApprovedInitiative("line-1", "under_way"),
      makeApprovedInitiative("line-1", "completed", { fy: fiscalYear(2030) }),
      makeApprovedInitiative("line-1", "completed", { fy: fiscalYear(2024) }),
      makeApprovedInitiative("line-9", "completed"),
    ]);
    expect(
      frozen.map(({ initiativeId, years }) => [
        initiativeId,
        years.map(({ fy, progress }) => [fy, progress]),
      ]),
    ).toEqual([
      ["line-1", [[2025, "under_way"]]],
      [
        "line-2",
        [
          [2025, "not_begun"],
          [2026, "preparing"],
        ],
      ],
    ]);
  });

  it("say what was answered, and nothing of what was meant for the office", () => {
    const said = { done: "予約を始めた。", result: "待ち時間が減った。", nextStep: "広げる。" };
    const answer = makeApprovedInitiative("line-1", "under_way", {}, { ...said, warningNote: "内部の話" });
    expect(freezeInitiatives(plan, [answer])[0]?.years).toEqual([
      {
        fy: 2025,
        progress: "under_way",
        ...said,
        department: "DX推進課",
        revision: 1,
        correctionReason: "",
      },
    ]);
  });

  it("are the latest revision's, in whatever order they come", () => {
    const answers = [2, 7, 4].map((revision) => makeApprovedInitiative("line-1", "preparing", { revision }));
    expect(freezeInitiatives(plan, answers)[0]?.years.map(({ revision }) => revision)).toEqual([7]);
  });

  it("tell a reason only of what the public had read before", () => {
    const first = makeApprovedInitiative("line-1", "preparing");
    const second = makeApprovedInitiative("line-1", "under_way", { revision: 2, correctionReason: "誤り" });
    const reasons = (frozen: ReturnType<typeof freezeInitiatives>) =>
      frozen.flatMap(({ years }) => years.map(({ correctionReason }) => correctionReason));
    const unseen = freezeInitiatives(plan, [first, second]);
    expect(reasons(unseen)).toEqual([""]);
    // Neither is it one in the publications after it.
    expect(reasons(freezeInitiatives(plan, [first, second], unseen))).toEqual([""]);
    const seen = freezeInitiatives(plan, [first, second], freezeInitiatives(plan, [first]));
    expect(reasons(seen)).toEqual(["誤り"]);
    expect(reasons(freezeInitiatives(plan, [first, second], seen))).toEqual(["誤り"]);
  });
});
