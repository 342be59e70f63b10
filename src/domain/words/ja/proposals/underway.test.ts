import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { describe, expect, it } from "vitest";
import type { UnderwayState } from "@/domain/proposals/history/record";
import type { UnderwayProblem } from "@/domain/proposals/problems/underway";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { underwaySentence } from "./underway";

const [R7, R8] = [fiscalYear(2025), fiscalYear(2026)];
const said = (changes: Partial<UnderwayProblem> = {}) =>
  underwaySentence({
    kind: "underway",
    kpi: makeKpi({ name: "手続の種類" }),
    fy: R7,
    state: "submitted",
    actualText: "１，２２６",
    actual: num("1226"),
    unit: "手続き",
    misfit: { kind: "above_limit", limit: num("1200") },
    first: R8,
    ...changes,
  });

describe("a report on its way that a change does not fit", () => {
  it("handed in above a new limit is approved in vain: the figure is put right, or the limit", () => {
    expect(said()).toBe(
      "「手続の種類」の令和7年度の報告（1,226手続き）が、新しい上限（1,200手続き）を超えます。この報告は提出済みで、承認を待っています。承認しても、この変更はできません。数値が誤りなら、差し戻して直してもらってください。正しければ、上限を見直すか、令和8年度以後の変更にしてください。",
    );
    expect(said({ first: null })).toMatch(/正しければ、上限を見直してください。$/);
  });

  it.each<[UnderwayProblem["misfit"], string, string]>([
    [
      { kind: "below_lowest", limit: num("-1.5") },
      "が、新しい下限（−1.5手続き）を下回ります。",
      "下限を見直すか、",
    ],
    [
      { kind: "too_many_decimals", most: 0 },
      "は、新しい小数の桁数（0桁）では表せません。",
      "小数の桁数を見直すか、",
    ],
    [
      { kind: "meaning" },
      "が、新しい定義に合わなくなります。",
      "承認しても、この変更はできません。令和8年度以後の変更にするか、差し戻して数値を消してもらってから変更し、新しい定義の値を入力してもらってください。",
    ],
    [
      { kind: "not_asked" },
      "があるため、その年度を対象から外せません。",
      "承認しても、この変更はできません。その年度を対象に残すか、差し戻して数値を消してもらってから変更してください。",
    ],
  ])("%j says what does not fit, and what helps", (misfit, what, help) => {
    expect(said({ misfit })).toContain(`の報告（1,226手続き）${what}`);
    expect(said({ misfit })).toContain(help);
  });

  it.each<[UnderwayState, string]>([
    ["draft", "この報告は下書きです。"],
    ["correcting", "その変更が下書きになっています。"],
    ["reopened", "受付を再開して所管課が入力しています。"],
    ["returned", "差し戻して所管課が直しています。"],
  ])("%s is with the department, which puts it right", (state, standing) => {
    expect(said({ state })).toContain(
      `${standing}数値が誤りなら、所管課に直してもらってください。正しければ、上限を見直すか、令和8年度以後の変更にしてください。`,
    );
    expect(said({ state, misfit: { kind: "meaning" }, first: null })).toContain(
      `${standing}所管課に数値を消してもらってから変更し、新しい定義の値を入力してもらってください。`,
    );
  });

  it("is told as it was typed where that is no figure", () => {
    expect(said({ actual: null, actualText: "十件", misfit: { kind: "meaning" } })).toContain(
      "の報告（十件）が",
    );
  });
});
