/**
 * The page that is answered with 410 in place of a stopped file: the publication's own page for what is not there, with
 * the site's name, banners and ways on, says what became of it. One without such a page gets a plain one.
 */
import { EDITION_LANGUAGES } from "@/domain/plan/translations";
import type { StopNotice } from "@/domain/publication/stops/stops";
import { EDITION_WORDS } from "@/domain/words/editions";
import { NOT_FOUND_TEXT, NOT_FOUND_TITLE } from "@/domain/words/ja/publication/publication";
import { stopSentence } from "@/domain/words/ja/publication/stops";
import { markup } from "@/lib/markup";
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

/** One sentence in place of a page, within the site's own layout where that is known. */
export function noticePage(title: string, text: string, notFound: string | null): string {
  if (!notFound?.includes(NOT_FOUND_TITLE) || !notFound.includes(NOT_FOUND_TEXT))
    return plainPage(title, text);
  return notFound.replaceAll(NOT_FOUND_TITLE, title).replaceAll(NOT_FOUND_TEXT, text);
}

function plainPage(title: string, text: string): string {
  return [
    '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${title}</title>`,
    "<style>body{font-family:sans-serif;line-height:1.8;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}",
    `a{color:#0017c1}</style></head><body><main><h1>${title}</h1>`,
    `<p>${text}</p>`,
    `<p><a href="${publicRoutes.home()}">トップページへ</a></p></main></body></html>\n`,
  ].join("");
}
