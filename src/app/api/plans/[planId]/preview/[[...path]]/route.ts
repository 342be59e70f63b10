import { loadProposalPreview } from "@/features/plan-change/loaders";
import { refusedInWords, shownOnce, staffRoute } from "@/server/auth/requests/staff-route";

/** A public page as it would be with the plan's draft. Never cached, never shown to anybody else. */
export const GET = staffRoute<{ planId: string; path?: string[] }>(
  { what: "proposal preview failed", told: "プレビューを表示できませんでした。" },
  async ({ viewer, params }) => {
    const { planId, path = [] } = params;
    const file = await loadProposalPreview(viewer, planId, `/${path.join("/")}`);
    return file.ok ? shownOnce(file.value) : refusedInWords(file);
  },
);
