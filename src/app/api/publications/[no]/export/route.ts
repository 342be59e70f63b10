import { loadExport } from "@/features/publication/loaders";
import { REFUSAL_STATUS } from "@/lib/result";
import { apiViewer } from "@/server/auth/staff-action";

/** The publication as one ZIP file. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ no: string }> },
): Promise<Response> {
  const session = await apiViewer(request);
  if (!session.ok) return session.response;
  const exported = await loadExport(session.viewer, (await params).no);
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
}
