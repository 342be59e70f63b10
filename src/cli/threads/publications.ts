/** The thread of `publicationThread`: makes publications and looks at them, and reads what was published. */
import { parentPort } from "node:worker_threads";
import { behindReaders } from "@/cli/runtime/behind-readers";
import type { Answered, Asked } from "@/lib/kept-thread";
import type { Result } from "@/lib/result";
import {
  renderDraftPaper,
  renderEdition,
  renderExport,
  renderPreviewFile,
} from "@/public-site/render-edition";
import { makeSearchables } from "@/public-site/search";
import { layOutTable } from "@/public-site/workbooks/lay-out";
import type { Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { type ProposalPreviewWork, previewProposal } from "@/server/proposals/preview";
import type { PublicationAct } from "@/server/publication/acts";
import { type ComparisonWork, comparePublications } from "@/server/publication/compare";
import { readSnapshot } from "@/server/publication/compose/snapshot";
import { type DraftPaperWork, readDraftPaper } from "@/server/publication/draft-paper";
import { filesBy } from "@/server/publication/edition/files";
import { type ExportWork, zipPublication } from "@/server/publication/export-zip";
import { carryOut, type RequestJob } from "@/server/publication/in-thread";
import { type PreviewWork, readPreviewFile } from "@/server/publication/preview";
import { publish } from "@/server/publication/publish";
import type { RehearsalJob } from "@/server/publication/serve/publication-thread";
import { readSite } from "@/server/publication/serve/site";
import { packed, type SiteJob } from "@/server/publication/serve/site-in-thread";
import { currentPublicationNo } from "@/server/publication/store/current-no";
import { withdrawPublication } from "@/server/publication/withdraw";
import { layOutPublication, type WorkbookWork } from "@/server/publication/workbook";

type Work =
  | PublicationAct
  | PreviewWork
  | ProposalPreviewWork
  | DraftPaperWork
  | ExportWork
  | WorkbookWork
  | ComparisonWork;

/** Besides the answer: bytes that go over without a copy. */
type Done = { readonly answer: unknown; readonly buffers?: readonly ArrayBuffer[] };

const make = filesBy(renderEdition);

function perform(viewer: Viewer, { kind, input }: Work): Promise<Result<unknown>> {
  switch (kind) {
    case "publish":
      return publish(viewer, input, make);
    case "withdraw":
      return withdrawPublication(viewer, input, make);
    case "preview":
      return inTurn(() => readPreviewFile(viewer, input, renderPreviewFile));
    case "proposal-preview":
      return inTurn(() => previewProposal(viewer, input, renderPreviewFile));
    case "draft-paper":
      return inTurn(() => readDraftPaper(viewer, input, renderDraftPaper));
    case "export":
      return inTurn(() => zipPublication(viewer, input, renderExport));
    case "workbook":
      return inTurn(() => layOutPublication(viewer, input, layOutTable));
    case "comparison":
      return inTurn(() => comparePublications(viewer, input));
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** What is only looked at: one after the other, so that many people need no more memory than one. */
function inTurn<T>(look: () => Promise<T>): Promise<T> {
  const mine = turn.then(look);
  turn = mine.catch(() => undefined);
  return mine;
}

let rehearsed: Promise<void> | undefined;

/** Once in the life of this thread, however often it is asked for. */
async function rehearse(): Promise<void> {
  const no = await currentPublicationNo();
  const snapshot = no === null ? null : await readSnapshot(db(), no);
  if (snapshot) await renderEdition(snapshot, "current");
}

type Job = RequestJob<Work> | SiteJob | RehearsalJob;

async function work(job: Job): Promise<Done> {
  switch (job.kind) {
    case "request":
      return { answer: await carryOut(job, () => perform(job.viewer, job.work)) };
    case "site": {
      const known = new Map(job.known.map((sha256) => [sha256, new Uint8Array()]));
      return packed(await readSite(job.no, "current", known, makeSearchables));
    }
    case "rehearsal":
      rehearsed ??= rehearse();
      return { answer: await rehearsed };
  }
}

/** Beside those of the server itself: for what writes, and for what reads meanwhile (docs/operating.md counts them). */
const DATABASE_POOL_SIZE = "2";

/** To connect anew for each costs megabytes until they are collected: who goes from page to page finds the last one's. */
const CONNECTED_MS = 5_000;

let underWay = 0;
let closing: NodeJS.Timeout | undefined;
behindReaders();
parentPort?.on("message", async ({ id, job, environment }: Asked) => {
  clearTimeout(closing);
  underWay += 1;
  const isElsewhere = process.env.DATABASE_URL !== environment.DATABASE_URL;
  Object.assign(process.env, environment, { LOG_LEVEL: process.env.LOG_LEVEL, DATABASE_POOL_SIZE });
  let done: Done | { readonly error: unknown };
  try {
    if (isElsewhere) await closeDb();
    done = await work(job as Job);
  } catch (error) {
    done = { error };
  }
  underWay -= 1;
  if (underWay === 0) closing = setTimeout(() => void closeDb(), CONNECTED_MS);
  if ("error" in done) parentPort?.postMessage({ id, outcome: done } satisfies Answered);
  else parentPort?.postMessage({ id, outcome: { answer: done.answer } } satisfies Answered, done.buffers);
});
