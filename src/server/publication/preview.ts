/** The publication that would be made now, file by file; put together by another thread, as a publication is. */
import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { type Candidate, prepareCandidate } from "@/server/publication/compose/candidate";
import { readCandidateFile } from "@/server/publication/serve/candidate-file";
import { inThread } from "./in-thread";
import { noteLook } from "./looks";

/** Which file, and below which address every link of the preview stays. */
export interface PreviewPlace {
  readonly basePath: string;
  readonly route: string;
}

/** One page or data file of a snapshot; null where there is none. Given by src/public-site. */
export type RenderFile = (snapshot: PublicationSnapshot, place: PreviewPlace) => Promise<SiteFile | null>;

export interface PreviewFile {
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The words are those that stand in the form. */
export interface PreviewInput extends PreviewPlace {
  readonly title: string;
  readonly note: string;
}

export interface PreviewWork {
  readonly kind: "preview";
  readonly input: PreviewInput;
}

/** @returns what `readPreviewFile` returns */
export async function previewInThread(viewer: Viewer, input: PreviewInput): Promise<Result<PreviewFile>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  return inThread({ kind: "preview", input } satisfies PreviewWork, viewer);
}

/** Notes who has which page open. `not_found` where the publication would have no such file. */
export async function readPreviewFile(
  viewer: Viewer,
  { title, note, basePath, route }: PreviewInput,
  render: RenderFile,
): Promise<Result<PreviewFile>> {
  const candidate = await prepareCandidate(viewer, { title, note });
  if (!candidate.ok) return candidate;
  const evidence = await previewOfEvidence(candidate.value, route);
  if (evidence) return evidence;
  const file = await render(candidate.value.snapshot, { basePath, route });
  // A note that cannot be written keeps nobody from looking: whoever publishes then is led here once more.
  if (file?.contentType.startsWith("text/html")) {
    await noteLook(viewer.userId, { fingerprint: candidate.value.fingerprint, page: route });
  }
  return previewOf(file);
}

/** null where the publication would have no such piece of evidence. */
export async function previewOfEvidence(
  candidate: Candidate,
  route: string,
): Promise<Result<PreviewFile> | null> {
  const body = await readCandidateFile(candidate, route.slice(1));
  // Saved, never shown on the staff side's own address: the same as on the public pages.
  return body && done({ contentType: "application/octet-stream", body });
}

export function previewOf(file: SiteFile | null): Result<PreviewFile> {
  return file
    ? done({ contentType: file.contentType, body: new Uint8Array(file.body) })
    : refused("not_found");
}
