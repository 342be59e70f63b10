import { num } from "@tests/fixtures/brands";
import { makeKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, toDecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { quantityFaultSentence } from "@/domain/words/ja/plan/quantity";
import {
  checkQuantityForKpi,
  formatChange,
  formatNumber,
  formatQuantity,
  parseQuantity,
  plainFigure,
} from "./quantity";

const procedures = makeProceduresKpi();
const share = makeKpi({ unit: "%", decimals: 1, upperLimit: num("100") });
const balance = makeKpi({ unit: "千円", baseline: { fy: fiscalYear(2023), value: num("-1577") } });

describe("parseQuantity", () => {
  it.each([
    ["2500", "2500"],
    ["２，５００", "2500"],
    ["2,500", "2500"],
    [" 2500 ", "2500"],
    ["　2500　", "2500"],
    ["1,234,567.5", "1234567.5"],
    ["−3", "-3"],
    ["-3", "-3"],
    ["－３", "-3"],
    ["ー3", "-3"],
    ["–3", "-3"],
    ["▲3", "-3"],
    ["△3", "-3"],
    ["▲ 3", "-3"],
    ["+3", "3"],
    ["007", "7"],
    ["0", "0"],
    ["-0", "0"],
    ["12.50", "12.5"],
    ["１２．５", "12.5"],
    ["999999999999999", "999999999999999"],
  ])("reads %j as %s", (text, value) => {
    expect(parseQuantity(text)).toEqual({ ok: true, value });
  });

  it.each(["", " ", "　", "\t\n", " ".repeat(200)])("reads blank %j as unknown, never 0", (text) => {
    expect(parseQuantity(text)).toEqual({ ok: true, value: null });
  });

  it.each(["-", "－", "−", "—", "―", "ー", "–", "--"])("asks what a lone %j means", (text) => {
    const result = parseQuantity(text);
    expect(result).toMatchObject({ ok: false, reason: "dash" });
    expect(!result.ok && quantityFaultSentence(result)).toContain("まだ出ていません");
    expect(parseQuantity(text, { dashIsBlank: true })).toEqual({ ok: true, value: null });
  });

  it.each([
    ["abc", "not_a_number"],
    ["二千", "not_a_number"],
    ["①", "not_a_number"],
    ["10²", "not_a_number"],
    ["½", "not_a_number"],
    ["٣", "not_a_number"],
    ["△", "not_a_number"],
    ["--3", "not_a_number"],
    ["▲-3", "not_a_number"],
    ["(3)", "not_a_number"],
    ["2 500", "not_a_number"],
    ["0x10", "not_a_number"],
    ["5.", "not_a_number"],
    [".5", "not_a_number"],
    ["1.2.3", "not_a_number"],
    [".", "not_a_number"],
    ["2、500", "not_a_number"],
    ["NaN", "not_a_number"],
    ["Infinity", "not_a_number"],
    ["1e5", "exponent"],
    ["1E+5", "exponent"],
    ["１ｅ５", "exponent"],
    ["1,2,3", "bad_comma"],
    ["1,23", "bad_comma"],
    ["12,3456", "bad_comma"],
    ["1234,567", "bad_comma"],
    [",500", "bad_comma"],
    ["2,500,", "bad_comma"],
    ["0,500", "bad_comma"],
    ["1.5,000", "bad_comma"],
    [",", "bad_comma"],
    ["12.5%", "wrong_unit"],
    ["30件", "wrong_unit"],
    ["1000000000000000", "too_many_digits"],
    ["0.1234567", "too_many_decimals"],
    ["1".repeat(200), "too_long"],
    ["あ".repeat(200), "too_long"],
  ])("refuses %j: %s", (text, reason) => {
    const result = parseQuantity(text);
    expect(result).toMatchObject({ ok: false, reason });
    expect(!result.ok && quantityFaultSentence(result)).toMatch(/。$/);
  });

  it("takes the unit behind the number only when it is the KPI's own", () => {
    expect(parseQuantity("１２．５％", { unit: "%" })).toEqual({ ok: true, value: "12.5" });
    expect(parseQuantity("12.5 %", { unit: "％" })).toEqual({ ok: true, value: "12.5" });
    expect(parseQuantity("15,000千枚", { unit: "千枚" })).toEqual({ ok: true, value: "15000" });
    expect(parseQuantity("3サーバー", { unit: "サーバー" })).toEqual({ ok: true, value: "3" });
    const refused = parseQuantity("15,000枚", { unit: "千枚" });
    expect(refused).toMatchObject({ ok: false, reason: "wrong_unit" });
    expect(!refused.ok && quantityFaultSentence(refused)).toContain("「千枚」");
  });

  it("counts the decimal places that were typed", () => {
    expect(parseQuantity("35.0", { decimals: 1 })).toEqual({ ok: true, value: "35" });
    expect(parseQuantity("2.000", { decimals: 0 })).toMatchObject({ ok: false, reason: "too_many_decimals" });
    const refused = parseQuantity("35.25", { decimals: 1 });
    expect(!refused.ok && quantityFaultSentence(refused)).toBe("小数点以下は1桁までで入力してください。");
  });

  it("never throws and never answers without a sentence, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const result = parseQuantity(text, { unit: "手続き", decimals: 0 });
        if (result.ok) expect(result.value === null || /^-?\d+$/.test(result.value)).toBe(true);
        else expect(quantityFaultSentence(result).length).toBeGreaterThan(5);
      }),
    );
  });

  it("reads what it printed (parse ∘ format)", () => {
    const limit = 10n ** 15n - 1n;
    fc.assert(
      fc.property(
        fc.bigInt({ min: -limit, max: limit }),
        fc.integer({ min: 0, max: 6 }),
        (digits, decimals) => {
          const value = toDecimalString(decimal(String(digits)).dividedBy(10 ** decimals));
          const unit = "千枚";
          const printed = formatQuantity(value, { unit, decimals });
          expect(parseQuantity(printed, { unit, decimals })).toEqual({ ok: true, value });
        },
      ),
    );
  });

  it("reads full-width as half-width", () => {
    const wide = (text: string) =>
      text.replace(/[0-9,.-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (number) => {
        const text = number.toLocaleString("en-US");
        expect(parseQuantity(wide(text))).toEqual(parseQuantity(text));
      }),
    );
  });
});

