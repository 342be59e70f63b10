/** What the file system refuses, as a sentence. */
import { OperatorError } from "@/lib/operator-error";

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: "ディスクに空きがありません。空きを作ってから、もう一度実行してください。",
  EDQUOT: "ディスクの割り当てを使い切りました。空きを作ってから、もう一度実行してください。",
  ENOENT: "フォルダーまたはファイルがありません。名前を確かめてください。",
  EACCES: "権限がありません。この利用者が読み書きできる場所を指定してください。",
  EPERM: "権限がありません。この利用者が読み書きできる場所を指定してください。",
  EROFS: "書き込めない場所です。別の場所を指定してください。",
  EISDIR: "フォルダーです。ファイルの名前を指定してください。",
};

/** @returns the error itself where the file system has nothing to do with it */
export function describeDisk(error: unknown, file: string): unknown {
  for (let each = error; each instanceof Error; each = each.cause) {
    const words = "code" in each && typeof each.code === "string" ? WORDS[each.code] : undefined;
    if (words) return new OperatorError(`${file}：${words}`, { cause: error });
  }
  return error;
}
