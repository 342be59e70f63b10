/** The corpus of returned sheets: what people really send, and what the preview says of each. */
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import { type RoundAnswers, readRoundAnswers } from "@/server/answer-sheets/answers";
import { readReturned } from "@/server/answer-sheets/preview";
import { closeDb } from "@/server/db/client";
import { changeReport } from "@/server/reports/queries";
import { setEnvironment } from "./support/accounts";
import { buildSheetWorld, SHEETS, sheetOf, told } from "./support/answer-sheets";
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

it("holds what people really send", () => {
  expect(RETURNED_CASES.length).toBeGreaterThanOrEqual(60);
  expect(DAMAGED_COUNT).toBeGreaterThanOrEqual(15);
  expect(new Set(RETURNED_CASES.map(({ name }) => name)).size).toBe(RETURNED_CASES.length);
});

it.each(RETURNED_CASES)("$name", async ({ make, told: expected }) => {
  const { part } = await readReturned(answers, { name: "回答票.xlsx", bytes: await make(sheet) }, NOW);
  const lines = told(part);
  const shown = lines.map((line, i) => (line.startsWith(expected[i] ?? "\0") ? expected[i] : line));
  expect(shown).toEqual(expected);
});
