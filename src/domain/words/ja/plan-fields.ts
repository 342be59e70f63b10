/** What is said beside a field of a plan's forms. */

/** Markers of initiatives as keyboards give them. */
export const MARKER_LETTERS = { "○": "○〇◯", "・": "・･" } as const;

export const FIELD_WORDS = {
  required: "入力してください。",
  text: "2,000文字以内で、保存できる文字だけを入力してください。",
  unit: "単位は1～20文字で入力してください。",
  year: "年度を一覧から選んでください。",
  figure: "整数18桁、小数6桁以内の数値で入力してください。",
  choice: "一覧から選んでください。",
  scale: "1から10億までの整数で入力してください。",
  decimals: "0から6までの整数で入力してください。",
  address: "https:// か http:// で始まるアドレスを入力してください。",
  slug: "半角の小文字の英字で始まる、英字・数字・ハイフンの2～40文字にしてください。",
  slug_taken: "この記号は、この計画のほかの指標で使われています。",
  not_empty: "指標か取組が残っているため、取り除けません。先に移すか、取り除いてください。",
  planned: "数値か、↗・↘（上昇・低下）か、—（目標なし）を入力してください。",
  target_value: "目標値を入力してください。",
  marker: (line: number) => `${line}行目の先頭に「○」か「・」を付けてください。`,
  trend: ["上昇", "低下"] as readonly string[],
  lowest: "0より小さい値もある指標なら、いちばん小さい値を数値で入力するか、「なし」と入力してください。",
  unlimited: "なし",
  none: ["-", "－", "―", "–", "なし"] as readonly string[],
};

/** The plan file's sentences, in the words of a form. */
export function formSentence(message: string): string {
  return message
    .replace("decimals の桁数", "「小数の桁数」")
    .replace("上限（upperLimit: ", "上限（")
    .replace("下限（lowest: ", "下限（")
    .replace("向き（direction）", "「よい方向」")
    .replace("なら targetBehindBaseline: true を書いて", "なら「目標値が現状値より悪い側にある」を選んで")
    .replace(/（(?:from|startFy): /, "（");
}
