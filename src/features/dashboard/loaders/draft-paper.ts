/** Documents as the next publication would have them. */

import { type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { draftPaperInThread } from "@/server/publication/draft-paper";
import type { PreviewFile } from "@/server/publication/preview";
import { parseDraftPaper } from "../schema";

/** @param name as `draftPaperHref` gives it */
export async function loadDraftPaper(viewer: Viewer, name: string): Promise<Result<PreviewFile>> {
  const paper = parseDraftPaper(name);
  return paper === null ? refused("not_found") : draftPaperInThread(viewer, { paper });
}
