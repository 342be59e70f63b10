import { expect, it } from "vitest";
import { EVIDENCE_MAX_BYTES } from "@/domain/reports/entry/evidence";
import { EVIDENCE_KIND_WORDS, fileFaultSentence, sizeWords, URL_FAULT_WORDS } from "./evidence";

const KB = 1024;
const MB = KB * KB;

it.each([
  [0, "0バイト"],
  [1023, "1023バイト"],
  [KB, "1KB"],
  [KB + 1, "2KB"],
  [MB - 1, "1024KB"],
  [MB, "1MB"],
  [MB + 1, "1.1MB"],
  [1.25 * MB, "1.3MB"],
  [EVIDENCE_MAX_BYTES, "20MB"],
  // One byte more than allowed does not read as what is allowed.
  [EVIDENCE_MAX_BYTES + 1, "20.01MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

it("says why a file is not taken", () => {
  expect(fileFaultSentence({ kind: "no_name" })).toBe("ファイルに名前がありません。");
  expect(fileFaultSentence({ kind: "empty" })).toBe("空のファイルは登録できません。");
  expect(fileFaultSentence({ kind: "too_large", size: 31 * MB })).toBe(
    "ファイルが大きすぎます（31MB）。登録できるのは20MBまでです。",
  );
  expect(fileFaultSentence({ kind: "unknown_content", named: null })).toMatch(
    /^ファイルの内容が登録できる種類ではないため、登録できません。登録できるのは、PDF、/,
  );
  expect(fileFaultSentence({ kind: "unknown_content", named: "csv" })).toBe(
    "ファイルの内容がCSVではないため、登録できません。文字コードは、UTF-8かShift_JISにしてください。",
  );
  expect(fileFaultSentence({ kind: "unknown_content", named: "docx" })).toMatch(
    /^ファイルの内容がWordではないため、登録できません。登録できるのは、/,
  );
  expect(fileFaultSentence({ kind: "misnamed", content: "xlsx" })).toBe(
    "ファイルの内容はExcelですが、名前の末尾が合っていません。末尾を「.xlsx」にしてから登録してください。",
  );
  expect(URL_FAULT_WORDS.too_long).toMatch(/^URLが長すぎます。\d+文字までです。$/);
  expect(EVIDENCE_KIND_WORDS.csv).toBe("CSV");
});
