/** 回答票: the workbook in which a department answers without signing in. */
import type { AnswerKind, FigureField, FigureValues } from "@/domain/imports/figure-answer";
import type { InitiativeAnswerField } from "@/domain/imports/initiative-answer";
import type { Kpi } from "@/domain/plan/definition";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type IsoDate, isIsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { INITIATIVE_FIELD_WORDS } from "@/domain/words/ja/reports/initiative-answers";
import { FIGURE_STATUS_WORDS, MISSING_REASON_WORDS } from "@/domain/words/ja/reports/reports";

export const ANSWER_SHEET = "回答票";

/** Over the marks by which rows are found again. */
export const MARK_HEADER = "行の印（変更しないでください）";

/** What stands over the cells to fill, and what the preview calls them. */
export const FIGURE_HEADERS: Readonly<Record<FigureField, string>> = {
  answer: "回答の種類",
  actual: "実績の値",
  asOf: "いつの時点の値か",
  reason: "要因・数値の説明",
  nextStep: "今後の取組",
  missingNote: "値がない理由",
  expectedOn: "値が分かる見込みの日",
  warningNote: "この値で正しい理由",
  basisNote: "集計の範囲・注記",
  correctionReason: "訂正の理由",
};

export const INITIATIVE_HEADERS: Readonly<Record<InitiativeAnswerField, string>> = INITIATIVE_FIELD_WORDS;

/** The columns that are there to be read. */
export const KNOWN_HEADERS = {
  figure: "指標・数値",
  definition: "数え方・指標の考え方",
  unit: "単位",
  known: "現状値・目標値・これまでの実績",
  initiative: "取組項目",
  place: "位置",
  before: "前の年度の状況",
  state: "いまの状態",
} as const;

/** What is counted and why, as the plan explains it: either may be missing. */
export function definitionText({ definition, rationale }: Pick<Kpi, "definition" | "rationale">): string {
  const explained = rationale === null ? null : `（指標の考え方）${rationale}`;
  return [definition, explained].filter((text) => text !== null).join("\n");
}

/** An approved answer that is answered anew stands beside the cells to fill, not in them. */
export const STANDING_ANSWER = "いまの回答";

export const FILL_COLOURED = "色の付いたセルに記入してください。";

export const FIGURES_SHEET = "数値";
export const INITIATIVES_SHEET = "取組";
export const INSTRUCTION_SHEET = "記入のしかた";

export const ANSWER_KIND_WORDS: Readonly<Record<AnswerKind, string>> = {
  final: FIGURE_STATUS_WORDS.final,
  provisional: FIGURE_STATUS_WORDS.provisional,
  interim: FIGURE_STATUS_WORDS.interim,
  awaiting_release: MISSING_REASON_WORDS.awaiting_release,
  not_surveyed: MISSING_REASON_WORDS.not_surveyed,
};

/** What a spreadsheet says beside a cell while somebody types. */
export const FIELD_HINTS: Readonly<Record<FigureField | InitiativeAnswerField, string>> = {
  answer: "一覧から選びます。空欄のまま値を入力すると「実績」になります。",
  actual:
    "数字だけを入力します。値がまだないときは空欄にして、「回答の種類」で「公表待ち」か「調査なし」を選びます。",
  asOf: "令和8年3月31日、R8.3.31、2026/3/31 のように入力します。空欄のときは年度の最後の日になります。",
  reason: "なぜこの値になったかを書きます。",
  nextStep: "これから何をするかを書きます。",
  missingNote: "「公表待ち」「調査なし」のときに書きます。",
  expectedOn: "「公表待ち」のときに、値が分かる見込みの日を入力します。",
  warningNote: "前の年度と大きく違う値や同じ値のときに、この値で正しい理由を書きます。",
  basisNote: "数えた範囲など、公表する注記があれば書きます。",
  correctionReason: "承認された内容を変えるときに、理由を書きます。公表されます。",
  progress: "一覧から選びます。",
  done: "この年度に取り組んだことを書きます。",
  result: "取組の成果を書きます。",
};

/** Of a remark that has no cell where a figure is typed, and stays beside the new one. */
export function keptNoteWords(note: string): string {
  return `「${FIGURE_HEADERS.basisNote}」は「${note}」のままです。新しい値に当てはまらないときは、入力の画面で直してください。`;
}

/** Of {@link FIELD_HINTS}, for initiatives: nothing there has a value. */
export const INITIATIVE_CHECK_HINT = "状況が前の年度より戻るときなどに、確認した内容を書きます。";

export const FIELD_ERRORS: Readonly<Record<"choice" | "figure" | "day" | "length", string>> = {
  choice: "一覧にあるものから選んでください。",
  figure: "数字だけを入力してください。値がまだないときは空欄にします。",
  day: "日付として読めないかもしれません。令和8年3月31日、R8.3.31、2026/3/31 のように入力してください。",
  length: "2,000文字以内で入力してください。",
};

