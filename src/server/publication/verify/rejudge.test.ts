import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import { canRejudge, firstMisjudged } from "./rejudge";

const snapshot = makeSnapshot({ reports: INVENTED });

/** The snapshot as an earlier version published it: the same marks, with its own name for the target. */
function ofVersion(version: string, text: string): PublicationSnapshot {
  return JSON.parse(
    text
      .replaceAll(`"ruleVersion":"${JUDGEMENT_RULE_VERSION}"`, `"ruleVersion":"${version}"`)
      .replaceAll("目標値（令和11年度）の", "最終目標（令和11年度）の"),
  );
}

describe("a publication judged anew", () => {
  it.each(["1", "2", "3"])("fits as this version and version %s published it", (version) => {
    expect(firstMisjudged(snapshot.plans, JUDGEMENT_RULE_VERSION)).toBeNull();
    const old = ofVersion(version, JSON.stringify(snapshot));
    expect(JSON.stringify(old)).toContain("最終目標（令和11年度）の2,500手続き");
    expect(canRejudge(old.ruleVersion)).toBe(true);
    expect(firstMisjudged(old.plans, old.ruleVersion)).toBeNull();
  });

  it("has its mark checked in either version, its sentence in today's", () => {
    const forged = JSON.stringify(snapshot).replace('"code":"improving"', '"code":"achieved"');
    expect(firstMisjudged(JSON.parse(forged).plans, JUDGEMENT_RULE_VERSION)).not.toBeNull();
    expect(firstMisjudged(ofVersion("1", forged).plans, "1")).not.toBeNull();
    const reworded = JSON.stringify(snapshot).replace("目標値（令和11年度）の", "最終目標（令和11年度）の");
    expect(firstMisjudged(JSON.parse(reworded).plans, JUDGEMENT_RULE_VERSION)).not.toBeNull();
  });

  it("is left alone where the rule is unknown", () => {
    expect(canRejudge("999")).toBe(false);
  });
});
