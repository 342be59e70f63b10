import { loadExport } from "@/features/publication/loaders";
import { refusedInWords, staffRoute } from "@/server/auth/requests/staff-route";

/** The publication as one ZIP file. */
export const GET = staffRoute<{ no: string }>(
  { what: "export failed", told: "ファイルを用意できませんでした。" },
  async ({ viewer, params }) => {
    const exported = await loadExport(viewer, params.no);
    if (!exported.ok) return refusedInWords(exported);
    const { fileName, body } = exported.value;
    return new Response(body, {
      headers: {
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Type": "application/zip",
        "Content-Disposition": `attachment; filename="${fileName}"`,
      },
    });
  },
);
