import { loadProposalPreview } from "@/features/plan-change/loaders";
import { refusedInWords, staffRoute } from "@/server/auth/requests/staff-route";

/** A public page as it would be with the plan's draft. Never cached, never shown to anybody else. */
export const GET = staffRoute<{ planId: string; path?: string[] }>(
  { what: "proposal preview failed", told: "プレビューを表示できませんでした。" },
  async ({ viewer, params }) => {
    const { planId, path = [] } = params;
    const file = await loadProposalPreview(viewer, planId, `/${path.join("/")}`);
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
