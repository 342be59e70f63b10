/** The messages beside a report, read for the signed-in person. */

import { notFound } from "next/navigation";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import { shown } from "@/server/auth/requests/shown";
import { requireViewer } from "@/server/auth/sessions/session";
import { listMessages, type MessagesDto } from "@/server/reports/messages/thread";

/** What {@link MessagesSection} takes. */
export interface MessagesProps extends MessagesDto {
  readonly kpiId: ItemId;
  readonly fy: FiscalYear;
}

/** @param fy null for an address whose year is none */
export async function loadMessages(kpiId: ItemId, fy: FiscalYear | null): Promise<MessagesProps> {
  const viewer = await requireViewer();
  if (fy === null) notFound();
  return { kpiId, fy, ...shown(await listMessages(viewer, { kpiId, fy })) };
}
