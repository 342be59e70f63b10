import { describe, expect, it } from "vitest";
import { checkDigitOf, isMunicipalityCode } from "./municipality-code";

describe("the code of a municipality", () => {
  // 北海道, 札幌市, 千代田区, 八王子市, 高山市, 大阪市, 沖縄県, and one whose sum leaves 1 (check digit 0).
  it.each(["010006", "011002", "131016", "132012", "212032", "271004", "470007", "999997", "212075"])(
    "%s is one",
    (code) => {
      expect(isMunicipalityCode(code)).toBe(true);
    },
  );

  it("has exactly one check digit for its five", () => {
    for (const five of ["21203", "01100", "13101", "47999"]) {
      const right = [..."0123456789"].filter((digit) => isMunicipalityCode(`${five}${digit}`));
      expect(right).toEqual([checkDigitOf(five)]);
    }
  });

  it.each(["212031", "212023", "21203", "2120320", "２１２０３２", "21203a", ""])("%s is none", (code) => {
    expect(isMunicipalityCode(code)).toBe(false);
  });
});
