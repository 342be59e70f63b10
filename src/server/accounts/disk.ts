/** How full the disk under the system's own database is, for whoever can have it mended. */
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { type DiskState, diskState } from "@/server/db/disk";

export function readDiskState(viewer: Viewer): Result<DiskState> {
  const isConcerned = can(viewer, "account.manage", {}) || can(viewer, "publication.publish", {});
  return isConcerned ? done(diskState()) : refused("forbidden");
}
