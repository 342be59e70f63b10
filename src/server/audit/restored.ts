/** A database that came out of a backup says so in its own trail. */
import { systemActor } from "@/server/access/viewer";
import { transaction } from "@/server/db/transaction";
import { recordAudit } from "./record";

const ACTIONS = { restore: "backup.restore", move: "database.move" } as const;

/** @param lastEvent number of the last event that the backup had: what follows it was written after */
export async function recordRestore({
  occasion,
  madeAt,
  lastEvent,
}: {
  readonly occasion: keyof typeof ACTIONS;
  readonly madeAt: string;
  readonly lastEvent: number | null;
}): Promise<void> {
  await transaction((tx) =>
    recordAudit(tx, systemActor, {
      action: ACTIONS[occasion],
      subject: { kind: "settings", id: "database" },
      after: { backupOf: madeAt, lastEvent },
    }),
  );
}
