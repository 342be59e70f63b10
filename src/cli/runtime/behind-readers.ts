import { constants, getPriority, setPriority } from "node:os";

const STEPS = 5;

/** Puts this thread behind those that answer requests: readers come first where the machine has no core to spare. */
export function behindReaders(): void {
  // Linux alone keeps a priority for each thread: elsewhere the whole server would be put back.
  if (process.platform !== "linux") return;
  // From where the server itself is: nobody but root may go forward.
  setPriority(Math.min(getPriority() + STEPS, constants.priority.PRIORITY_LOW));
}
