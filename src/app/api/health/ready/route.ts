/**
 * The process can do its work: the database answers too. 503 with the reason when it does not, within three seconds. A disk
 * that fills up is told beside it: pages are still read.
 */
import { howFullDiskIs, whyNotReady } from "@/server/health";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const reason = await whyNotReady();
  const disk = howFullDiskIs();
  const warning = disk === "ample" ? {} : { warning: `disk_${disk}` };
  return Response.json(
    reason === null ? { status: "ok", ...warning } : { status: "unavailable", reason, ...warning },
    {
      status: reason === null ? 200 : 503,
      headers: { "Cache-Control": "no-store" },
    },
  );
}
