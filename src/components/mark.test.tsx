import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/reports/judgement";
import { Mark } from "./mark";

it.each(JUDGEMENT_CODES)("prints the mark %s as symbol and word", (code) => {
  const { symbol, word } = JUDGEMENT_WORDS[code];
  const text = renderToStaticMarkup(<Mark code={code} />).replace(/<[^>]+>/g, "");
  expect(text).toBe(`${symbol} ${word}`);
});
