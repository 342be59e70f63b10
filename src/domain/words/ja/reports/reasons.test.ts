import { describe, expect, it } from "vitest";
import { reasonWords } from "./reasons";

describe("a reason in a sentence", () => {
  it.each([
    ["考え方を直した。", "", "理由：考え方を直した。"],
    ["考え方を直した", "", "理由：考え方を直した。"],
    ["考え方を直した。。 ", "", "理由：考え方を直した。"],
    ["考え方を直した。", "（令和8年4月1日決定）", "理由：考え方を直した（令和8年4月1日決定）。"],
    ["これでよいか？", "", "理由：これでよいか？"],
    ["1行目。\n2行目。", "", "理由：1行目。\n2行目。"],
    ["転記を誤った\n言い回しを直すため。", "", "理由：転記を誤った。\n言い回しを直すため。"],
    [" ", "（令和8年4月1日決定）", ""],
  ])("%j%s ends once", (reason, decided, told) => {
    expect(reasonWords(reason, decided)).toBe(told);
  });
});
