import { loadAuditWorkbook } from "@/features/audit/loaders";
import { staffRoute } from "@/server/auth/requests/staff-route";
import { workbookAnswer } from "@/server/auth/requests/workbook-answer";

/** The events of the audit trail as a workbook. */
export const GET = staffRoute(
  { what: "audit workbook failed", told: "ファイルを用意できませんでした。" },
  async ({ viewer, request }) =>
    workbookAnswer(await loadAuditWorkbook(viewer, new URL(request.url).searchParams)),
);
