/** The approved answers about initiatives, as publication reads them. */

import type { ApprovedInitiative } from "@/domain/reports/initiative";
import type { Tx } from "@/server/db/client";

/** Every approved revision. None yet: the tables of reports hold figures of KPIs alone. */
export async function readApprovedInitiatives(_tx: Tx): Promise<ApprovedInitiative[]> {
  return [];
}
