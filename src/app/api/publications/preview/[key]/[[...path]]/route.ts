import { loadPreviewFile } from "@/features/publication/loaders";
import { refusedInWords, shownOnce, staffRoute } from "@/server/auth/requests/staff-route";

/** A page or file of the publication that would be made now. Never cached, never shown to anybody else. */
export const GET = staffRoute<{ key: string; path?: string[] }>(
  { what: "preview failed", told: "プレビューを表示できませんでした。" },
  async ({ viewer, params }) => {
    const { key, path = [] } = params;
    const file = await loadPreviewFile(viewer, key, `/${path.join("/")}`);
    return file.ok ? shownOnce(file.value) : refusedInWords(file);
  },
);
