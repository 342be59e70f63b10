import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { firstPublicationNote } from "./publication";

it("speaks of a plan before only where there is one", () => {
  const plan = makePlan();
  const before = makePlan({ startFy: fiscalYear(2021), endFy: fiscalYear(2024) });
  expect(firstPublicationNote([plan])).toBe("計画の内容を掲載しました。");
  // Two plans that run side by side.
  expect(firstPublicationNote([plan, makePlan({ id: "other" })])).toBe("計画の内容を掲載しました。");
  expect(firstPublicationNote([plan, before])).toBe("計画の内容と、前の計画の目標達成状況を掲載しました。");
});
