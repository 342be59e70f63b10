import { loadExport } from "@/features/publication/loaders";
import { REFUSAL_STATUS } from "@/lib/result";
import { staffRoute } from "@/server/auth/requests/staff-route";

/** The publication as one ZIP file. */
export const GET = staffRoute<{ no: string }>(
  { what: "export failed", told: "ファイルを用意できませんでした。" },
  async ({ viewer, params }) => {
    const exported = await loadExport(viewer, params.no);
    const headers = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };
    if (!exported.ok) {
      return new Response(exported.errors?.[""] ?? null, {
        status: REFUSAL_STATUS[exported.reason],
        headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
      });
    }
    const { fileName, body } = exported.value;
    return new Response(body, {
      headers: {
        ...headers,
        "Content-Type": "application/zip",
        "Content-Disposition": `attachment; filename="${fileName}"`,
      },
    });
  },
);
