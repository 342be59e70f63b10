import { isEvidencePath, publicFiles } from "@/domain/publication/evidence";
import { db } from "@/server/db/client";
import type { Candidate } from "@/server/publication/compose/candidate";

/**
 * A public evidence file's bytes before they are published, for the preview.
 * @param candidate what its viewer may publish: proof enough that they may read it
 * @returns null where the publication would have no such file
 */
export async function readCandidateFile(
  candidate: Candidate,
  path: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = isEvidencePath(path)
    ? publicFiles(candidate.snapshot.plans).find((each) => each.path === path)
    : undefined;
  if (!file) return null;
  const { body } = await db().evidenceFile.findUniqueOrThrow({
    where: { sha256: file.sha256 },
    select: { body: true },
  });
  return body;
}
