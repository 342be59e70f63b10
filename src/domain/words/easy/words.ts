/** The edition of the public pages in やさしい日本語. 目標《もくひょう》: characters stand with their readings. */
import { listed, type Sentence, say } from "@/domain/words/public/phrase";
import type { MeantTarget, PublicWords } from "@/domain/words/public/public-words";
import { ARCHIVE_EASY, WITHDRAWAL_EASY } from "./archive";
import { CHANGES_EASY, toldValueEasy } from "./changes";
import { CHART_EASY } from "./chart";
import { countsEasy } from "./counts";
import {
  dayEasy,
  fiscalYearEasy,
  fiscalYearLongEasy,
  fiscalYearShortEasy,
  fiscalYearsEasy,
  periodEasy,
} from "./dates";
import {
  changeEasy,
  derivedEasy,
  noFigureEasy,
  quantityEasy,
  statusNoteEasy,
  targetEasy,
  unitNoteEasy,
} from "./figures";
import { INITIATIVES_EASY } from "./initiatives";
import { LABELS_EASY } from "./labels";
import { findingEasy, MARKS_EASY, markEasy, noMarkEasy, whyEasy, whyHeadingEasy } from "./marks";
import { PAGES_EASY } from "./pages";
import { PLANS_EASY } from "./plans";
import { SEARCH_EASY } from "./search";

const PACE_EASY = {
  on_track: "順調《じゅんちょう》（よい）",
  slightly_behind: "少《すこ》しおそい",
  behind: "おそい",
} as const;

/** 令和9年度にかわる前の目標（2,500手続き） */
function meantTargetEasy({ is, fy, value }: MeantTarget): Sentence {
  const which = is === "own" ? "にかわる前《まえ》の" : "からの";
  return say`${fiscalYearEasy(fy)}${which}目標《もくひょう》（${value}）`;
}

export const EASY_JAPANESE: PublicWords = {
  lang: "ja",
  name: "やさしい日本語《にほんご》",
  note: (...of) => say`（${listed(of, "、")}）`,
  colon: "：",
  labels: LABELS_EASY,
  initiatives: INITIATIVES_EASY,
  changes: CHANGES_EASY,
  chart: CHART_EASY,
  pages: PAGES_EASY,
  plans: PLANS_EASY,
  search: SEARCH_EASY,
  archive: ARCHIVE_EASY,
  withdrawal: WITHDRAWAL_EASY,
  marks: MARKS_EASY,
  pace: PACE_EASY,
  aggregation: {
    annual: "1年度《ねんど》ごとに数《かぞ》えます",
    point_in_time: "決《き》まった日《ひ》に数《かぞ》えます",
    cumulative: "はじめからぜんぶ数《かぞ》えます",
    share: "ぜんたいの中《なか》の割合《わりあい》です",
    unspecified: "計画《けいかく》に書《か》いてありません",
  },
  direction: {
    up: "数字《すうじ》が大《おお》きいほうがよい",
    down: "数字《すうじ》が小《ちい》さいほうがよい",
  },
  year: fiscalYearEasy,
  yearLong: fiscalYearLongEasy,
  years: fiscalYearsEasy,
  yearShort: fiscalYearShortEasy,
  period: periodEasy,
  day: dayEasy,
  unitNote: unitNoteEasy,
  quantity: quantityEasy,
  derived: derivedEasy,
  change: changeEasy,
  target: targetEasy,
  noFigure: noFigureEasy,
  statusNote: statusNoteEasy,
  asOf: (day) => `${dayEasy(day)}の数字《すうじ》`,
  noMark: noMarkEasy,
  counts: countsEasy,
  finding: findingEasy,
  why: whyEasy,
  whyHeading: whyHeadingEasy,
  paceSentence: (fy, code, meant) => {
    const pace = `${fiscalYearEasy(fy)}のはやさは「${PACE_EASY[code]}」です。`;
    return meant === null
      ? [pace]
      : say`${pace}${meantTargetEasy(meant.own)}とくらべたはやさです。${meantTargetEasy(meant.later)}とくらべたはやさではありません。`;
  },
  needed: (target) =>
    say`${target === null ? "目標《もくひょう》" : meantTargetEasy(target)}まで（1年《ねん》にひつよう）`,
  covered: (share) => (share === null ? "はじめよりわるくなりました" : `${share}%`),
  landing: (fy) => `このままだと、${fiscalYearEasy(fy)}は`,
  guide: (fy) => `ふつうのはやさの数字《すうじ》（${fiscalYearEasy(fy)}）`,
  corrected: ({ fy, terms, before, after, on, isConfirmation }) => {
    const said = (value: typeof before) =>
      value === null ? "数字《すうじ》なし" : quantityEasy(value, terms);
    const verb = isConfirmation ? "に決《き》まりました" : "になおしました";
    return say`${fiscalYearEasy(fy)}：${said(before)}を、${said(after)}${verb}（${dayEasy(on)}）。`;
  },
  toldValue: toldValueEasy,
  goesOnIn: (plan) => say`次《つぎ》の計画《けいかく》は、${plan}です。`,
  endsWith: (fy, isOver) => `これは${fiscalYearEasy(fy)}で終《お》わ${isOver ? "りました" : "ります"}。`,
  notYet: (plan, shown) =>
    say`${plan}の目標《もくひょう》には、まだしるしがありません。それまでは、${shown}の結果《けっか》を出《だ》しています。`,
  published: (no, iso) => `第《だい》${no}号《ごう》　${dayEasy(iso)}`,
  archived: (no, iso) =>
    `これは、${dayEasy(iso)}に出《だ》したもの（第《だい》${no}号《ごう》）です。いまのページではありません。`,
  preview: "これは、ためしに見《み》るページです。まだ出《だ》していません。",
  writtenUnder: (code) => `しるしが「${markEasy(code)}」だったときの文《ぶん》です。`,
  yearTitle: (fy) => `${fiscalYearLongEasy(fy)}の結果《けっか》`,
};
