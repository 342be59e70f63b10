import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Target } from "@/domain/plan/definition";
import { freezeJudgement } from "@/domain/publication/freeze";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { JUDGEMENT_WORDS, judgementSentence, markSentence } from "@/domain/words/ja/reports/judgement";
import { compareBetter, JUDGEMENT_CODES, type Judgement, type JudgementInput, judge } from "./judgement";

/** Few distinct values, so that ties happen often. */
const value = fc
  .tuple(fc.integer({ min: -20, max: 20 }), fc.constantFrom(1, 2, 10))
  .map(([n, d]) => toDecimalString(decimal(n).dividedBy(d)));
const target: fc.Arbitrary<Target> = fc.oneof(
  value.map((each) => ({ kind: "number" as const, value: each })),
  fc.constant({ kind: "trend" as const }),
  fc.constant({ kind: "none" as const }),
);
const fy = fc.integer({ min: 2020, max: 2030 }).map(fiscalYear);
const anyInput: fc.Arbitrary<JudgementInput> = fc.record({
  fy,
  direction: fc.constantFrom("up", "down"),
  unit: fc.constantFrom("%", "千枚", "手続き"),
  decimals: fc.integer({ min: 0, max: 2 }),
  baseline: fc.record({ fy, value: fc.option(value) }),
  target: fc.record({ fy, value: target }),
  planned: fc.option(target),
  actual: fc.option(value),
  missing: fc.option(fc.constantFrom("not_entered", "awaiting_release", "not_surveyed")),
  earlier: fc.uniqueArray(fc.record({ fy, value }), { selector: (year) => year.fy, maxLength: 5 }),
  improvementReference: fc.constantFrom("previous-actual", "baseline"),
});

const RANK = { not_evaluated: null, not_achieved: 0, improving: 1, achieved: 2 } as const;
const negate = (text: string) => toDecimalString(decimal(text).negated());
const negateTarget = (each: Target): Target =>
  each.kind === "number" ? { kind: "number", value: negate(each.value) } : each;

describe("judge, over every input", () => {
  it("gives a mark, a reason and a sentence that holds the mark", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const result = judge(input);
        expect(JUDGEMENT_CODES).toContain(result.code);
        const sentence = judgementSentence(result);
        const { symbol, word } = JUDGEMENT_WORDS[result.code];
        expect(sentence.endsWith(`「${symbol} ${word}」です。`)).toBe(true);
        expect(sentence).not.toMatch(/undefined|null|NaN|Infinity/);
        // Of a year that others have followed the same is said, and nothing that is still to come.
        expect(markSentence(result, true)).toBe(sentence.replaceAll("まだ", ""));
        expect(result.code === "not_evaluated").toBe(
          ["no_actual", "no_target", "no_baseline"].includes(result.reason.kind),
        );
        if (input.actual === null) expect(result.reason.kind).toBe("no_actual");
        if (result.code === "improving") expect(result.reference).not.toBeNull();
        if (input.baseline.value === null) expect(sentence).not.toContain("現状値");
        const { fy, direction, baseline, actual, target, planned } = input;
        const isBehind =
          actual !== null &&
          baseline.value !== null &&
          baseline.fy < fy &&
          compareBetter(direction, actual, baseline.value) < 0;
        if (result.code === "improving" && isBehind) expect(sentence).toContain("現状値");
        // A × of a year before the target's says no more than "not better than before", and says that.
        if (result.reason.kind === "not_improved" && planned === null && target.fy > fy) {
          expect(sentence).toMatch(/まではまだ\d+年|まで?の「/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("is monotonous: a better actual never has a worse mark", () => {
    fc.assert(
      fc.property(anyInput, value, value, (input, a, b) => {
        const [worse, better] = compareBetter(input.direction, a, b) <= 0 ? [a, b] : [b, a];
        const low = RANK[judge({ ...input, actual: worse }).code];
        const high = RANK[judge({ ...input, actual: better }).code];
        expect(low === null).toBe(high === null);
        if (low !== null && high !== null) expect(high).toBeGreaterThanOrEqual(low);
      }),
      { numRuns: 2000 },
    );
  });

  it("is symmetrical: all values negated and the direction turned give the same mark and reason", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const mirrored: JudgementInput = {
          ...input,
          direction: input.direction === "up" ? "down" : "up",
          baseline: { ...input.baseline, value: input.baseline.value && negate(input.baseline.value) },
          target: { ...input.target, value: negateTarget(input.target.value) },
          planned: input.planned && negateTarget(input.planned),
          actual: input.actual && negate(input.actual),
          earlier: input.earlier.map((year) => ({ ...year, value: negate(year.value) })),
        };
        const [one, other] = [judge(input), judge(mirrored)];
        expect(other.code).toBe(one.code);
        expect(freezeJudgement(other, "").reason).toEqual(freezeJudgement(one, "").reason);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not depend on the order of earlier figures, nor on later ones", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const result = judge(input);
        expect(judge({ ...input, earlier: [...input.earlier].reverse() })).toEqual(result);
        expect(judge({ ...input, earlier: input.earlier.filter((year) => year.fy < input.fy) })).toEqual(
          result,
        );
      }),
    );
  });

  it("does not depend on how a value is written", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const padded = input.actual === null ? null : (decimal(input.actual).toFixed(6) as DecimalString);
        const published = (judgement: Judgement) => freezeJudgement(judgement, judgementSentence(judgement));
        expect(published(judge({ ...input, actual: padded }))).toEqual(published(judge(input)));
      }),
    );
  });
});
