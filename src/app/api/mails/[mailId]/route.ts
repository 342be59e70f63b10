import { loadMailFile } from "@/features/mail/loaders";
import { REFUSAL_STATUS } from "@/lib/result";
import { staffRoute } from "@/server/auth/requests/staff-route";

/** One mail as a file (.eml), with the personal link in it. */
export const GET = staffRoute<{ mailId: string }>(
  { what: "mail file failed", told: "ファイルを用意できませんでした。" },
  async ({ viewer, params }) => {
    const file = await loadMailFile(viewer, params.mailId);
    const headers = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };
    if (!file.ok) {
      return new Response(file.errors?.[""] ?? null, {
        status: REFUSAL_STATUS[file.reason],
        headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
      });
    }
    const { fileName, body } = file.value;
    return new Response(body, {
      headers: {
        ...headers,
        "Content-Type": "message/rfc822",
        "Content-Disposition": `attachment; filename="${fileName}"`,
      },
    });
  },
);
