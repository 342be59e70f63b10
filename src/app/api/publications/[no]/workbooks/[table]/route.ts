import { loadPublicationWorkbook } from "@/features/publication/loaders";
import { staffRoute } from "@/server/auth/requests/staff-route";
import { workbookAnswer } from "@/server/auth/requests/workbook-answer";

/** A table of a publication as a workbook. */
export const GET = staffRoute<{ no: string; table: string }>(
  { what: "publication workbook failed", told: "ファイルを用意できませんでした。" },
  async ({ viewer, params }) =>
    workbookAnswer(await loadPublicationWorkbook(viewer, params.no, params.table)),
);
