import { num } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareDecimals,
  type DecimalString,
  decimal,
  decimalString,
  floorDecimal,
  maxDecimal,
  minDecimal,
  roundDecimal,
  sameFigure,
  toDecimalString,
} from "./decimal";

describe("decimal", () => {
  it("adds what binary floats cannot", () => {
    expect(toDecimalString(decimal("0.1").plus("0.2"))).toBe("0.3");
  });

  it("writes canonical decimals: no exponent, no -0, no trailing zeros", () => {
    expect(toDecimalString(decimal("1e21"))).toBe("1000000000000000000000");
    expect(toDecimalString(decimal("0.0000001"))).toBe("0.0000001");
    expect(toDecimalString(decimal("-0"))).toBe("0");
    expect(toDecimalString(decimal("35.00"))).toBe("35");
  });

  it("takes no other way of writing for a canonical one", () => {
    for (const text of ["0", "-3", "18.2", "0.05", "-0.5", "100", "10.01"])
      expect(decimalString(text)).toBe(text);
    for (const text of [
      "",
      "-0",
      "+1",
      "01",
      "1.0",
      "0.50",
      "1.",
      ".5",
      "-.5",
      "1e3",
      "1,000",
      " 1",
      "1 ",
      "１",
    ]) {
      expect(() => decimalString(text), text).toThrow(`Not a canonical decimal: ${text}`);
    }
  });

  it("compares by value", () => {
    expect(compareDecimals(num("10"), num("9"))).toBe(1);
    expect(compareDecimals("35.0" as DecimalString, num("35"))).toBe(0);
    expect(compareDecimals(num("-3"), num("-2.9"))).toBe(-1);
  });

  it("finds the least and the most, and neither of nothing", () => {
    expect(minDecimal([num("10"), num("9"), num("9.5")])).toBe("9");
    expect(maxDecimal([num("9"), num("10"), num("9.5")])).toBe("10");
    expect(minDecimal([])).toBeNull();
    expect(maxDecimal([])).toBeNull();
  });

  it("never takes an unknown for a figure", () => {
    expect(sameFigure(null, null)).toBe(true);
    expect(sameFigure(null, num("0"))).toBe(false);
    expect(sameFigure(num("0"), null)).toBe(false);
    expect(sameFigure("1.0" as DecimalString, num("1"))).toBe(true);
  });

  it("rounds half away from zero, and floors", () => {
    expect(roundDecimal(decimal("2.5"), 0)).toBe("3");
    expect(roundDecimal(decimal("-2.5"), 0)).toBe("-3");
    expect(roundDecimal(decimal("-0.4"), 0)).toBe("0");
    expect(floorDecimal(decimal("0.99999"), 4)).toBe("0.9999");
    expect(floorDecimal(decimal("-0.00001"), 4)).toBe("-0.0001");
  });

  it("orders whole numbers as the numbers do", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
        expect(compareDecimals(num(String(a)), num(String(b)))).toBe(Math.sign(a - b) + 0);
      }),
    );
  });
});
