import { loadRoundWorkbook } from "@/features/rounds/loaders";
import { staffRoute } from "@/server/auth/requests/staff-route";
import { workbookAnswer } from "@/server/auth/requests/workbook-answer";

/** The table of a round as a workbook. */
export const GET = staffRoute<{ roundId: string }>(
  { what: "round workbook failed", told: "ファイルを用意できませんでした。" },
  async ({ viewer, params }) => workbookAnswer(await loadRoundWorkbook(viewer, params.roundId)),
);
