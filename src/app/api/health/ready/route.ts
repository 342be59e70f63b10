/** The process can do its work: the database answers too. 503 with the reason when it does not, within three seconds. */
import { whyNotReady } from "@/server/health";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const reason = await whyNotReady();
  return Response.json(reason === null ? { status: "ok" } : { status: "unavailable", reason }, {
    status: reason === null ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
