import { makeKpi } from "@tests/fixtures/kpi";
import { expect, it } from "vitest";
import type { ChangeDetail } from "@/domain/publication/changes/change-fact";
import { changeText } from "@/domain/words/ja/publication/publication";
import { quoted } from "./quotes";

const FEELING = "「地域におけるデジタル活用が進んでいる」と感じている市民の割合";

it("puts a name that has 「」 itself into 『』", () => {
  expect(quoted("紙の枚数")).toBe("「紙の枚数」");
  expect(quoted(FEELING)).toBe(`『${FEELING}』`);
});

it("so do the sentences of a publication", () => {
  const added: ChangeDetail = { what: "kpi_added", kpi: makeKpi({ name: FEELING }) };
  expect(changeText(added)).toBe(`『${FEELING}』を指標に加えました。`);
});
