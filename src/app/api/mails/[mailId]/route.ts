import { loadMailFile } from "@/features/mail/loaders";
import { REFUSAL_STATUS } from "@/lib/result";
import { apiViewer } from "@/server/auth/staff-action";

/** One mail as a file (.eml), with the personal link in it. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ mailId: string }> },
): Promise<Response> {
  const session = await apiViewer(request);
  if (!session.ok) return session.response;
  const file = await loadMailFile(session.viewer, (await params).mailId);
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
}
