import { num } from "@tests/fixtures/brands";
import { expect, it } from "vitest";
import { derivedChangeText, derivedText, perStepWords } from "./pace";

const figure = (value: string, isRounded: boolean) => ({ value: num(value), decimals: 1, isRounded });

it("a derived figure says 約 where it does not come out even", () => {
  expect(derivedText(figure("1226.4", false), { unit: "手続き" })).toBe("1,226.4手続き");
  expect(derivedText(figure("86.4", true), { unit: "%" })).toBe("約86.4%");
});

it("a change has its sign, and of a share it is one of points", () => {
  expect(derivedChangeText(figure("11.5", false), { unit: "回" })).toBe("+11.5回");
  expect(derivedChangeText(figure("-0.9", true), { unit: "種類" })).toMatch(/^約[−-]0\.9種類$/);
  expect(derivedChangeText(figure("55", false), { unit: "%" })).toBe("+55.0ポイント");
});

it("a step is one of the plan's years, or of any year, by how 目安 is drawn", () => {
  expect(perStepWords("equal-steps")).toBe("計画期間の1年あたり");
  expect(perStepWords("none")).toBe("1年あたり");
});
