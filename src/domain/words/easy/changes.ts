/** What was changed after it had been published, in やさしい日本語. */
import { formatNumber, plainFigure } from "@/domain/plan/quantity";
import type { ToldValue } from "@/domain/plan/told-value";
import { decimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ChangeWords, NamedPart } from "@/domain/words/public/change-words";
import { listed, type Sentence, say } from "@/domain/words/public/phrase";
import type { SaidTerms } from "@/domain/words/public/public-words";
import { dayEasy, fiscalYearEasy } from "./dates";
import { quantityEasy, targetEasy } from "./figures";

const LEFT_OUT = {
  nothing: "なし",
  every_year: "毎年度《まいねんど》",
  from_the_start: "計画《けいかく》のはじめから",
  to_the_end: "計画《けいかく》の終《お》わりまで",
} as const;
const AGGREGATION = {
  annual: "1年度《ねんど》ごとに数《かぞ》える",
  point_in_time: "決《き》まった日《ひ》に数《かぞ》える",
  cumulative: "はじめからぜんぶ数《かぞ》える",
  share: "ぜんたいの中《なか》の割合《わりあい》",
  unspecified: "計画《けいかく》に書《か》いてありません",
} as const;
const REFERENCE = {
  "previous-actual": "すぐ前《まえ》の年度《ねんど》の数字《すうじ》",
  baseline: "はじめの数字《すうじ》",
} as const;
const GUIDE = {
  "equal-steps": "計画《けいかく》のあいだ、同《おな》じだけ進《すす》む",
  "linear-from-baseline": "はじめの数字《すうじ》から、まっすぐ進《すす》む",
  none: "決《き》めない",
} as const;

export function toldValueEasy(told: ToldValue, terms: SaidTerms | null): Sentence {
  switch (told.is) {
    case "figure":
      return terms === null
        ? [formatNumber(told.value, told.decimals)]
        : quantityEasy(told.value, { ...terms, decimals: told.decimals });
    case "target":
      if (told.target.kind === "none") return ["なし"];
      return terms === null ? ["よくすること"] : targetEasy(told.target, terms);
    case "years":
      return [told.fys.map(fiscalYearEasy).join("、")];
    case "direction":
      return [told.direction === "up" ? "大《おお》きいほうがよい" : "小《ちい》さいほうがよい"];
    case "aggregation":
      return [AGGREGATION[told.aggregation]];
    case "places":
      return [`小数点《しょうすうてん》の下《した》${told.count}けた`];
    case "times":
      return [`${told.count.toLocaleString("en-US")}倍《ばい》`];
    case "reference":
      return [REFERENCE[told.reference]];
    case "guide":
      return [GUIDE[told.guide]];
    case "words":
      return [{ original: told.words }];
    default:
      return [LEFT_OUT[told.is]];
  }
}

/** テーマ2「みどり」、すること2-1「木をうえます」 */
function partEasy({ pillarNo, measureNo, name }: NamedPart): Sentence {
  const part = measureNo === null ? `テーマ${pillarNo}` : `すること${pillarNo}-${measureNo}`;
  return name === null ? [part] : say`${part}「${name}」`;
}

const FATE = {
  changed: "もう一度《いちど》かえました",
  withdrawn: "やめました",
  brought_forward: "早《はや》めました",
} as const;

function sinceEasy(from: FiscalYear | null): string {
  return from === null ? "計画《けいかく》のはじめ" : fiscalYearEasy(from);
}

