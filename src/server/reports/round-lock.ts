/**
 * Who holds a round, and how. One lock for whoever changes it, one for whoever relies on it staying as it is; every
 * other use of a round's row takes none. It stands here, below server/rounds, because saving a report holds its round.
 */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { Tx } from "@/server/db/client";

/**
 * Until the transaction ends, nobody else changes the round, and no report of it is saved. Foreign keys to the round
 * (a new mail, a new link) do not wait.
 */
export async function holdRoundForChange(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM collection_round WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
}

/** The same for every round that is not closed. In the order of their years: no two of these wait for each other. */
export async function holdRunningRoundsForChange(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    SELECT FROM collection_round WHERE closed_at IS NULL ORDER BY fiscal_year FOR NO KEY UPDATE`;
}

/** Until the transaction ends, the round is neither closed nor opened: what was allowed is still allowed at the commit. */
export async function holdRoundAgainstChange(tx: Tx, fy: FiscalYear): Promise<void> {
  await tx.$executeRaw`SELECT FROM collection_round WHERE fiscal_year = ${fy} FOR SHARE`;
}
