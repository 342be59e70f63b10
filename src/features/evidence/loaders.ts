/** What the evidence beside a report shows, read for the signed-in person. */

import { notFound } from "next/navigation";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import { shown } from "@/server/auth/requests/shown";
import { requireViewer } from "@/server/auth/sessions/session";
import { listEvidence } from "@/server/reports/evidence/queries";
import type { EvidenceDto } from "@/server/reports/evidence/rows";

/** What {@link EvidenceSection} takes. */
export interface EvidenceProps {
  readonly kpiId: ItemId;
  readonly fy: FiscalYear;
  readonly pieces: readonly EvidenceDto[];
  readonly canChange: boolean;
  /** The department might change something, were its entry open; why it is not stands at the form. */
  readonly isClosed: boolean;
}

/** @param fy null for an address whose year is none */
export async function loadEvidence(kpiId: ItemId, fy: FiscalYear | null): Promise<EvidenceProps> {
  const viewer = await requireViewer();
  if (fy === null) notFound();
  const { pieces, canChange, closedBecause } = shown(await listEvidence(viewer, { kpiId, fy }));
  return { kpiId, fy, pieces, canChange, isClosed: closedBecause !== null };
}
