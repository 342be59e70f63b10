import { loadPreviewFile } from "@/features/publication/loaders";
import { REFUSAL_STATUS } from "@/lib/result";
import { staffRoute } from "@/server/auth/requests/staff-route";

/** A page or file of the publication that would be made now. Never cached, never shown to anybody else. */
export const GET = staffRoute<{ key: string; path?: string[] }>(
  { what: "preview failed", told: "プレビューを表示できませんでした。" },
  async ({ viewer, params }) => {
    const { key, path = [] } = params;
    const file = await loadPreviewFile(viewer, key, `/${path.join("/")}`);
    const headers = { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" };
    if (!file.ok) return new Response(null, { status: REFUSAL_STATUS[file.reason], headers });
    return new Response(file.value.body, { headers: { ...headers, "Content-Type": file.value.contentType } });
  },
);
