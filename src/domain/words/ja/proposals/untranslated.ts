/** What a changed plan leaves in Japanese on the pages of other languages. Words only. */
import type { UntranslatedText } from "@/domain/plan/texts/translated-texts";
import { EDITION_LANGUAGES, type EditionLanguage } from "@/domain/plan/translations";
import { quoted } from "@/domain/words/ja/quotes";

const LANGUAGE_WORDS: Record<EditionLanguage, string> = { easy: "やさしい日本語", en: "英語" };

/** So many texts are named; of more, how many there are. */
const NAMED = 5;

/** 英語のページでは、「紙の枚数」の単位「枚」に訳がなく、日本語のまま載ります。 A sentence for each language. */
export function untranslatedSentences(texts: readonly UntranslatedText[]): string[] {
  return EDITION_LANGUAGES.flatMap((language) => {
    const own = texts.filter((each) => each.language === language).map(nameOf);
    if (own.length === 0) return [];
    const more = own.length > NAMED ? `など${own.length}件` : "";
    return [
      `${LANGUAGE_WORDS[language]}のページでは、${own.slice(0, NAMED).join("、")}${more}に訳がなく、日本語のまま載ります。訳は計画ファイルの「${language}」で入れてください。`,
    ];
  });
}

function nameOf({ text, unitOf }: UntranslatedText): string {
  return unitOf === null ? quoted(text) : `${quoted(unitOf)}の単位${quoted(text)}`;
}