/** A lone line for each paragraph of the sheet that explains the others. */
export function instructions(sheet: {
  readonly round: string;
  readonly fy: FiscalYear;
  readonly department: string;
  readonly dueOn: IsoDate;
  readonly contact: string;
  readonly office: string;
}): readonly string[] {
  return [
    `この回答票は、「${sheet.round}」（${fiscalYearJa(sheet.fy)}）に${sheet.department}が回答するためのものです。期限は${dateJa(sheet.dueOn)}です。`,
    `1　「${FIGURES_SHEET}」と「${INITIATIVES_SHEET}」の、色の付いたセルに記入します。ほかのセルは変更できません。`,
    "2　数値は数字だけを入力します。単位は付けなくてかまいません。",
    `3　値がまだないときは、「${FIGURE_HEADERS.answer}」で「${ANSWER_KIND_WORDS.awaiting_release}」を選び、「${FIGURE_HEADERS.missingNote}」と「${FIGURE_HEADERS.expectedOn}」を記入します。調査をしていない年度は「${ANSWER_KIND_WORDS.not_surveyed}」を選びます。`,
    `4　すでに入っている内容は、いまの回答です。直すところだけ書き換えます。変えていないセルは、そのまま残ります。承認された「${ANSWER_KIND_WORDS.interim}」「${ANSWER_KIND_WORDS.awaiting_release}」「${ANSWER_KIND_WORDS.not_surveyed}」と年度途中の状況は、色のないセルに「${STANDING_ANSWER}」として示しています。新しい回答があるときに記入します。`,
    "5　保存するときは、ファイルの種類を「Excel ブック（*.xlsx）」のままにします。",
    `6　記入したら、このファイルを${sheet.office}に返信のメールで送ります。取り込む前に、変わるところを1つずつ確かめます。`,
    ...(sheet.contact === "" ? [] : [`問い合わせ先：${sheet.contact}`]),
  ];
}

/** A field's value as it stands in a cell of the sheet, and in the preview. */
export function figureFieldText(
  field: FigureField,
  value: string,
  figure: (value: string) => string,
): string {
  if (value === "") return "";
  if (field === "answer") return (ANSWER_KIND_WORDS as Readonly<Record<string, string>>)[value] ?? value;
  if (field === "actual") return figure(value);
  return (field === "asOf" || field === "expectedOn") && isIsoDate(value) ? dateJa(value) : value;
}

/**
 * 「年度途中の値 25.5%（令和7年9月30日）」「調査なし」: the answer that another would take the place of.
 * @param figure its figure with the unit; "" for none
 */
export function standingAnswerText({ answer, asOf }: FigureValues, figure: string): string {
  const kind = figureFieldText("answer", answer, (each) => each);
  const day = figureFieldText("asOf", asOf, (each) => each);
  return `${[kind, figure].filter((part) => part !== "").join(" ")}${day === "" ? "" : `（${day}）`}`;
}

/** What the preview says of a sheet, a row or an item as a whole. */
export const SHEET_SENTENCES = {
  noForm: "回答票として読めません。この照会の回答票（「行の印」の列があるもの）を選んでください。",
  hiddenSheets: (names: string) => `非表示のシート（${names}）は読み取っていません。`,
  missingColumns: (names: string) => `${names}の列がありません。いまの内容を残します。`,
  absentRows: (count: number) =>
    `この回答票にない項目が${count}件あります（行が消されたか、あとから加わった項目です）。いまの内容を残します。`,
  oldCopy: (count: number) =>
    `この回答票を作成したあとに、${count}件の項目が変更されています。重なるところは両方の値を示します。`,
  unmarkedRow: "行の印がないため、どの項目の回答か分かりません。もとの回答票の行に入力してください。",
  foreignMark: "行の印が書き換えられているため、取り込めません。もとの回答票の行に入力してください。",
  twice: (other: string) => `同じ項目の行が${other}にもあります。どちらか1つにしてください。`,
  twiceDiffering: (other: string) =>
    `同じ項目に別の内容の回答が${other}にもあります。どちらか1つのファイルだけを選んでください。`,
  sameAgain: (other: string, count: number) =>
    `${count}件の項目は、${other}と同じ内容です。1回だけ取り込みます。`,
  fileOfPlace: (name: string, place: number) => `${name}（${place}番目のファイル）`,
  otherRound: (round: string) => `別の照会（${round}）の回答票です。その照会の画面で取り込んでください。`,
  otherDepartment: (department: string) => `${department}の回答票です。自分の課の回答票を選んでください。`,
  gone: "この項目は、いまは回答の対象ではありません。",
  comment: (address: string, text: string) => `${address}のコメントは取り込みません：「${text}」`,
  moreComments: (count: number) => `ほかに${count}件のコメントがあります。コメントは取り込みません。`,
  hiddenRow: "非表示になっていた行です。",
  movedOn: (department: string) => `いまの所管課は${department}です。`,
  lacksKind: `「${FIGURE_HEADERS.missingNote}」や「${FIGURE_HEADERS.expectedOn}」があります。「${FIGURE_HEADERS.answer}」で「${ANSWER_KIND_WORDS.awaiting_release}」か「${ANSWER_KIND_WORDS.not_surveyed}」を選んでください。`,
  kindTaken: (kind: string) => `「${FIGURE_HEADERS.answer}」が空欄のため、「${kind}」としました。`,
  dayTaken: (day: string) => `「${FIGURE_HEADERS.asOf}」が空欄のため、${day}としました。`,
} as const;
