/** What is said beside a field of a plan's forms. */
import { plainFigure } from "@/domain/plan/quantity";
import { isDecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { checkDigitOf } from "@/domain/shared/municipality-code";
import { fiscalYearJa } from "@/domain/words/ja/dates";

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
  word: (most: number) => `${most}文字以内で入力してください。`,
  slug_taken: "この記号は、この計画のほかの指標で使われています。",
  metric_name_taken:
    "同じ位置に、同じ名称の実績があります。すでにあるものを確かめて、別の実績なら名称を変えてください。",
  metric_id_taken: "この記号は、この計画のほかの項目で使われています。",
  not_empty: "指標か取組、KPI以外の実績が残っているため、取り除けません。先に移すか、取り除いてください。",
  planned: "数値か、↗・↘（上昇・低下）か、—（目標なし）を入力してください。",
  target_value: "目標値を入力してください。",
  marker: (line: number) => `${line}行目の先頭に「○」か「・」を付けてください。`,
  trend: ["上昇", "低下"] as readonly string[],
  lowest: "0より小さい値もある指標なら、いちばん小さい値を数値で入力するか、「なし」と入力してください。",
  unlimited: "なし",
  none: ["-", "－", "―", "–", "なし"] as readonly string[],
};

/** Targets that somebody can write and no plan file can say, and what to write instead. The first that fits is told. */
const UNSAYABLE_TARGETS: readonly (readonly [RegExp, string])[] = [
  [
    /まで|年度|年末|毎年/,
    "達成の時期を含む目標値は書けません。途中の年度の目標は「年度別の計画」のその年度に、最後の目標は「目標値」とその年度に、数値で書いてください。",
  ],
  [
    /[0-9０-９].*[～〜~].*[0-9０-９]|[0-9０-９]\s*[-–−]\s*[0-9０-９]|から/,
    "範囲の目標値は書けません。達成とみなす端の数値を1つだけ書いてください。",
  ],
  [
    /^約|^おおむね|^概ね|^ほぼ|程度|前後|くらい|ぐらい|ほど/,
    "おおよその目標値は書けません。達成とみなす数値を書いてください。",
  ],
  [
    /以上|以下/,
    "「以上」「以下」は付けずに、数値だけを書いてください。大きいほどよい指標では「以上」、小さいほどよい指標では「以下」として評価します。",
  ],
  [/未満|超|を超え|下回|上回/, "「未満」「超」の目標値は書けません。達成とみなす境の数値を書いてください。"],
  [
    /倍|割|[%％].*[増減]|[増減]/,
    "現状値に対する割合や増減では書けません。現状値から計算した数値を書いてください。",
  ],
  [/維持|現状/, "「現状維持」は、現状値と同じ数値で書いてください。"],
];

/** Why a target cannot be said, and how it can; null for a text that is no target at all. It is never approximated. */
export function unsayableTarget(text: string): string | null {
  return UNSAYABLE_TARGETS.find(([is]) => is.test(text))?.[1] ?? null;
}

/** A code of six digits whose last does not follow from the others; null for what is no such code at all. */
export function wrongCheckDigit(text: string): string | null {
  if (!/^\d{6}$/.test(text)) return null;
  const five = text.slice(0, 5);
  return `全国地方公共団体コードの検査数字（6桁目）が合いません。はじめの5桁が「${five}」なら、6桁目は「${checkDigitOf(five)}」です。`;
}

/** The plan file's sentences, in the words of a form. */
export function formSentence(message: string): string {
  return message
    .replace(/ ?decimals の桁数/, "「小数の桁数」")
    .replace(/限（(?:upperLimit|lowest): ([^）]+)）/, (_, limit: string) => `限（${grouped(limit)}）`)
    .replace("向き（direction）", "「よい方向」")
    .replace("なら targetBehindBaseline: true を書いて", "なら「目標値が現状値より悪い側にある」を選んで")
    .replace(
      /（(\d{4})～(\d{4})）の中の年度を書いてください。「(\d{4})」と書かれています/,
      (_, first: string, last: string, said: string) =>
        `（${yearOf(first)}～${yearOf(last)}）の中の年度を選んでください。「${yearOf(said)}」が選ばれています`,
    )
    .replace(
      /（(?:from|until): (\d{4})）(より[後前]の年度の計画は書けません。)(\d{4}) の計画（planned）を除くか/,
      (_, bound: string, why: string, said: string) =>
        `（${yearOf(bound)}）${why}${yearOf(said)}の計画を空欄にするか`,
    )
    .replace(
      /（(?:from|startFy|endFy|fy): (\d{4})）(.*)「(\d{4})」と書かれています/,
      (_, first: string, between: string, second: string) =>
        `（${yearOf(first)}）${between}「${yearOf(second)}」が選ばれています`,
    );
}

const yearOf = (text: string) => fiscalYearJa(fiscalYear(Number(text)));

/** 1,000 */
function grouped(figure: string): string {
  return isDecimalString(figure) ? plainFigure(figure) : figure;
}
