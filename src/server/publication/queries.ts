/** The publications as the staff side lists them. */
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";

export interface PublicationDto {
  readonly no: number;
  readonly title: string;
  readonly note: string;
  readonly publishedAt: string;
  /** Who pressed the button; "システム" for the first publication, made at start. */
  readonly publishedBy: string;
  readonly manifestSha256: string;
  readonly files: number;
  readonly withdrawn: { readonly reason: string; readonly at: string } | null;
}

/** Newest first. */
export async function listPublications(viewer: Viewer): Promise<Result<PublicationDto[]>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  const rows = await db().publication.findMany({
    orderBy: { no: "desc" },
    select: {
      no: true,
      title: true,
      note: true,
      publishedAt: true,
      manifestSha256: true,
      publishedBy: { select: { name: true } },
      withdrawal: { select: { reason: true, at: true } },
      _count: { select: { files: { where: { edition: "current" } } } },
    },
  });
  return done(
    rows.map(({ publishedAt, publishedBy, withdrawal, _count, ...row }) => ({
      ...row,
      publishedAt: publishedAt.toISOString(),
      publishedBy: publishedBy?.name ?? "システム",
      files: _count.files,
      withdrawn: withdrawal && { reason: withdrawal.reason, at: withdrawal.at.toISOString() },
    })),
  );
}
