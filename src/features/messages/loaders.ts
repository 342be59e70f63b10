/** The messages beside a report, read for the signed-in person. */

import { notFound } from "next/navigation";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { shown } from "@/server/auth/requests/shown";
import { requireViewer } from "@/server/auth/sessions/session";
import { listMessages, type MessagesDto } from "@/server/reports/messages/thread";

/** What {@link MessagesSection} takes. */
export interface MessagesProps extends MessagesDto {
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
}

/** @param fy null for an address whose year is none */
export async function loadMessages(kpiId: KpiId, fy: FiscalYear | null): Promise<MessagesProps> {
  const viewer = await requireViewer();
  if (fy === null) notFound();
  return { kpiId, fy, ...shown(await listMessages(viewer, { kpiId, fy })) };
}
