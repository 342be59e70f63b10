/** What a plan file gets wrong before its content can be looked at: its encoding, and what the YAML parser complains of. */
import type { ErrorCode } from "yaml";

const BROKEN =
  "YAMLの書き方に誤りがあります。字下げ、「:」と「-」の後の空白、引用符と括弧の対応を確かめてください。";
const INDENT =
  "字下げがそろっていないか、括弧が閉じていません。同じ階層の項目は同じ位置から書き始めてください。";
const NESTED =
  '1行に「項目: 値」が重なっているか、字下げがそろっていません。値の中に「: 」があるときは、値を " " で囲んでください。';
const ANCHOR = "アンカー（&名前）・エイリアス（*名前）は使えません。値をそのまま書いてください。";
const TAG = "タグ（!名前）は使えません。";

/** The parser's own sentences are English and speak of the grammar. */
const SYNTAX_WORDS: Record<ErrorCode, string> = {
  ALIAS_PROPS: ANCHOR,
  BAD_ALIAS: ANCHOR,
  BAD_COLLECTION_TYPE: INDENT,
  BAD_DIRECTIVE: "「%」で始まる行は使えません。",
  BAD_DQ_ESCAPE:
    "\" \" の中の「\\」の使い方に誤りがあります。「\\」を文字として書くときは、' ' で囲んでください。",
  BAD_INDENT: INDENT,
  BAD_PROP_ORDER: BROKEN,
  BAD_SCALAR_START: 'この記号では値を書き始められません。値を " " で囲んでください（例: unit: "%"）。',
  BLOCK_AS_IMPLICIT_KEY: NESTED,
  BLOCK_IN_FLOW: "{ } や [ ] の中に、「- 」の並びや複数行の値は書けません。",
  DUPLICATE_KEY: "同じ項目が2回書かれています。1つにしてください。",
  IMPOSSIBLE: BROKEN,
  KEY_OVER_1024_CHARS: "項目名が長すぎます。「:」の位置を確かめてください。",
  MISSING_CHAR: "記号が足りません（「:」、閉じる引用符、閉じる括弧など）。",
  MULTILINE_IMPLICIT_KEY: NESTED,
  MULTIPLE_ANCHORS: ANCHOR,
  MULTIPLE_DOCS:
    "1つのファイルに書ける計画は1つだけです。区切り行（---）より後を別のファイルに分けてください。",
  MULTIPLE_TAGS: TAG,
  NON_STRING_KEY: "項目名には文字だけを書いてください。",
  RESOURCE_EXHAUSTION: "入れ子が深すぎて読み取れません。",
  TAB_AS_INDENT: "字下げにタブは使えません。半角の空白で字下げしてください。",
  TAG_RESOLVE_FAILED: TAG,
  UNEXPECTED_TOKEN: BROKEN,
};

export function syntaxMessage(code: ErrorCode): string {
  return SYNTAX_WORDS[code] ?? BROKEN;
}

const LINE_FEED = 0x0a;

/** The text of the bytes, or the first line that is no UTF-8. */
export function decodePlanFile(bytes: Uint8Array): { readonly text: string } | { readonly badLine: number } {
  const decode = (part: Uint8Array) => new TextDecoder("utf-8", { fatal: true }).decode(part);
  try {
    return { text: decode(bytes) };
  } catch {
    let [line, start] = [1, 0];
    while (start < bytes.length) {
      const feed = bytes.indexOf(LINE_FEED, start);
      const end = feed < 0 ? bytes.length : feed;
      try {
        decode(bytes.subarray(start, end));
      } catch {
        break;
      }
      [line, start] = [line + 1, end + 1];
    }
    return { badLine: line };
  }
}

export const NOT_UTF8 =
  "文字コードがUTF-8ではありません（Shift_JISなど）。文字コードにUTF-8を選んで保存し直してください。";
