import { MOST_LETTERS } from "@/domain/publication/search/find";
import { quoted } from "@/domain/words/ja/quotes";
import type { EditionSearchWords } from "@/domain/words/public/search-words";

export const SEARCH_EASY: EditionSearchWords = {
  title: "さがす",
  index: "このサイトにあるものぜんぶ",
  description: "このサイトにあるものを、ことばでさがすページです。",
  hint: "いま、このサイトにあるものをさがします。ことばを2つ書《か》くときは、あいだをあけてください。2つともあるものが見《み》つかります。ひらがなで書《か》いても、カタカナで書《か》いても、同《おな》じです。",
  faults: {
    empty: "さがすことばを書《か》いてください。",
    too_long: `ことばが長《なが》いです。${MOST_LETTERS}字《じ》より短《みじか》くしてください。`,
    only_marks:
      "記号《きごう》だけでは、さがすことができません。文字《もじ》か数字《すうじ》を書《か》いてください。",
    too_often: "なんども続《つづ》けてさがしました。すこし待《ま》ってから、もういちどさがしてください。",
  },
  found: (typed, count) => [
    "",
    quoted(typed),
    count === 0
      ? "は、見《み》つかりませんでした。"
      : `は、${count.toLocaleString("en-US")}こ見《み》つかりました。`,
  ],
  nothingHint: "ことばを短《みじか》くしてください。または、ほかのことばでさがしてください。",
  more: (count) =>
    `ほかに${count.toLocaleString("en-US")}こあります。ことばをふやすと、少《すく》なくなります。`,
  group: (kind, count) => `${kind}（${count.toLocaleString("en-US")}こ）`,
  colon: "：",
  away: {
    title: "いまは、さがすことができません",
    text: "いまは、さがすことができません。すこし待《ま》ってから、もういちどさがしてください。",
  },
  kinds: {
    kpis: "目標《もくひょう》",
    metrics: "ほかの数字《すうじ》",
    parts: "計画《けいかく》とテーマ",
    initiatives: "していること",
    reports: "数字《すうじ》の説明《せつめい》",
    answers: "していることの報告《ほうこく》",
    assessments: "まとめと意見《いけん》",
    corrections: "なおしたところ",
  },
  plan: "計画《けいかく》",
  aim: "めざすこと",
  missingNote: "数字《すうじ》がない理由《りゆう》",
  opinionBy: "意見《いけん》を言《い》ったところ",
  ownSentence: "市役所《しやくしょ》の文《ぶん》",
};
