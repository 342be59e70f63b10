/** Rows of SQL written by hand: the client does not know their types, so each query says what it expects. */
import { z } from "zod";

/** @throws ZodError where the database answers something else than the query beside it says */
export function parseRows<Row extends z.ZodType>(row: Row, rows: unknown): z.infer<Row>[] {
  return z.array(row).parse(rows);
}
