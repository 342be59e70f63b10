/** What is said of files that somebody sent, and of their cells. */
import { cellAddress } from "@/domain/imports/cells/cell";
import type { CellFault } from "@/domain/imports/cells/fault";
import type { PreviewKind } from "@/domain/imports/preview";
import { quantityFaultSentence } from "@/domain/words/ja/plan/quantity";

export const PREVIEW_KIND_WORDS: Readonly<Record<PreviewKind, string>> = {
  unchanged: "変更なし",
  change: "変更",
  conflict: "ほかの人の変更と重なっています",
  error: "取り込めません",
};

/** 「数値」のF7; without a sheet's name the cell alone. */
export function cellPlace(sheet: string, address: string): string {
  return sheet === "" ? address : `「${sheet}」の${address}`;
}

/** 「数値」の7行目. */
export function rowPlace(sheet: string, row: number): string {
  return sheet === "" ? `${row}行目` : `「${sheet}」の${row}行目`;
}

/** Every one of them names what to do. */
export function cellFaultSentence(fault: CellFault): string {
  switch (fault.reason) {
    case "error_value":
      return `セルがエラー（${fault.code}）になっています。値を入力し直してください。`;
    case "figure":
      return quantityFaultSentence(fault.fault);
    case "day_for_figure":
      return "日付として保存されています。セルの書式を「標準」にして、数値を入力し直してください。";
    case "not_a_day":
      return `「${fault.text}」は日付として読めません。令和8年3月31日やR8.3.31のように入力してください。`;
    case "no_such_day":
      return `「${fault.text}」という日付はありません。日付を確かめてください。`;
    case "day_without_year":
      return `「${fault.text}」には年がありません。令和8年3月31日のように、年から入力してください。`;
    case "not_a_choice":
      return `「${fault.text}」は選べません。${fault.choices.map((choice) => `「${choice}」`).join("")}のどれかを選んでください。`;
    case "merged":
      return `${fault.with}と結合されています。セルの結合を解除して、それぞれに入力してください。`;
    case "broken_text":
      return "文字化けした文字か、見えない符号（NUL）が含まれています。セルを入力し直してください。";
  }
}

/** The cell, and the line of the file with the character in it, as an editor counts them. */
interface TextPlace {
  readonly row: number;
  readonly column: number;
  readonly line: number;
  readonly character: number;
}

function placeInFile({ line, character }: TextPlace): string {
  return `セルの中の改行も数えて、ファイルの${line}行目の${character}文字目`;
}

/** Why a whole file cannot be read; the shapes are those of the reader. */
export type FileFault =
  | { readonly reason: "too_large"; readonly mostBytes: number }
  | {
      readonly reason: "empty" | "old_excel" | "locked" | "other_file" | "broken" | "too_much_inside";
    }
  | { readonly reason: "too_many_rows"; readonly mostRows: number; readonly mostColumns: number }
  | ({ readonly reason: "unknown_encoding" | "nul" } & TextPlace)
  | { readonly reason: "bad_quotes"; readonly row: number; readonly column: number };

export function fileFaultSentence(fault: FileFault): string {
  switch (fault.reason) {
    case "too_large":
      return `ファイルが大きすぎます。${Math.floor(fault.mostBytes / 1024 / 1024)}MB以下のファイルにしてください。`;
    case "empty":
      return "ファイルが空です。保存し直してから、もう一度選んでください。";
    case "old_excel":
      return "古い形式（.xls）のファイルです。Excel で「名前を付けて保存」を選び、ファイルの種類を「Excel ブック（*.xlsx）」にして保存し直してください。";
    case "locked":
      return "パスワードがかかっています。Excel の「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」でパスワードを消し、保存し直してください。";
    case "other_file":
      return "Excel（.xlsx）でも CSV でもないファイルです。ファイルを確かめてください。";
    case "broken":
      return "ファイルが壊れているか、途中までしかありません。Excel で開いて保存し直すか、もう一度送ってもらってください。";
    case "too_much_inside":
      return "中身が大きすぎて読み取れません。必要なシートだけを新しいブックにコピーして、保存し直してください。";
    case "too_many_rows":
      return `行か列が多すぎます。${fault.mostRows.toLocaleString("en-US")}行、${fault.mostColumns}列までにしてください。`;
    case "unknown_encoding":
      return `${cellAddress(fault.row, fault.column)}のセルの文字コードを読み取れません（${placeInFile(fault)}）。Excel で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。`;
    case "nul":
      return `${cellAddress(fault.row, fault.column)}のセルに、文字ではない符号（NUL）が入っています（${placeInFile(fault)}）。その文字を入力し直し、Excel で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。`;
    case "bad_quotes":
      return `${cellAddress(fault.row, fault.column)}のセルの引用符（"）の使い方に誤りがあります。Excel で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。`;
  }
}
