import { loadAccountsWorkbook } from "@/features/accounts/loaders";
import { staffRoute } from "@/server/auth/requests/staff-route";
import { workbookAnswer } from "@/server/auth/requests/workbook-answer";

/** Every account as a workbook. */
export const GET = staffRoute(
  { what: "accounts workbook failed", told: "ファイルを用意できませんでした。" },
  async ({ viewer }) => workbookAnswer(await loadAccountsWorkbook(viewer)),
);