export const CHANGES_EASY: ChangeWords = {
  intro:
    "ここに出《だ》したあとで、なおしたところです。新《あたら》しいものが上《うえ》です。なおす前《まえ》のページも、ずっと見《み》ることができます。",
  none: "なおしたところは、まだありません。",
  kinds: {
    figure: "新《あたら》しい数字《すうじ》",
    correction: "なおしました",
    confirmation: "数字《すうじ》が決《き》まりました",
    mark: "しるしがかわりました",
    text: "説明《せつめい》をかえました",
    evidence: "資料《しりょう》をかえました",
    initiatives: "新《あたら》しい報告《ほうこく》",
    assessments: "新《あたら》しいまとめや意見《いけん》",
    definition: "決《き》まりをかえました",
    first: "はじめて出《だ》しました",
    withdrawal: "前《まえ》に出《だ》したものを、取《と》り消《け》しました",
  },
  causes: {
    earlier_year: "前《まえ》の年度《ねんど》の数字《すうじ》がかわったからです",
    rejudged: "新《あたら》しい決《き》まりで、もう一度《いちど》しるしをつけたからです",
    rule: "しるしのつけ方《かた》がかわったからです",
  },
  noFigure: "数字《すうじ》なし",
  parts: {
    added: "新《あたら》しい目標《もくひょう》",
    ended: "目標《もくひょう》の終《お》わり",
    name: "名前《なまえ》",
    place: "計画《けいかく》の中《なか》のところ",
    department: "担当《たんとう》（する課《か》）",
    definition: "なにを数《かぞ》えますか",
    rationale: "どうしてこれを数《かぞ》えますか",
    unit: "単位《たんい》（数《かぞ》えることば）",
    scale: "単位《たんい》の大《おお》きさ",
    decimals: "数字《すうじ》のこまかさ",
    direction: "よい方向《ほうこう》",
    aggregation: "数《かぞ》え方《かた》",
    upperLimit: "いちばん大《おお》きい数字《すうじ》",
    lowest: "いちばん小《ちい》さい数字《すうじ》",
    baseline: "はじめの数字《すうじ》",
    baselineFy: "はじめの数字《すうじ》の年度《ねんど》",
    target: "目標《もくひょう》",
    targetFy: "目標《もくひょう》の年度《ねんど》",
    planned: "計画《けいかく》の数字《すうじ》",
    documented: "計画《けいかく》に書《か》いてある数字《すうじ》",
    from: "はじめの年度《ねんど》",
    until: "終《お》わりの年度《ねんど》",
    surveyed: "調《しら》べる年度《ねんど》",
    continues: "前《まえ》の計画《けいかく》の目標《もくひょう》",
    improvementReference: "「よくなりました」のくらべ方《かた》",
    guideMethod: "ふつうのはやさの数字《すうじ》の決《き》め方《かた》",
    allowSelfApproval: "数字《すうじ》をたしかめる人《ひと》",
    endFy: "計画《けいかく》の終《お》わりの年度《ねんど》",
    order: "ならべ方《かた》",
    text: "計画《けいかく》の文《ぶん》",
    plan_added: "新《あたら》しい計画《けいかく》",
    plan_leads: "はじめに出《だ》す計画《けいかく》",
    plan_closed: "計画《けいかく》が終《お》わりました",
    plan_reopened: "計画《けいかく》を、また始《はじ》めました",
  },
  evidence: { added: "ふやした資料《しりょう》", removed: "なくした資料《しりょう》" },
  assessed: {
    summary: "1年《ねん》のまとめ",
    office: "まとめを書《か》いた課《か》",
    opinion: "委員会《いいんかい》の意見《いけん》",
    response: "市役所《しやくしょ》の答《こた》え",
    budget: "使《つか》う予定《よてい》のお金《かね》（予算《よさん》）",
    settlement: "使《つか》ったお金《かね》（決算《けっさん》）",
  },
  place: (parts) => (parts.length === 0 ? ["計画《けいかく》ぜんぶ"] : listed(parts.map(partEasy), "、")),
  order: (parts) => listed(parts.map(partEasy), "、"),
  amount: (value) => `${formatNumber(value, 0)}千円《せんえん》`,
  from: (fy) => `${fiscalYearEasy(fy)}から`,
  decidedOn: (iso) => `${dayEasy(iso)}に決《き》めました`,
  decided: "あとで決《き》めたこと（資料《しりょう》の名前《なまえ》はありません）",
  fate: (fate, { from, on }) =>
    `あとで、${fate === "brought_forward" ? `${sinceEasy(from)}からに` : ""}${FATE[fate]}${on === null ? "" : `（${dayEasy(on)}に決《き》めました）`}。`,
  through: (fate, { from, value }) => say`${sinceEasy(from)}から${value}にすることは、${FATE[fate]}。`,
  compared: (factor) => {
    if (factor === null)
      return "かわる前《まえ》の数字《すうじ》は、新《あたら》しい数字《すうじ》とくらべません。";
    return decimal(factor).equals(1)
      ? "かわる前《まえ》の数字《すうじ》は、そのまま新《あたら》しい数字《すうじ》とくらべます。"
      : `かわる前《まえ》の数字《すうじ》は、${plainFigure(factor)}倍《ばい》にして、新《あたら》しい数字《すうじ》とくらべます。`;
  },
  rejudged: "前《まえ》のしるしも、新《あたら》しい決《き》まりでつけなおしました。",
  marksStay: "前《まえ》に出《だ》したしるしは、かわりません。",
  others: "ほかにかわったところ",
  definitions: "決《き》まりがかわったところ",
  seeAll: "なおしたところをぜんぶ見《み》る",
  seeKept: (no) => `第《だい》${no}号《ごう》を、出《だ》したときのまま見《み》る`,
};
