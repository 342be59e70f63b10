/** A workbook as the answer to a request, or why there is none. */
import type { Result } from "@/lib/result";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import { writeWorkbook, XLSX_TYPE } from "@/lib/workbook/write";
import { refusedInWords } from "./staff-route";

export async function workbookAnswer(
  made: Result<{ readonly fileName: string; readonly workbook: WorkbookToWrite }>,
): Promise<Response> {
  if (!made.ok) return refusedInWords(made);
  const { fileName, workbook } = made.value;
  // A copy, as bytes that came from another thread may lie in shared memory for what the types know.
  return new Response(new Uint8Array(await writeWorkbook(workbook)), {
    headers: {
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Type": XLSX_TYPE,
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
}
