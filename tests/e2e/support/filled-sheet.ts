/** Somebody fills an answer sheet at their desk. */
import { openXlsx, saveXlsx } from "hucre/xlsx";

const HEAD_ROW = 2;
const ROWS = 2;

/** @returns the sheet with a text in that column of the first rows of each of its tables */
export async function filledSheet(file: Uint8Array, header: string, text: string): Promise<Buffer> {
  const workbook = await openXlsx(file);
  for (const { rows, cells } of workbook.sheets) {
    const column = rows[HEAD_ROW]?.indexOf(header) ?? -1;
    if (column === -1) continue;
    for (const [index, row] of rows.entries()) {
      if (index <= HEAD_ROW || index > HEAD_ROW + ROWS) continue;
      row[column] = text;
      const cell = cells?.get(`${index},${column}`);
      if (cell) Object.assign(cell, { value: text, type: "string" });
    }
  }
  return Buffer.from(await saveXlsx(workbook));
}
