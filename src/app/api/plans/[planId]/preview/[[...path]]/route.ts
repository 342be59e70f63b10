import { loadProposalPreview } from "@/features/plan-change/loaders";
import { REFUSAL_STATUS } from "@/lib/result";
import { staffRoute } from "@/server/auth/requests/staff-route";

/** A public page as it would be with the plan's draft. Never cached, never shown to anybody else. */
export const GET = staffRoute<{ planId: string; path?: string[] }>(
  { what: "proposal preview failed", told: "プレビューを表示できませんでした。" },
  async ({ viewer, params }) => {
    const { planId, path = [] } = params;
    const file = await loadProposalPreview(viewer, planId, `/${path.join("/")}`);
    const headers = { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" };
    if (!file.ok) return new Response(null, { status: REFUSAL_STATUS[file.reason], headers });
    return new Response(file.value.body, { headers: { ...headers, "Content-Type": file.value.contentType } });
  },
);
