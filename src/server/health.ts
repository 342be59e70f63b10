/** Whether the process can do its work. Asks for nobody's data, so it takes no Viewer. */
import { db } from "@/server/db/client";
import { atDeadline } from "@/server/db/deadline";
import { type DiskState, diskState } from "@/server/db/disk";
import { troubleOf } from "@/server/db/trouble";

/** Longer than a query waits for a free connection: then that is what is told. */
const TIME_OUT_MS = 2_500;

/** For the machines that watch: what keeps it from its work. */
type NotReady = "database_away" | "database_connections_exhausted";

/** @returns null when it is ready */
export async function whyNotReady(): Promise<NotReady | null> {
  let cancel = () => {};
  const late = new Promise<NotReady>((resolve) => {
    cancel = atDeadline(TIME_OUT_MS, () => resolve("database_away"));
  });
  try {
    return await Promise.race([db().$queryRaw`SELECT 1`.then(() => null), late]);
  } catch (error) {
    return troubleOf(error) === "busy" ? "database_connections_exhausted" : "database_away";
  } finally {
    cancel();
  }
}

/** Of the disk under the system's own PostgreSQL. */
export function howFullDiskIs(): DiskState {
  return diskState();
}
