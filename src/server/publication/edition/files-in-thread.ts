/** Has the files of a publication made by another thread, so that the one that answers requests is free meanwhile. */
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { FilesJob, FinishedFile, MakeFiles } from "./files";

/** Run from the sources, as the server itself is: rendering needs what Next keeps out of the code that it bundles. */
const PROGRAM = path.join("src", "cli", "threads", "publication-files.ts");

/** Many times what the largest plan takes on a busy machine. */
const LONGEST_MS = 300_000;

/**
 * Whatever happens in that thread, an error that nobody caught, an end without an answer, a lack of memory, ends this call
 * and nothing else.
 */
export const filesInThread: MakeFiles = (job) => inThread(PROGRAM, job);

/** @param program of a thread that answers once; for tests, another one than ours */
export async function inThread(
  program: string,
  job: FilesJob,
  longestMs: number = LONGEST_MS,
): Promise<FinishedFile[]> {
  // From the project's folder, in which every command and the server run.
  const thread = new Worker(path.resolve(program), { workerData: job, execArgv: ["--import", "tsx"] });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      thread.once("message", resolve);
      thread.once("error", reject);
      thread.once("exit", (code) => reject(new Error(`the thread of a publication ended with code ${code}`)));
      timer = setTimeout(() => {
        reject(new Error(`the thread of a publication did not answer within ${longestMs} ms`));
      }, longestMs);
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
