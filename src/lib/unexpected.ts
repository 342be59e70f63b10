/** An error that nobody expected: the log keeps it under a number, and the person gets the number to tell. */
import { randomBytes } from "node:crypto";
import { logger } from "./logger";

/**
 * Logs the error and says so to the person; its own text never reaches them.
 * @param what for the log: "staff action failed"
 * @param told what the person is told first: 「保存できませんでした。」
 * @param about what else the log shall know; never what was typed
 * @returns the sentence with the number that stands in the log
 */
export function reportUnexpected(
  error: unknown,
  {
    what,
    told,
    ...about
  }: { readonly what: string; readonly told: string } & Readonly<Record<string, unknown>>,
): string {
  const reference = randomBytes(4).toString("hex").toUpperCase();
  logger.error({ err: error, reference, ...about }, what);
  return `${told}続くときは、受付番号 ${reference} を管理者にお伝えください。`;
}
