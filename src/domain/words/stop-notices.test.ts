import { day } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { EDITION_WORDS } from "@/domain/words/editions";
import { stopInPlace, stopSentence } from "@/domain/words/ja/publication/stops";
import { withNotices } from "./stop-notices";

const NOTICE = { cause: "personal", on: day("2026-11-27") } as const;
const said = (language: "en" | "easy", html: string) => {
  const { lang, pages } = EDITION_WORDS[language];
  return withNotices(html, { lang, words: pages.stops });
};

describe("a notice of what was taken off the site", () => {
  it("stands in the edition's words, marked as such, within words in Japanese", () => {
    expect(said("en", `<p lang="ja">前${stopInPlace(NOTICE)}後</p>`)).toBe(
      '<p lang="ja">前<span lang="en">[Taken off the site to protect personal information]</span>後</p>',
    );
  });

  it("is said of a document too, and without markup where none can stand", () => {
    expect(said("en", `<li title="${stopSentence(NOTICE)}">${stopSentence(NOTICE)}</li>`)).toBe(
      '<li title="[Taken off the site to protect personal information]"><span lang="en">[Taken off the site to protect personal information]</span></li>',
    );
  });

  it("has its readings in やさしい日本語", () => {
    expect(said("easy", `<p>${stopInPlace({ ...NOTICE, cause: "rights" })}</p>`)).toContain(
      "<ruby>権利<rt>けんり</rt></ruby>",
    );
  });

  it("leaves every other page as it is", () => {
    expect(said("en", "<p>公開を停止しました</p>")).toBe("<p>公開を停止しました</p>");
  });
});
