/** The process can do its work: the database answers too. 503 when it does not, within two seconds. */
import { isDatabaseReady } from "@/server/health";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const ready = await isDatabaseReady();
  return Response.json(
    { status: ready ? "ok" : "unavailable" },
    { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
