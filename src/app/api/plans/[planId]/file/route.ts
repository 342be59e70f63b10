import { loadPlanFile } from "@/features/plan-change/loaders";
import { REFUSAL_STATUS } from "@/lib/result";
import { staffRoute } from "@/server/auth/requests/staff-route";

/** The plan in force as a plan file (YAML). */
export const GET = staffRoute<{ planId: string }>(
  { what: "plan file failed", told: "ファイルを用意できませんでした。" },
  async ({ viewer, params }) => {
    const file = await loadPlanFile(viewer, params.planId);
    const headers = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };
    if (!file.ok) return new Response(null, { status: REFUSAL_STATUS[file.reason], headers });
    const { fileName, text } = file.value;
    return new Response(text, {
      headers: {
        ...headers,
        "Content-Type": "application/yaml; charset=utf-8",
        "Content-Disposition": `attachment; filename="${fileName}"`,
      },
    });
  },
);
