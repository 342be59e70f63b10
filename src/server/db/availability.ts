/** Whether this process can reach its database: the one circuit, fed by every query and by the probe. */
import { logger } from "@/lib/logger";
import { after, type Circuit, CLOSED, type Signal } from "./circuit";

interface Availability {
  circuit: Circuit;
  /** Since it opened, until it is closed again. */
  isTold: boolean;
  readonly leavers: Set<() => void>;
}

// One per process: the front door and Next load this module each for itself.
const holder = globalThis as typeof globalThis & { ayumiAvailability?: Availability };
holder.ayumiAvailability ??= { circuit: CLOSED, isTold: false, leavers: new Set() };
const here = holder.ayumiAvailability;

export function isDatabaseAway(): boolean {
  return here.circuit.state === "open";
}

/** Calls back each time the circuit opens. */
export function whenDatabaseLeaves(leave: () => void): () => void {
  here.leavers.add(leave);
  return () => here.leavers.delete(leave);
}

/** @param error what failed, for the log */
export function signal(what: Signal, error?: unknown): void {
  const before = here.circuit.state;
  here.circuit = after(here.circuit, what);
  const now = here.circuit.state;
  if (now === before) return;
  if (now === "open") {
    if (!here.isTold) logger.warn({ err: error }, "the database does not answer");
    here.isTold = true;
    for (const leave of here.leavers) leave();
  } else if (now === "closed") {
    here.isTold = false;
    logger.info("the database answers again");
  }
}
