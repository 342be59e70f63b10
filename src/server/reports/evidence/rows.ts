/** A piece of evidence as it is read. */
import { type EvidenceKind, kindOfContentType } from "@/domain/reports/entry/evidence";
import type { Picture } from "@/domain/reports/entry/picture";
import { itemInScope, type ReportScope } from "@/server/access/scope";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";

export interface EvidenceDto {
  readonly id: string;
  /** The file's name, or what the address leads to. */
  readonly title: string;
  readonly kind: EvidenceKind | "url";
  /** Of a file, in bytes. */
  readonly size: number | null;
  readonly url: string | null;
  /** Of a picture (写真); else null. */
  readonly picture: Picture | null;
  /** What somebody chose; a file that is stopped is shown to nobody outside all the same. */
  readonly isPublic: boolean;
  /** 公開の停止 of the file, until it is given free again. */
  readonly isStopped: boolean;
  readonly addedBy: string;
  /** ISO instant, by the database's clock. */
  readonly addedAt: string;
}

export const EVIDENCE_SELECT = {
  id: true,
  title: true,
  contentType: true,
  url: true,
  alt: true,
  width: true,
  height: true,
  isPublic: true,
  fileSha256: true,
  addedAt: true,
  file: { select: { size: true } },
  addedBy: { select: { name: true, department: { select: { name: true } } } },
} as const satisfies Prisma.EvidenceSelect;

/** A piece of a report that this person may read: for what is not theirs the database has nothing to tell, and tells it as fast. */
export function pieceInScope(scope: NonNullable<ReportScope>): Prisma.EvidenceWhereInput {
  return { removedAt: null, ...everInScope(scope) };
}

/** Also one that was removed. */
export function everInScope(scope: NonNullable<ReportScope>): Prisma.EvidenceWhereInput {
  const opened = scope.all ? null : scope.responseScope;
  return { item: itemInScope(scope), ...(opened === null ? {} : { fy: opened.fy }) };
}

export type EvidenceRow = Prisma.EvidenceGetPayload<{ select: typeof EVIDENCE_SELECT }>;

/** Hashes of those files among them that are stopped (公開の停止). */
export async function stoppedAmong(
  tx: Tx,
  rows: readonly Pick<EvidenceRow, "fileSha256">[],
): Promise<ReadonlySet<string | null>> {
  const stops = await tx.publicationStop.findMany({
    where: { fileSha256: { in: rows.flatMap(({ fileSha256 }) => fileSha256 ?? []) }, liftedAt: null },
    select: { fileSha256: true },
  });
  return new Set(stops.map(({ fileSha256 }) => fileSha256));
}

/** @param stopped of {@link stoppedAmong} */
export function toEvidence(
  { contentType, file, fileSha256, addedBy, addedAt, alt, width, height, ...row }: EvidenceRow,
  stopped: ReadonlySet<string | null>,
): EvidenceDto {
  const kind = contentType === null ? "url" : kindOfContentType(contentType);
  if (kind === null) throw new Error(`evidence ${row.id} has the unknown media type ${contentType}`);
  const { name, department } = addedBy;
  return {
    ...row,
    kind,
    picture: toPicture({ alt, width, height }),
    size: file?.size ?? null,
    isStopped: stopped.has(fileSha256),
    addedBy: department ? `${department.name} ${name}` : name,
    addedAt: addedAt.toISOString(),
  };
}

/** null for a piece that is none; the database lets no picture be without its words and size. */
export function toPicture({
  alt,
  width,
  height,
}: Pick<EvidenceRow, "alt" | "width" | "height">): Picture | null {
  return alt === null || width === null || height === null ? null : { alt, width, height };
}
