/** What the evidence beside a report shows, read for the signed-in person. */
import { forbidden, notFound } from "next/navigation";
import type { FiscalYear } from "@/domain/fiscal-year";
import { staffRoutes } from "@/lib/routes";
import { requireViewer } from "@/server/auth/session";
import { listEvidence } from "@/server/data/evidence";
import type { Piece } from "./schema";

/** What {@link EvidenceSection} takes. */
export interface EvidenceProps {
  readonly kpiId: string;
  readonly fy: FiscalYear;
  readonly pieces: readonly Piece[];
  readonly canChange: boolean;
  /** Why a department cannot change anything now. */
  readonly closedBecause: string | null;
}

/** @param fy null for an address whose year is none */
export async function loadEvidence(kpiId: string, fy: FiscalYear | null): Promise<EvidenceProps> {
  const viewer = await requireViewer(fy === null ? undefined : staffRoutes.entryForm(kpiId, fy));
  if (fy === null) notFound();
  const list = await listEvidence(viewer, { kpiId, fy });
  if (!list.ok) {
    if (list.reason === "forbidden") forbidden();
    notFound();
  }
  return { kpiId, fy, ...list.value };
}
