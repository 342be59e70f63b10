/** The thread that reads and writes workbooks: a file that was made to fill memory ends it, and nothing else. */
import { parentPort } from "node:worker_threads";
import type { Answered, Asked } from "@/lib/kept-thread";
import { readCsv } from "@/lib/workbook/csv";
import type { WorkbookJob } from "@/lib/workbook/in-thread";
import { readXlsxFile } from "@/lib/workbook/read-xlsx";
import { writeXlsxFile } from "@/lib/workbook/write-xlsx";

function work(job: WorkbookJob): unknown {
  switch (job.kind) {
    case "xlsx":
      return readXlsxFile(job.bytes);
    case "csv":
      return readCsv(job.bytes);
    case "write":
      return writeXlsxFile(job.workbook);
  }
}

parentPort?.on("message", async ({ id, job }: Asked) => {
  let outcome: Answered["outcome"];
  try {
    outcome = { answer: await work(job as WorkbookJob) };
  } catch (error) {
    outcome = { error };
  }
  parentPort?.postMessage({ id, outcome } satisfies Answered);
});
