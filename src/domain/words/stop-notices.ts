/** What an edition says where the city took something off the public site (公開の停止): the city's notice, in its words. */
import { STOP_CAUSES } from "@/domain/publication/stops/stops";
import { STOP_CAUSE_WORDS } from "@/domain/words/ja/publication/stops";
import type { StopWords } from "./public/page-words";
import { plainText, withReadings } from "./public/phrase";

/**
 * A page with the notices in the edition's words. Where a reader sees them they are marked as such: as a rule they stand within
 * words in Japanese.
 * @param html of a whole page
 */
export function withNotices(
  html: string,
  { lang, words }: { readonly lang: string; readonly words: StopWords },
): string {
  return STOP_CAUSES.reduce((page, cause) => {
    const notice = `${STOP_CAUSE_WORDS[cause]}のため公開を停止しました`;
    if (!page.includes(notice)) return page;
    // In the middle of a text, or of a document with the day.
    const said = new RegExp(`〔${notice}〕|${notice}(?:（[^（）<]*）)?`, "g");
    return page
      .split(/(<[^>]*>)/)
      .map((part, index) =>
        part.replace(said, () =>
          index % 2 === 1
            ? plainText(words.inPlace[cause])
            : `<span lang="${lang}">${rubyOf(words.inPlace[cause])}</span>`,
        ),
      )
      .join("");
  }, html);
}

/** The words have no character that HTML reads otherwise. */
function rubyOf(words: string): string {
  return withReadings(words)
    .map(({ text, reading }) => (reading === null ? text : `<ruby>${text}<rt>${reading}</rt></ruby>`))
    .join("");
}
