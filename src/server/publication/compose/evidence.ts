/** The evidence (根拠資料), as the database has it now: what is public, and by what the rest is known. */

import { contentKey, type PublicPiece } from "@/domain/publication/evidence";
import type { Stopper } from "@/domain/publication/stops/stops";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toItemId } from "@/domain/shared/item-id";
import { cleanTexts } from "@/domain/shared/typed-text";
import type { Tx } from "@/server/db/client";
import { toPicture } from "@/server/reports/evidence/rows";

/**
 * What nobody removed, of every report, approved or not: what somebody chose to show in the order it was added, and of the
 * rest no word. What is stopped says so in its place.
 */
export async function readEvidence(
  tx: Tx,
  stopper: Stopper,
): Promise<{ readonly shown: PublicPiece[]; readonly internal: ReadonlySet<string> }> {
  const rows = await tx.evidence.findMany({
    where: { removedAt: null },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: {
      itemId: true,
      fy: true,
      isPublic: true,
      title: true,
      url: true,
      contentType: true,
      alt: true,
      width: true,
      height: true,
      file: { select: { sha256: true, size: true } },
    },
  });
  const pieces = rows.map(({ fy, contentType, file, title, url, isPublic, itemId, ...row }) => {
    const picture = toPicture(row);
    const stopped = file && stopper.file(file.sha256);
    const piece: PublicPiece = {
      kpiId: toItemId(itemId),
      fy: fiscalYear(fy),
      title: stopped ? stopper.sentence(stopped) : stopper.text(title),
      url: url === null ? null : stopper.text(url),
      file:
        file && contentType !== null
          ? {
              ...file,
              contentType,
              ...(picture ? { picture: { ...picture, alt: stopper.text(picture.alt) } } : {}),
              ...(stopped ? { stopped } : {}),
            }
          : null,
    };
    return { piece: cleanTexts(piece), isPublic };
  });
  const shown = pieces.flatMap(({ piece, isPublic }) => (isPublic ? [piece] : []));
  const keyOf = (piece: PublicPiece) => contentKey(piece.kpiId, piece.fy, piece);
  const open = new Set(shown.map(keyOf));
  const others = pieces.map(({ piece }) => keyOf(piece)).filter((key) => !open.has(key));
  return { shown, internal: new Set(others) };
}
