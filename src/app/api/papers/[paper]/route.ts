import { loadDraftPaper } from "@/features/dashboard/loaders/draft-paper";
import { refusedInWords, shownOnce, staffRoute } from "@/server/auth/requests/staff-route";

/** A document on paper (PDF) as the next publication would have it. */
export const GET = staffRoute<{ paper: string }>(
  { what: "draft paper failed", told: "資料を作れませんでした。" },
  async ({ viewer, params }) => {
    const file = await loadDraftPaper(viewer, params.paper);
    return file.ok ? shownOnce(file.value) : refusedInWords(file);
  },
);
