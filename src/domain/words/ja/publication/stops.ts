/** 公開の停止: what stands in the place of what was stopped, and why something cannot be stopped. */

import { PASSAGE_MAX_LENGTH, type PassageFault } from "@/domain/publication/stops/passages";
import type { StopCause, StopKind, StopNotice, StoppableField } from "@/domain/publication/stops/stops";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { dateJa, ERA_LETTERS, fiscalYearJa } from "@/domain/words/ja/dates";
import { INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/reports/judgement";
import { PACE_WORDS } from "@/domain/words/ja/reports/pace";
import {
  FIGURE_STATUS_WORDS,
  MISSING_REASON_WORDS,
  NOT_SURVEYED_YEAR,
  reasonWord,
} from "@/domain/words/ja/reports/reports";

/** Where a text stands: what it is beside, by its name, the year and the field. */
interface StopPlace {
  readonly name: string;
  readonly fy: FiscalYear;
  readonly field: StoppableField;
  /** KPI以外の実績. */
  readonly isMetric: boolean;
}

export const STOP_CAUSE_WORDS: Record<StopCause, string> = {
  personal: "個人情報の保護",
  rights: "第三者の権利の保護",
  other: "掲載内容の見直し",
};

export const STOP_KIND_WORDS: Record<StopKind, string> = {
  file: "根拠資料のファイル",
  text: "文章の一部",
  figure: "実績・取組の状況・総括・意見の文章",
};

/** 公表第2・3号: those that a stop changes. None are left where an older backup was restored that has none of them. */
export function stoppedPublications(nos: readonly number[]): string {
  return nos.length === 0 ? "該当する公表なし" : `公表第${nos.join("・")}号`;
}

const STOPPABLE_FIELD_WORDS: Record<StoppableField, string> = {
  reason: reasonWord({ isMetric: false }),
  done: "取り組んだこと",
  result: "成果",
  nextStep: "今後の取組",
  basisNote: "集計の範囲・注記",
  missingNote: "実績がないことの説明",
  summary: "総括",
  opinion: "委員会の意見",
  opinionBy: "委員会の名称",
  response: "市の対応",
  correctionReason: "訂正の理由",
};

/** What the field is called beside that it belongs to. */
export function stoppableFieldWord({
  field,
  isMetric,
}: {
  readonly field: StoppableField;
  readonly isMetric: boolean;
}): string {
  return field === "reason" ? reasonWord({ isMetric }) : STOPPABLE_FIELD_WORDS[field];
}

/** 個人情報の保護のため公開を停止しました（令和8年11月27日） */
export function stopSentence({ cause, on }: StopNotice): string {
  return `${STOP_CAUSE_WORDS[cause]}のため公開を停止しました（${dateJa(on)}）`;
}

/** As many places as are named before the rest is counted. */
const NAMED_PLACES = 5;

/** 「窓口の予約」令和7年度 成果 */
function placeWords(place: StopPlace): string {
  return `「${place.name}」${fiscalYearJa(place.fy)} ${stoppableFieldWord(place)}`;
}

/** What else goes with a text, said before it is stopped; null where it stands nowhere else. */
export function elsewhereSentence(places: readonly StopPlace[]): string | null {
  if (places.length === 0) return null;
  const named = places.slice(0, NAMED_PLACES).map(placeWords).join("、");
  const rest = places.length - NAMED_PLACES;
  const others = rest > 0 ? `、ほか${rest}件` : "";
  return `同じ文章が、ほかに${places.length}件あります。停止すると、そこも伏せます：${named}${others}。`;
}

/** In the middle of a text. */
export function stopInPlace(notice: StopNotice): string {
  return `〔${STOP_CAUSE_WORDS[notice.cause]}のため公開を停止しました〕`;
}

export const PASSAGE_FAULT_WORDS: Record<PassageFault, string> = {
  too_short: "2文字以上の文章を入力してください。",
  too_long: `${PASSAGE_MAX_LENGTH.toLocaleString("ja")}文字以内で入力してください。`,
  is_structure:
    "数値や日付、年度、単位、「達成」「順調」などの決まった言葉、英数字だけの言葉は、ほかの実績や年度の表示と区別できないため停止できません。前後の言葉を含めて入力してください。",
};

/** Why a text that the public can read may still not be stopped, or one is not found. */
export const PASSAGE_PLACE_WORDS = {
  nowhere: "この文章は、これまでの公表のどこにもありません。公開ページのとおりに入力してください。",
  own: "この言葉は、見出しや説明などとしてシステムが表示しているため停止できません。人が入力した文章の部分だけを指定してください。",
} as const;

export const FIELD_PLACE_WORDS = {
  nowhere: "この欄の文章を公表したことはありません。",
  own: "この欄の文章は、システムが表示する言葉と同じため停止できません。要因などの本文を改めてから公表してください。",
  is_structure:
    "この欄の文章は、数値や日付、決まった言葉だけで、ほかの表示と区別できないため停止できません。本文を改めてから公表してください。",
} as const;

const list = (words: string) => words.split(" ");

const NUMERALS = [..."〇一二三四五六七八九十百千万億兆元"];

/** Parts of dates and times, and what stands before or behind a number. */
const AROUND_NUMBERS = [
  ...list(
    "西暦 年度 年 月 日 時 分 か月 ヶ月 カ月 か年 四半期 半期 上旬 中旬 下旬 末 午前 午後 時点 現在 ごろ 頃",
  ),
  ...list("今年度 前年度 昨年度 翌年度"),
  ...[..."月火水木金土日"].flatMap((name) => [`${name}曜日`, `（${name}）`]),
  ...list("第 約 およそ 以上 以下 未満 超 から まで 前後 程度 パーセント ポイント"),
];

/** Labels of the public pages. */
const LABELS = list(
  "目標達成状況 目標値 目標 実績値 現状値 計画値 基準値 計画 指標 単位 担当課 のため 公開を停止しました",
);

/**
 * What stands around a figure or a year, or in its place, on the public pages: see `passageFault`.
 * @param units of all KPIs that were ever published
 */
export function structureWords(units: Iterable<string>): string[] {
  const marks = Object.values(JUDGEMENT_WORDS).flatMap(({ symbol, word }) => [symbol, word]);
  return [
    ...Object.keys(ERA_LETTERS),
    ...NUMERALS,
    ...AROUND_NUMBERS,
    ...LABELS,
    ...marks,
    ...[
      PACE_WORDS,
      MISSING_REASON_WORDS,
      FIGURE_STATUS_WORDS,
      INITIATIVE_STATE_WORDS,
      STOPPABLE_FIELD_WORDS,
      STOP_CAUSE_WORDS,
    ].flatMap((words) => Object.values(words)),
    NOT_SURVEYED_YEAR,
    reasonWord({ isMetric: true }),
    // 千枚: 10,000枚 is the same figure.
    ...[...units].flatMap((unit) => [unit, unit.replace(/^[百千万億兆]+/, "")]),
  ];
}

export const DELETION_FAULT_WORDS = {
  ended: "この停止は、すでに解除または削除されています。",
  same_person: "停止した人は削除できません。課のほかの人が内容を確かめて削除してください。",
  nobody: "だれが削除するのかを指定してください。",
} as const;

/** What stands in the place of a document on paper that said something which is published no more. */
export const STOPPED_PAPER = {
  title: "公開を停止しました",
  text: "この文書（PDF）に載っていた内容の一部の公開を停止したため、文書の公開を停止しました。停止した部分を除く内容は、公表サイトの同じ年度の報告のページでご覧いただけます。",
} as const;

/** As many characters as a list shows of a text. */
const EXCERPT = 40;

export function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line;
}

/** What was stopped, as the office reads it; what is deleted has no name any more. */
export function stopTitle({
  shown,
  fileSha256,
  figure,
}: {
  readonly shown: string;
  readonly fileSha256: string | null;
  readonly figure: (Omit<StopPlace, "fy"> & { readonly fy: number }) | null;
}): string {
  const place = figure
    ? `${excerpt(figure.name)}　${fiscalYearJa(fiscalYear(figure.fy))}　${stoppableFieldWord(figure)}`
    : null;
  if (shown !== "") return place === null ? shown : `${place}：${excerpt(shown)}`;
  if (place !== null) return place;
  return fileSha256 === null ? "（削除した文章）" : `SHA-256 ${fileSha256}`;
}

/** Before publishing: what the publication shows again. For the office alone: the public reads of no change. */
export function freedStopSentence(
  stop: Parameters<typeof stopTitle>[0] & { readonly kind: StopKind; readonly liftedOn: IsoDate },
): string {
  const title = stopTitle(stop);
  const what = stop.kind === "text" ? excerpt(title) : title;
  return `${STOP_KIND_WORDS[stop.kind]}「${what}」：${dateJa(stop.liftedOn)}に公開の停止を解除したため、次の公表に再び載ります。`;
}
