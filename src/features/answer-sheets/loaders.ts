/** What the page of answer sheets shows, and its files. */
import { can } from "@/domain/shared/access";
import { requestTime } from "@/lib/request-time";
import type { Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { listSheetOwners, makeAnswerSheet, type SheetFile } from "@/server/answer-sheets/make";
import { previewAnswerSheet, type ReturnedSheet } from "@/server/answer-sheets/preview";
import { shown } from "@/server/auth/requests/shown";
import { requireViewer } from "@/server/auth/sessions/session";
import type { SheetsPage } from "./components/sheets-view";
import { NO_DEPARTMENT } from "./schema";

/** Before the first byte: 403 for who answers nothing, 404 for a round that was not sent out. */
export async function admitToSheets(roundId: string): Promise<void> {
  shown(await listSheetOwners(await requireViewer(), roundId));
}

export async function loadSheets(roundId: string, now: Date = requestTime()): Promise<SheetsPage> {
  const viewer = await requireViewer();
  const { round, owners } = shown(await listSheetOwners(viewer, roundId, now));
  return {
    round: { id: round.id, title: round.title, fy: round.fy },
    owners: owners.map(({ id, ...owner }) => ({ ...owner, key: id ?? NO_DEPARTMENT })),
    isOffice: can(viewer, "round.manage", {}),
    mayReadRound: can(viewer, "report.read", {}),
  };
}

export function loadSheetFile(
  viewer: Viewer,
  { roundId, departmentId }: { readonly roundId: string; readonly departmentId: string },
): Promise<Result<SheetFile>> {
  return makeAnswerSheet(viewer, {
    roundId,
    departmentId: departmentId === NO_DEPARTMENT ? null : departmentId,
  });
}

export function loadReturnedSheet(
  viewer: Viewer,
  returned: {
    readonly roundId: string;
    readonly file: { readonly name: string; readonly bytes: Uint8Array };
  },
): Promise<Result<ReturnedSheet>> {
  return previewAnswerSheet(viewer, returned);
}
