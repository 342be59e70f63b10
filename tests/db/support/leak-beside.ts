/** Marks in what stands beside answers on KPIs, initiatives and metrics: messages, files, addresses and pictures. */
import { secret, told } from "@tests/fixtures/marks";
import sharp from "sharp";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import type { ItemId } from "@/domain/shared/item-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { Viewer } from "@/server/access/viewer";
import { addFile, addPicture, addUrl } from "@/server/reports/evidence/add";
import { changeVisibility, removeEvidence } from "@/server/reports/evidence/change";
import { postMessage } from "@/server/reports/messages/post";
import { NOW } from "./publications";
import { must } from "./rounds";

/** Messages, addresses and files, of each report. */
export const BESIDE = 5;
/** Of each kind one whose answer of R7 is published, and one whose answer nobody has approved by then. */
const PUBLISHED: readonly ItemId[] = [
  toKpiId("learning-events"),
  toInitiativeId("dx-2-1-1-1"),
  toKpiId("online-requests"),
];
const UNAPPROVED: readonly ItemId[] = [
  toKpiId("online-procedures"),
  toInitiativeId("dx-2-1-1-3"),
  toKpiId("metric-visits"),
];
const [, INITIATIVE] = PUBLISHED;

/** Before anything is published. */
export async function fillBeside(office: Viewer): Promise<void> {
  for (const kpiId of [...PUBLISHED, ...UNAPPROVED]) await fillReport(office, kpiId);
  for (const kpiId of PUBLISHED) await showWhatIsTold(office, kpiId);
  // Somebody chose to show them, and they are public with an approved answer alone.
  for (const kpiId of UNAPPROVED) {
    const report = { kpiId, fy: fiscalYear(2025) };
    await show(office, addUrl(office, { ...report, title: secret(), url: urlWith(secret()) }, NOW));
    await show(office, addFile(office, { ...report, name: `${secret()}.csv`, bytes: csvOf(secret()) }, NOW));
  }
  for (const kpiId of [...PUBLISHED, ...UNAPPROVED].filter((each) => each.startsWith("dx-2-"))) {
    await addHiddenPicture(office, kpiId);
  }
}

async function fillReport(office: Viewer, kpiId: ItemId): Promise<void> {
  const report = { kpiId, fy: fiscalYear(2025) };
  for (let time = 0; time < BESIDE; time += 1) {
    // Only a figure has fields that a message may be about.
    const field = time % 2 === 0 && !kpiId.startsWith("dx-2-") ? "reason" : null;
    must(await postMessage(office, { ...report, field, body: secret() }, NOW));
    must(await addUrl(office, { ...report, title: secret(), url: urlWith(secret()) }, NOW));
    must(await addFile(office, { ...report, name: `${secret()}.csv`, bytes: csvOf(secret()) }, NOW));
  }
}

/** What is published proves that the search would find the rest; what was shown and removed again is none of it. */
async function showWhatIsTold(office: Viewer, kpiId: ItemId): Promise<void> {
  const report = { kpiId, fy: fiscalYear(2025) };
  await show(office, addUrl(office, { ...report, title: told(), url: urlWith(told()) }, NOW));
  await show(office, addFile(office, { ...report, name: `${told()}.csv`, bytes: csvOf(told()) }, NOW));
  const removed = addUrl(office, { ...report, title: secret(), url: urlWith(secret()) }, NOW);
  must(await removeEvidence(office, { id: await show(office, removed) }, NOW));
}

/** Internal beside the answer that is published, open beside the one that is not approved; and what the camera wrote into it. */
async function addHiddenPicture(office: Viewer, kpiId: ItemId): Promise<void> {
  const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: "#357" } })
    .withExif({ IFD0: { ImageDescription: secret() } })
    .jpeg()
    .toBuffer();
  const picture = { name: `${secret()}.jpg`, bytes: Uint8Array.from(photo), alt: secret() };
  const added = addPicture(office, { kpiId, fy: fiscalYear(2025), ...picture }, NOW);
  if (kpiId === INITIATIVE) must(await added);
  else await show(office, added);
}

async function show(office: Viewer, adding: ReturnType<typeof addUrl>): Promise<string> {
  const { id } = must(await adding);
  must(await changeVisibility(office, { id, isPublic: true }, NOW));
  return id;
}

function urlWith(mark: string): string {
  return `https://example.jp/${mark}`;
}

function csvOf(mark: string): Uint8Array {
  return new TextEncoder().encode(`${mark},1\n`);
}
