/** What the page of transfers shows. */
import { staffRoutes } from "@/lib/routes";
import { requireViewer } from "@/server/auth/session";
import { shown } from "@/server/auth/shown";
import { getTransfer } from "@/server/rounds/transfer/transfer";
import { parseTransferParty } from "./schema";
import { type TransferPage, transferPage } from "./view-model";

export async function loadTransfer(
  from: string | string[] | undefined,
  now: Date = new Date(),
): Promise<TransferPage> {
  const viewer = await requireViewer(staffRoutes.transfer());
  return transferPage(shown(await getTransfer(viewer, { party: parseTransferParty(from) }, now)));
}
