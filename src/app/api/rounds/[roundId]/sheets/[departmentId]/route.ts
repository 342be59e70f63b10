import { loadSheetFile } from "@/features/answer-sheets/loaders";
import { XLSX_TYPE } from "@/lib/workbook/write";
import { refusedInWords, staffRoute } from "@/server/auth/requests/staff-route";

/** A department's answer sheet of a round (.xlsx), made anew each time. */
export const GET = staffRoute<{ roundId: string; departmentId: string }>(
  { what: "answer sheet failed", told: "回答票を用意できませんでした。" },
  async ({ viewer, params }) => {
    const file = await loadSheetFile(viewer, params);
    if (!file.ok) return refusedInWords(file);
    const { fileName, bytes } = file.value;
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Type": XLSX_TYPE,
        "Content-Disposition": `attachment; filename="answer-sheet.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      },
    });
  },
);
