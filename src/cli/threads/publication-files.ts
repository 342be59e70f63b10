/**
 * A thread of its own, started by `filesInThread`: makes all files of one publication and ends. Rendering and compressing take
 * seconds, in which the server's own thread goes on answering readers.
 */
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { renderEdition } from "@/public-site/render-edition";
import { type FilesJob, filesBy } from "@/server/publication/edition/files";

/** Readers come first where the machine has no core to spare. */
const NICENESS = 5;

// Linux alone keeps a priority for each thread: elsewhere the whole server would be put back.
if (process.platform === "linux") setPriority(NICENESS);

const files = await filesBy(renderEdition)(workerData as FilesJob);
// The editions share most data files: what is in several of them is handed over once.
const buffers = new Set(
  files.flatMap(({ body, brotli, gzip }) => [body, brotli, gzip].flatMap((bytes) => bytes?.buffer ?? [])),
);
parentPort?.postMessage(files, [...buffers]);
