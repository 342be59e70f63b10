import { expect, it } from "vitest";
import { type Approval, possibleReasons, reasonsSince, reasonToldOf } from "./correction-reasons";

const approval = (revision: number, actual: number, reason: string, correctionReason: string): Approval => ({
  revision,
  correctionReason,
  content: { actual, reason, warningNote: `第${revision}版`, actualText: String(actual) },
});
const FIRST = approval(2, 11_460, "はじめ", "");
const FIGURE = approval(4, 11_999, "はじめ", "転記を誤った");
const WORDS = approval(6, 11_999, "あらため", "言い回しを直すため。");
const BOTH = "転記を誤った\n言い回しを直すため。";

it("tells why the figure and why the words are others than the public knows, each once", () => {
  expect(reasonsSince([WORDS, FIRST, FIGURE], 2)).toBe(BOTH);
  expect(reasonsSince([FIRST, FIGURE, WORDS], 4)).toBe("言い回しを直すため。");
  expect(reasonsSince([FIRST, FIGURE, approval(6, 11_999, "あらため", "転記を誤った")], 2)).toBe(
    "転記を誤った",
  );
  expect(reasonsSince([FIRST], null)).toBe("");
});

it("tells nothing of what was replaced again before anybody saw it", () => {
  const again = approval(6, 12_000, "はじめ", "数え漏れ");
  expect(reasonsSince([FIRST, FIGURE, again], 2)).toBe("数え漏れ");
  expect(reasonsSince([FIRST, approval(4, 11_460, "はじめ", "見直した")], 2)).toBe("見直した");
});

it("keeps the reason that an answer was told with until another one replaces it", () => {
  const told = { revision: 6, correctionReason: BOTH };
  expect(reasonToldOf(told, [FIRST, FIGURE, WORDS])).toBe(BOTH);
  expect(reasonToldOf(told, [FIRST, FIGURE, WORDS, approval(8, 1, "あらため", "再度の訂正")])).toBe(
    "再度の訂正",
  );
});

it("knows what a publication may have told, also one that told the last reason alone", () => {
  const possible = possibleReasons([FIRST, FIGURE, WORDS]);
  expect(possible).toEqual(expect.arrayContaining(["", BOTH, "言い回しを直すため。"]));
  expect(possible).not.toContain("転記を誤った");
});
