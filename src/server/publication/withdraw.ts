/** Withdrawal (取下げ): an earlier publication is marked, and a new one says so. Nothing is deleted. */

import { isEvidencePath, publicFiles } from "@/domain/publication/evidence";
import type { SiteFile } from "@/domain/publication/snapshot";
import { can } from "@/domain/shared/access";
import { cleanText } from "@/domain/shared/typed-text";
import { withdrawnAlready } from "@/domain/words/ja/publication/meanwhile";
import { quoted } from "@/domain/words/ja/quotes";
import { reasonWords } from "@/domain/words/ja/reports/reasons";
import { publicRoutes } from "@/lib/public-paths";
import { type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { storedSnapshot } from "@/server/publication/compose/stored-snapshot";
import type { MakeFiles } from "@/server/publication/edition/files";
import { storedFiles } from "@/server/publication/store/files";
import { makePublication } from "./publish";

export interface WithdrawalInput {
  readonly no: number;
  readonly reason: string;
  readonly fingerprint?: string;
}

/**
 * Takes a publication back. One act, all or nothing: the withdrawal, the marked pages that stand under /archive/{no}
 * from now on, and a new publication of the plans and approved figures as they stand now, whose list of changes begins
 * with the withdrawal. What was published stays stored as it was, and verified.
 *
 * @param input.reason told to the public, word for word
 * @param input.fingerprint as for `publish`: what else the new publication changes, as the person saw it
 * @returns the new publication's number; `not_found` for no such publication, `conflict` when it was withdrawn already
 *   or anything has changed since the preview
 */
export async function withdrawPublication(
  viewer: Viewer,
  input: WithdrawalInput,
  make: MakeFiles,
): Promise<Result<{ no: number }>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  const reason = cleanText(input.reason).trim();
  if (reason === "") return refused("invalid", { reason: "取下げの理由を入力してください。" });
  const target = await db().publication.findUnique({
    where: { no: input.no },
    select: {
      no: true,
      title: true,
      snapshot: true,
      withdrawal: { select: { by: { select: { name: true } } } },
    },
  });
  if (!target) return refused("not_found");
  if (target.withdrawal)
    return refused("conflict", { "": withdrawnAlready(input.no, target.withdrawal.by?.name ?? null) });

  const evidence = publicFiles(storedSnapshot(target.snapshot).plans);
  const pages: SiteFile[] = [];
  // Evidence is nobody's page, stopped or not.
  const wanted = (path: string) => !isEvidencePath(path);
  for await (const { path, contentType, body } of storedFiles(db(), target.no, "archive", { wanted })) {
    pages.push({ path, contentType, body });
  }
  const mark = (at: string) =>
    make({
      kind: "withdrawn",
      pages,
      notice: { no: target.no, at, reason, archiveHref: publicRoutes.archive() },
    });
  return makePublication(
    viewer,
    {
      title: `公表第${target.no}号の取下げ`,
      note: `公表第${target.no}号${quoted(target.title)}を取り下げました。${reasonWords(reason)}`,
      fingerprint: input.fingerprint,
    },
    make,
    { no: target.no, reason, mark, evidence },
  );
}
