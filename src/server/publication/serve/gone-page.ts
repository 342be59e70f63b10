/**
 * The page that is answered with 410 in place of a stopped file: the publication's own page for what is not there, with
 * the site's name, banners and ways on, says what became of it. One without such a page gets a plain one.
 */
import { EDITION_LANGUAGES, type EditionLanguage } from "@/domain/plan/translations";
import type { StopNotice } from "@/domain/publication/stops/stops";
import { EDITION_WORDS } from "@/domain/words/editions";
import { NOT_FOUND_TEXT, NOT_FOUND_TITLE } from "@/domain/words/ja/publication/publication";
import { SEARCH_JA } from "@/domain/words/ja/publication/search";
import { stopSentence } from "@/domain/words/ja/publication/stops";
import { plainText } from "@/domain/words/public/phrase";
import { type Markup, markup } from "@/lib/markup";
import { publicRoutes } from "@/lib/public-paths";
import { withRuby } from "@/server/publication/edition/ruby";

const TITLE = "公開を停止しました";

/** @param notFound the page of the current publication, null where it has none */
export function gonePage(notice: StopNotice, notFound: string | null): string {
  const text = `この資料は、${stopSentence(notice)}。`;
  const page = noticePage(TITLE, text, notFound);
  // The pages of every language lead to the same file.
  const others = EDITION_LANGUAGES.map((language) => {
    const { lang, pages } = EDITION_WORDS[language];
    return markup`<p lang="${lang}">${withRuby(pages.stops.gone[notice.cause])}</p>`.html;
  });
  return page.replace(`<p>${text}</p>`, (paragraph) => [paragraph, ...others].join(""));
}

/**
 * While nothing can be searched, in the language in which somebody asked.
 * @param notFound the Japanese page of the current publication, null where it has none
 */
export function searchAwayPage(language: "ja" | EditionLanguage, notFound: string | null): string {
  if (language === "ja") return noticePage(SEARCH_JA.away.title, SEARCH_JA.away.text, notFound);
  const { lang, search, pages } = EDITION_WORDS[language];
  return plainPage(withRuby(search.away.text), {
    lang,
    title: search.away.title,
    home: publicRoutes.edition(language, publicRoutes.home()),
    toHome: pages.notFound.toHome,
  });
}

/** One sentence in place of a page, within the site's own layout where that is known. */
function noticePage(title: string, text: string, notFound: string | null): string {
  if (!notFound?.includes(NOT_FOUND_TITLE) || !notFound.includes(NOT_FOUND_TEXT))
    return plainPage([markup`${text}`], {
      lang: "ja",
      title,
      home: publicRoutes.home(),
      toHome: "トップページへ",
    });
  return notFound.replaceAll(NOT_FOUND_TITLE, title).replaceAll(NOT_FOUND_TEXT, text);
}

function plainPage(
  text: readonly Markup[],
  {
    lang,
    title,
    home,
    toHome,
  }: { readonly lang: string; readonly title: string; readonly home: string; readonly toHome: string },
): string {
  return [
    markup`<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8">`.html,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    markup`<title>${plainText(title)}</title>`.html,
    "<style>body{font-family:sans-serif;line-height:1.8;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}",
    markup`a{color:#0017c1}</style></head><body><main><h1>${withRuby(title)}</h1>`.html,
    markup`<p>${text}</p>`.html,
    markup`<p><a href="${home}">${withRuby(toHome)}</a></p></main></body></html>\n`.html,
  ].join("");
}
