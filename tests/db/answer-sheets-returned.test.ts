/** The corpus of returned sheets: what people really send, and what the preview says of each. */
import { findOffice, resave } from "@tests/fixtures/office-suite";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import { writeXlsxFile } from "@/lib/workbook/write-xlsx";
import { type RoundAnswers, readRoundAnswers } from "@/server/answer-sheets/answers";
import { readReturned } from "@/server/answer-sheets/preview";
import { closeDb } from "@/server/db/client";
import { changeReport } from "@/server/reports/queries";
import { setEnvironment } from "./support/accounts";
import { buildSheetWorld, filled, SHEETS, sheetOf, told } from "./support/answer-sheets";
import { content, FY, NOW } from "./support/reports";
import { DAMAGED_COUNT, RETURNED_CASES } from "./support/returned-sheets";
import { must } from "./support/rounds";

let database: TestDatabase;
let answers: RoundAnswers;
let sheet: WorkbookToWrite;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  const { people, roundId } = await buildSheetWorld();
  const { general } = people;
  const draft = { kpiId: SHEETS, fy: FY, event: "save_draft", version: 0, content: content() } as const;
  must(await changeReport(general, draft, NOW));
  answers = must(await readRoundAnswers(general, roundId, NOW));
  sheet = await sheetOf(general, roundId);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

async function look(bytes: Uint8Array): Promise<string[]> {
  return told((await readReturned(answers, { name: "回答票.xlsx", bytes }, NOW)).part);
}

it("holds what people really send", () => {
  expect(RETURNED_CASES.length).toBeGreaterThanOrEqual(60);
  expect(DAMAGED_COUNT).toBeGreaterThanOrEqual(15);
  expect(new Set(RETURNED_CASES.map(({ name }) => name)).size).toBe(RETURNED_CASES.length);
});

it.each(RETURNED_CASES)("$name", async ({ make, told: expected }) => {
  const lines = await look(await make(sheet));
  const shown = lines.map((line, i) => (line.startsWith(expected[i] ?? "\0") ? expected[i] : line));
  expect(shown).toEqual(expected);
});

it("is the same sheet once LibreOffice has opened it and saved it again, filled or not", async () => {
  await findOffice();
  const saved = resave(
    {
      plain: await writeXlsxFile(sheet),
      filled: await writeXlsxFile(
        filled(sheet, {
          手続きの数: {
            回答の種類: "実績",
            実績の値: 1286,
            いつの時点の値か: { day: "2026-03-31" },
            "要因・数値の説明": "申請の電子化を進めた。\n髙﨑①～－ㇹ",
          },
          申請書の電子化: { 状況: "実施中", 取り組んだこと: "様式を作った" },
        }),
      ),
    },
    "xlsx",
  );
  expect(await look(saved.plain ?? new Uint8Array())).toEqual([]);
  expect(await look(saved.filled ?? new Uint8Array())).toEqual([
    "手続きの数 回答の種類  → 実績",
    "手続きの数 実績の値  → 1,286手続き",
    "手続きの数 いつの時点の値か  → 令和8年3月31日",
    "手続きの数 要因・数値の説明  → 申請の電子化を進めた。\n髙﨑①～－ㇹ",
    "申請書の電子化 状況  → 実施中",
    "申請書の電子化 取り組んだこと  → 様式を作った",
  ]);
}, 180_000);
