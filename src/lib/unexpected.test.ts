import { expect, it, vi } from "vitest";
import { logger } from "./logger";
import { reportUnexpected } from "./unexpected";

it("tells the number that stands in the log, and nothing of the error itself", () => {
  const logged = vi.spyOn(logger, "error").mockReturnValue();
  const error = new Error("secret table missing");
  const about = { what: "report change failed", told: "保存できませんでした。", path: "/api/reports" };
  const told = reportUnexpected(error, about);
  const again = reportUnexpected(error, about);
  const [fields, what] = logged.mock.calls[0] as unknown as [{ reference: string }, string];
  expect(what).toBe("report change failed");
  expect(fields).toEqual({
    err: error,
    reference: expect.stringMatching(/^[0-9A-F]{8}$/),
    path: "/api/reports",
  });
  expect(told).toBe(
    `保存できませんでした。続くときは、受付番号 ${fields.reference} を管理者にお伝えください。`,
  );
  expect(again).not.toBe(told);
});
