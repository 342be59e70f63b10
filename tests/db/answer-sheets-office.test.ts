/** An answer sheet that LibreOffice opened and saved again is the same sheet, filled or not. */
import { findOffice, resave } from "@tests/fixtures/office-suite";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeXlsxFile } from "@/lib/workbook/write-xlsx";
import { type RoundAnswers, readRoundAnswers } from "@/server/answer-sheets/answers";
import { readReturned } from "@/server/answer-sheets/preview";
import { closeDb } from "@/server/db/client";
import { changeReport } from "@/server/reports/queries";
import { setEnvironment } from "./support/accounts";
import { buildSheetWorld, filled, SHEETS, sheetOf, told } from "./support/answer-sheets";
import { content, FY, NOW } from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let answers: RoundAnswers;
let saved: Record<string, Uint8Array>;

beforeAll(async () => {
  await findOffice();
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  const { people, roundId } = await buildSheetWorld();
  const draft = { kpiId: SHEETS, fy: FY, event: "save_draft", version: 0, content: content() } as const;
  must(await changeReport(people.general, draft, NOW));
  answers = must(await readRoundAnswers(people.general, roundId, NOW));
  const sheet = await sheetOf(people.general, roundId);
  saved = resave(
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
}, 180_000);
afterAll(async () => {
  await closeDb();
  await database.drop();
});

async function look(name: string): Promise<string[]> {
  const bytes = saved[name] ?? new Uint8Array();
  return told((await readReturned(answers, { name: `${name}.xlsx`, bytes }, NOW)).part);
}

it("is imported with no difference where nothing was filled", async () => {
  expect(await look("plain")).toEqual([]);
});

it("gives exactly what was filled", async () => {
  expect(await look("filled")).toEqual([
    "手続きの数 回答の種類  → 実績",
    "手続きの数 実績の値  → 1,286手続き",
    "手続きの数 いつの時点の値か  → 令和8年3月31日",
    "手続きの数 要因・数値の説明  → 申請の電子化を進めた。\n髙﨑①～－ㇹ",
    "申請書の電子化 状況  → 実施中",
    "申請書の電子化 取り組んだこと  → 様式を作った",
  ]);
});
