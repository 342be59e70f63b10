import { loadPreviewFile } from "@/features/publication/loaders";
import { refusedInWords, staffRoute } from "@/server/auth/requests/staff-route";

/** A page or file of the publication that would be made now. Never cached, never shown to anybody else. */
export const GET = staffRoute<{ key: string; path?: string[] }>(
  { what: "preview failed", told: "プレビューを表示できませんでした。" },
  async ({ viewer, params }) => {
    const { key, path = [] } = params;
    const file = await loadPreviewFile(viewer, key, `/${path.join("/")}`);
    if (!file.ok) return refusedInWords(file);
    const { contentType, body } = file.value;
    return new Response(body, {
      headers: {
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex",
        "Content-Type": contentType,
      },
    });
  },
);
