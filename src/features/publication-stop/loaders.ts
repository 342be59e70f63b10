/** What is stopped, and what could be. */

import type { Choice } from "@/components/forms/field";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listPublishedFiles, listStops } from "@/server/publication/stops/queries";
import { listPublishedTexts } from "@/server/publication/stops/texts";
import {
  type DoneWord,
  doneWord,
  fileChoice,
  type StopRow,
  stopRow,
  type TextChoice,
  textChoice,
} from "./view-model";

export interface StopsPage {
  readonly stops: readonly StopRow[];
  readonly files: readonly Choice[];
  readonly texts: readonly TextChoice[];
  /** What was done just now. */
  readonly done: DoneWord | null;
}

/** Before the first byte: 403 for who may not publish. */
export async function admitToStops(): Promise<void> {
  await requireAbility("publication.publish");
}

/** @param done in the address after an act: anything */
export async function loadStops(done: string | string[] | undefined): Promise<StopsPage> {
  const viewer = await requireViewer();
  return {
    stops: shown(await listStops(viewer)).map((stop) => stopRow(stop, viewer.userId)),
    files: shown(await listPublishedFiles(viewer)).map(fileChoice),
    texts: shown(await listPublishedTexts(viewer)).map(textChoice),
    done: doneWord(done),
  };
}