describe("checkQuantityForKpi", () => {
  it.each([
    ["2,000", "2000"],
    ["２，０００手続き", "2000"],
    ["0", "0"],
    ["", null],
  ])("takes %j for a count", (text, value) => {
    expect(checkQuantityForKpi(text, procedures)).toEqual({ ok: true, value });
  });

  it.each([
    ["-1", "below_lowest"],
    ["▲3", "below_lowest"],
    ["-", "dash"],
    ["12.5", "too_many_decimals"],
    ["１２．５％", "wrong_unit"],
    ["abc", "not_a_number"],
    ["1,2,3", "bad_comma"],
    ["9".repeat(200), "too_long"],
  ])("refuses %j for a count: %s", (text, reason) => {
    expect(checkQuantityForKpi(text, procedures)).toMatchObject({ ok: false, reason });
  });

  it("keeps a share at or below its limit", () => {
    expect(checkQuantityForKpi("99.9", share)).toEqual({ ok: true, value: "99.9" });
    expect(checkQuantityForKpi("100%", share)).toEqual({ ok: true, value: "100" });
    const refused = checkQuantityForKpi("100.1", share);
    expect(refused).toMatchObject({ ok: false, reason: "above_limit" });
    expect(!refused.ok && quantityFaultSentence(refused)).toContain("100%");
    expect(checkQuantityForKpi("100.1", { ...share, upperLimit: null })).toEqual({
      ok: true,
      value: "100.1",
    });
  });

  it.each(["▲500", "△500", "−500", "-500", "－５００", "▲ 500千円"])(
    "takes %j where the plan prints a figure below 0",
    (text) => {
      expect(checkQuantityForKpi(text, balance)).toEqual({ ok: true, value: "-500" });
      expect(checkQuantityForKpi(text, { ...balance, lowest: num("0") })).toMatchObject({ ok: false });
      expect(checkQuantityForKpi(text, { ...procedures, unit: "千円", lowest: null })).toMatchObject({
        ok: true,
      });
    },
  );

  it("keeps the lowest figure that the plan says, and names it", () => {
    const bounded = { ...balance, lowest: num("-2000") };
    expect(checkQuantityForKpi("▲2,000", bounded)).toEqual({ ok: true, value: "-2000" });
    const refused = checkQuantityForKpi("▲2,001", bounded);
    expect(!refused.ok && quantityFaultSentence(refused)).toBe(
      "この数値の下限は−2,000千円です。−2,000以上の数値を入力してください。",
    );
    const count = checkQuantityForKpi("-1", procedures);
    expect(!count.ok && quantityFaultSentence(count)).toBe(
      "この数値はマイナスになりません。0以上の数値を入力してください。",
    );
  });

  it("passes a lone dash as blank when reading files", () => {
    expect(checkQuantityForKpi("－", procedures, { dashIsBlank: true })).toEqual({ ok: true, value: null });
  });
});

describe("formats", () => {
  it.each([
    ["15000", { unit: "千枚", decimals: 0 }, "15,000千枚"],
    ["76.2", { unit: "%", decimals: 1 }, "76.2%"],
    ["35", { unit: "%", decimals: 1 }, "35.0%"],
    ["-1234.5", { unit: "件", decimals: 1 }, "−1,234.5件"],
    ["0", { unit: "件", decimals: 0 }, "0件"],
    ["-0.4", { unit: "件", decimals: 0 }, "0件"],
    ["1226.4", { unit: "手続き", decimals: 0 }, "1,226手続き"],
    ["123", { unit: "回", decimals: 0 }, "123回"],
    ["123456789012345", { unit: "円", decimals: 2 }, "123,456,789,012,345.00円"],
  ])("%s → %s", (value, kpi, text) => {
    expect(formatQuantity(num(value), kpi)).toBe(text);
  });

  it("prints － for the unknown, never 0", () => {
    expect(formatQuantity(null, { unit: "件", decimals: 0 })).toBe("－");
    expect(formatChange(null, { unit: "件", decimals: 0 })).toBe("－");
  });

  it("groups no decimals", () => {
    expect(formatNumber(num("1234.56789"), 5)).toBe("1,234.56789");
    expect(["1286", "-41.6", "0.25"].map((value) => plainFigure(num(value)))).toEqual([
      "1,286",
      "−41.6",
      "0.25",
    ]);
  });

  it("signs changes", () => {
    expect(formatChange(num("318.4"), { unit: "手続き", decimals: 0 })).toBe("+318手続き");
    expect(formatChange(num("-1000"), { unit: "千枚", decimals: 0 })).toBe("−1,000千枚");
    expect(formatChange(num("0"), { unit: "件", decimals: 0 })).toBe("±0件");
    expect(formatChange(num("-0.2"), { unit: "件", decimals: 0 })).toBe("±0件");
  });
});
