/** A publication as one ZIP, put together by another thread: the folder that `npm run export` writes. */
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { exportPublication, type RenderExport } from "@/server/publication/export/export";
import { exportName, zipExport } from "@/server/publication/export/zip";
import { inThread } from "./in-thread";

export interface ZippedExport {
  readonly fileName: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface ExportWork {
  readonly kind: "export";
  readonly input: { readonly no: number };
}

/** @returns what `zipPublication` returns */
export async function exportInThread(
  viewer: Viewer,
  input: ExportWork["input"],
): Promise<Result<ZippedExport>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  return inThread({ kind: "export", input } satisfies ExportWork, viewer);
}

/** @returns otherwise what `exportPublication` returns */
export async function zipPublication(
  viewer: Viewer,
  input: ExportWork["input"],
  render: RenderExport,
): Promise<Result<ZippedExport>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  const exported = await exportPublication(viewer, input, render);
  if (!exported.ok) return exported;
  return done({ fileName: `${exportName(exported.value)}.zip`, body: zipExport(exported.value) });
}
