import { loadAuditFile } from "@/features/audit/loaders";
import { REFUSAL_STATUS } from "@/lib/result";
import { staffRoute } from "@/server/auth/requests/staff-route";

/** The audit trail as one CSV file, sent while it is read: it may be of any length. */
export const GET = staffRoute(
  { what: "audit file failed", told: "ファイルを用意できませんでした。" },
  async ({ viewer, request }) => {
    const file = await loadAuditFile(viewer, new URL(request.url).searchParams);
    const headers = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };
    if (!file.ok) {
      return new Response(file.errors?.[""] ?? null, {
        status: REFUSAL_STATUS[file.reason],
        headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
      });
    }
    return new Response(streamOf(file.value.chunks), {
      headers: {
        ...headers,
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${file.value.fileName}"`,
      },
    });
  },
);

/** Asks for the next piece when the last one was taken; an error ends the answer as broken, never as complete. */
function streamOf(chunks: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
