/** The thread of `publicationThread`: makes publications, and reads what was published. */
import { parentPort } from "node:worker_threads";
import { behindReaders } from "@/cli/runtime/behind-readers";
import type { Answered, Asked } from "@/lib/kept-thread";
import { renderEdition } from "@/public-site/render-edition";
import { closeDb } from "@/server/db/client";
import { type ActJob, carryOut } from "@/server/publication/acts";
import { filesBy } from "@/server/publication/edition/files";
import { readSite } from "@/server/publication/serve/site";
import { packed, type SiteJob } from "@/server/publication/serve/site-in-thread";

/** Besides the answer: bytes that go over without a copy. */
type Done = { readonly answer: unknown; readonly buffers?: readonly ArrayBuffer[] };

async function work(job: ActJob | SiteJob): Promise<Done> {
  if (job.kind === "act") return { answer: await carryOut(job, filesBy(renderEdition)) };
  const known = new Map(job.known.map((sha256) => [sha256, new Uint8Array()]));
  return packed(await readSite(job.no, "current", known));
}

let underWay = 0;
behindReaders();
parentPort?.on("message", async ({ id, job, environment }: Asked) => {
  Object.assign(process.env, environment, { LOG_LEVEL: process.env.LOG_LEVEL });
  underWay += 1;
  let done: Done | { readonly error: unknown };
  try {
    done = await work(job as ActJob | SiteJob);
  } catch (error) {
    done = { error };
  }
  underWay -= 1;
  // It has connections of its own only while it works.
  if (underWay === 0) await closeDb();
  if ("error" in done) parentPort?.postMessage({ id, outcome: done } satisfies Answered);
  else parentPort?.postMessage({ id, outcome: { answer: done.answer } } satisfies Answered, done.buffers);
});
