/** The thread beside a report, read for the signed-in person. */
import { forbidden, notFound } from "next/navigation";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { staffRoutes } from "@/lib/routes";
import { requireViewer } from "@/server/auth/session";
import type { MessageDto } from "@/server/reports/messages/thread";
import { listMessages } from "@/server/reports/messages/thread";

/** What {@link MessagesSection} takes. */
export interface MessagesProps {
  readonly kpiId: string;
  readonly fy: FiscalYear;
  /** Oldest first. */
  readonly messages: readonly MessageDto[];
  readonly canPost: boolean;
}

/** @param fy null for an address whose year is none */
export async function loadMessages(kpiId: string, fy: FiscalYear | null): Promise<MessagesProps> {
  const viewer = await requireViewer(fy === null ? undefined : staffRoutes.entryForm(kpiId, fy));
  if (fy === null) notFound();
  const thread = await listMessages(viewer, { kpiId, fy });
  if (!thread.ok) {
    if (thread.reason === "forbidden") forbidden();
    notFound();
  }
  return { kpiId, fy, ...thread.value };
}
