/** What is said where past figures are taken in from a table. */
import { columnName } from "@/domain/imports/cells/cell";
import { MOST_PAST_FIGURES } from "@/domain/imports/past-figures/answers";
import type { ColumnRole, RolesFault } from "@/domain/imports/past-figures/columns";
import type { PastFigureFault } from "@/domain/imports/past-figures/faults";
import type { PastOutcome, PastStanding } from "@/domain/imports/past-figures/outcome";
import { type PastWord, PUBLISHED_TEXTS } from "@/domain/imports/past-figures/words";
import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import { MAX_REPORT_TEXT } from "@/domain/reports/entry/submission";
import { isIsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { FIGURE_STATUS_WORDS, MISSING_REASON_WORDS } from "@/domain/words/ja/reports/reports";
import { cellFaultSentence } from "./imports";

export const COLUMN_ROLE_WORDS: Readonly<Record<ColumnRole, string>> = {
  item: "指標の名前かID",
  year: "年度",
  figure: "実績（1行に1年度）",
  figureOfYear: "見出しの年度の実績",
  asOf: "時点",
  reason: "要因・数値の説明",
  nextStep: "今後の取組",
  basisNote: "集計の範囲・注記",
};

/** What the figure itself is called beside its words. */
export const PAST_FIGURE = "実績";

/** Said where the columns are chosen: nobody shall publish a remark unawares. */
export const PUBLISHED_COLUMNS = `${PUBLISHED_TEXTS.map((word) => `「${COLUMN_ROLE_WORDS[word]}」`).join("")}の列に書かれた文は、承認されると、実績と時点とともに公表ページに載ります。庁内だけの備考の列は選ばないでください。`;
export const PUBLISHED_COLUMN = "この列の文は公表されます。";

export const PAST_REASON_OWED = "要因がありません。取り込むときに、下の「要因」に入力した文を使います。";

/** The day that a figure of a year stands for where nobody gives another. */
export const YEAR_END = "年度の最後の日";

export function pastWordText(word: PastWord, value: string): string {
  return word === "asOf" && isIsoDate(value) ? dateJa(value) : value;
}

export function rolesFaultSentence(fault: RolesFault): string {
  switch (fault.kind) {
    case "no_item":
      return `「${COLUMN_ROLE_WORDS.item}」の列を選んでください。`;
    case "no_figures":
      return `実績の列を選んでください。年度ごとに列が分かれている表は「${COLUMN_ROLE_WORDS.figureOfYear}」を、1行に1年度の表は「${COLUMN_ROLE_WORDS.year}」と「${COLUMN_ROLE_WORDS.figure}」を選びます。`;
    case "year_without_figure":
      return `「${COLUMN_ROLE_WORDS.figure}」の列を選んでください。`;
    case "figure_without_year":
      return `「${COLUMN_ROLE_WORDS.year}」の列を選んでください。`;
    case "both_ways":
      return `「${COLUMN_ROLE_WORDS.figureOfYear}」は、「${COLUMN_ROLE_WORDS.year}」や「${COLUMN_ROLE_WORDS.figure}」と一緒には選べません。どちらかにしてください。`;
    case "twice":
      return `「${COLUMN_ROLE_WORDS[fault.role]}」は1つの列だけで選んでください。`;
    case "broken_heading":
      return `${columnName(fault.column + 1)}列の見出しに、文字化けした文字か、見えない符号（NUL）が含まれています。見出しを入力し直してください。`;
    case "no_year_in_heading":
      return `${columnName(fault.column + 1)}列の見出し「${fault.heading}」から年度が分かりません。見出しを「R3」「令和3年度」「2021」のように直すか、使わない列にしてください。`;
    case "same_year":
      return `${columnName(fault.column + 1)}列は${fiscalYearJa(fault.fy)}の2つ目の列です。1つだけ選んでください。`;
  }
}

export function pastFigureFaultSentence(fault: PastFigureFault): string {
  switch (fault.kind) {
    case "no_item":
      return "指標の名前がありません。名前かIDを入力してください。";
    case "unknown_item":
      return `「${fault.text}」という指標は、どの計画にもありません。計画のページにある名前かIDに直してください。`;
    case "several_items":
      return `「${fault.text}」という指標が${fault.ids.length}つあります。名前の代わりにIDを入力してください（${fault.ids.join("、")}）。`;
    case "no_year":
      return fault.text === ""
        ? "年度がありません。令和3年度、R3、2021のように入力してください。"
        : `「${fault.text}」は年度として読めません。令和3年度、R3、2021のように入力してください。`;
    case "year_runs":
      return `${fiscalYearJa(fault.fy)}はまだ終わっていません。ここで取り込めるのは、終わった年度の実績です。`;
    case "no_plan":
      return `${fiscalYearJa(fault.fy)}にこの指標を持つ計画がありません。前の計画の実績は、前の計画のファイルを先に読み込んでください。`;
    case "not_surveyed":
      return `この指標は、${fiscalYearJa(fault.fy)}には報告しないことになっています。計画の定義を確かめてください。`;
    case "cell":
      return cellFaultSentence(fault.fault);
    case "future_date":
      return "時点が、まだ来ていない日付です。日付を確かめてください。";
    case "too_long":
      return `${MAX_REPORT_TEXT.toLocaleString("en-US")}文字以内にしてください（いま${fault.length.toLocaleString("en-US")}文字）。`;
    case "twice":
      return `同じ指標・年度の、内容の違う実績が${fault.address}にもあります。どちらが正しいか分からないため、どちらも取り込みません。正しいほうだけを残してください。`;
    case "again":
      return `${fault.address}と同じ指標・年度の、同じ内容の実績です。${fault.address}から1回だけ取り込みます。`;
  }
}

/** @param addresses of the name, of the year */
export function mergedFromWords(addresses: readonly string[]): string {
  return `指標の名前か年度は、結合されたセル（${addresses.join("、")}）から読み取りました。`;
}

export const TOO_MANY_FIGURES = `実績が多すぎます。一度に取り込めるのは${MOST_PAST_FIGURES.toLocaleString("en-US")}件までです。表を分けてください。`;

const UNCHANGED_WORDS = {
  approved: "承認済みの実績と同じです",
  document: "計画書の実績と同じです",
  waiting: "同じ実績が承認を待っています",
} as const;

/** What stands there now; "" for nothing. */
export function standingWords(outcome: PastOutcome, kpi: Pick<Kpi, "unit" | "decimals">): string {
  switch (outcome.kind) {
    case "new":
      return figureBeforeWords({ kind: "interim", value: outcome.interim, missing: outcome.missing }, kpi);
    case "confirmation":
      return figureBeforeWords({ kind: "provisional", value: outcome.before, missing: null }, kpi);
    case "correction":
      return formatQuantity(outcome.before, kpi);
    case "over_draft":
    case "waiting":
      return outcome.before;
    case "unchanged":
      return "";
  }
}

/** The figure that held before another was taken in; "" for nothing. */
export function figureBeforeWords(
  { kind, value, missing }: PastStanding["inForce"],
  kpi: Pick<Kpi, "unit" | "decimals">,
): string {
  if (missing !== null) return MISSING_REASON_WORDS[missing];
  if (value === null) return "";
  const figure = formatQuantity(value, kpi);
  return kind === "interim" || kind === "provisional" ? `${FIGURE_STATUS_WORDS[kind]} ${figure}` : figure;
}

/** What would be done; of what cannot be, why. */
export function outcomeWords(outcome: PastOutcome): string {
  switch (outcome.kind) {
    case "new":
      return "新しい実績";
    case "correction":
      return "訂正";
    case "confirmation":
      return "速報値の確定";
    case "over_draft":
      return "入力中の下書きを置き換えます";
    case "waiting":
      return "別の値が承認を待っています。承認か差し戻しのあとで取り込んでください。";
    case "unchanged":
      return UNCHANGED_WORDS[outcome.by];
  }
}

/** What has to be typed before the chosen figures can be handed in. */
export const PAST_FIGURES_OWED = {
  reason: "要因のない行があります。その行に使う要因を入力してください。",
  warningNote: "確認のお願いがある実績を選んでいます。この値で正しいことを確かめた方法を入力してください。",
  correctionReason: "訂正になる実績を選んでいます。訂正の理由を入力してください。",
  nothing: "取り込む実績を選んでください。",
  changed: "確かめたあとに、ほかの人が実績を変更しました。もう一度確かめてから取り込んでください。",
} as const;

/** How many of an import's figures are where. */
export const IMPORTED_STATE_WORDS = {
  waiting: "承認待ち",
  approved: "承認済み",
  returned: "差し戻し済み",
  changed: "取り込み後に変更",
} as const;
