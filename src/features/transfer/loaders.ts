/** What the page of transfers shows. */
import { cache } from "react";
import { requestTime } from "@/lib/request-time";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility } from "@/server/auth/sessions/session";
import { getTransfer } from "@/server/rounds/transfer/queries";
import { parseTransferParty } from "./schema";
import { type TransferPage, transferPage } from "./view-model";

/** Before the first byte: 403 for who may not manage rounds, 404 for an unknown person or department. */
export async function admitToTransfer(
  from: string | string[] | undefined,
  now: Date = requestTime(),
): Promise<void> {
  await requireAbility("round.manage");
  if (parseTransferParty(from)) await transferOf(from, now);
}

export async function loadTransfer(
  from: string | string[] | undefined,
  now: Date = requestTime(),
): Promise<TransferPage> {
  return transferPage(await transferOf(from, now));
}

const transferOf = cache(async (from: string | string[] | undefined, now: Date) => {
  const viewer = await requireAbility("round.manage");
  return shown(await getTransfer(viewer, { party: parseTransferParty(from) }, now));
});
