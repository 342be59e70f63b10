/**
 * Thousands of rows in one statement, as one value: as parameters they would be more than a statement takes, and Prisma needs
 * seconds to write them down.
 */
import type { Tx } from "./client";
import { Prisma } from "./generated/client";

/** Those that are written in this way: the schema maps each of their columns by {@link columnName}. */
type Table = "report" | "report_revision" | "figure_import_item";

/** @param rows with the same names, as Prisma's client has them; what is left out has the column's default */
export async function insertRows(tx: Tx, table: Table, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Prisma.raw(Object.keys(first).map(columnName).join(", "));
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [columnName(name), value])),
  );
  const into = Prisma.raw(table);
  await tx.$executeRaw`
    INSERT INTO ${into} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${into}, ${JSON.stringify(named)}::jsonb)`;
}

/** Names that are not their column's in words with _ between. */
const MAPPED: Readonly<Record<string, string>> = { itemId: "kpi_id", fy: "fiscal_year" };

/** actualText → actual_text */
function columnName(name: string): string {
  return MAPPED[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
