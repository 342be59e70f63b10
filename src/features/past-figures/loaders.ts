/** Past figures: what was taken in so far, and one import with all its figures. */
import { cache } from "react";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { getFigureImport, listFigureImports } from "@/server/past-figures/queries";
import { type ImportLine, type ImportView, toImportLine, toImportView } from "./view-model";

/** Before the first byte: 403 for who does not enter figures for every department. */
export async function admitToPastFigures(): Promise<void> {
  await requireAbility("report.submit");
}

export async function loadPastFigures(): Promise<readonly ImportLine[]> {
  const viewer = await requireViewer();
  return shown(await listFigureImports(viewer)).map(toImportLine);
}

/** One reading for a request: what tells whether it exists, and what its page is made of. */
const importOf = cache((viewer: Viewer, importId: string) => getFigureImport(viewer, { importId }));

/** Before the first byte: 404 for an unknown import. */
export async function admitToFigureImport(importId: string): Promise<void> {
  const viewer = await requireAbility("report.approve");
  shown(await importOf(viewer, importId));
}

export async function loadFigureImport(importId: string): Promise<ImportView> {
  const viewer = await requireViewer();
  return toImportView(shown(await importOf(viewer, importId)));
}
