/** That somebody gave the data folder another database on purpose: a line in that database's own trail. */
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { transaction } from "@/server/db/transaction";
import { recordAudit } from "./record";

/** @param change what the folder belonged to, and what it belongs to now, as a person reads it */
export async function recordAdoption(
  viewer: Viewer,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<Result<null>> {
  // From now on this database is what the site shows.
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  await transaction((tx) =>
    recordAudit(tx, viewer, {
      action: "database.adopt",
      subject: { kind: "settings", id: "database" },
      before: { database: before },
      after: { database: after },
    }),
  );
  return done(null);
}
