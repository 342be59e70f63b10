import { loadPreviewFile } from "@/features/publication/loaders";
import { REFUSAL_STATUS } from "@/lib/result";
import { apiViewer } from "@/server/auth/staff-action";

/** A page or file of the publication that would be made now. Never cached, never shown to anybody else. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ key: string; path?: string[] }> },
): Promise<Response> {
  const session = await apiViewer(request);
  if (!session.ok) return session.response;
  const { key, path = [] } = await params;
  const file = await loadPreviewFile(session.viewer, key, `/${path.join("/")}`);
  const headers = { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" };
  if (!file.ok) return new Response(null, { status: REFUSAL_STATUS[file.reason], headers });
  return new Response(file.value.body, { headers: { ...headers, "Content-Type": file.value.contentType } });
}
