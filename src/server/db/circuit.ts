/**
 * Whether the database is asked at all. While it does not answer, everybody is told so at once, and one connection alone
 * goes on asking; when that is answered, others try again.
 */
export type Circuit =
  | { readonly state: "closed"; readonly failures: number }
  | { readonly state: "open" }
  | { readonly state: "half_open" };

/** A query is anybody's; the probe is the one connection that never stops asking. */
export type Signal = "query_answered" | "query_failed" | "probe_answered" | "probe_failed";

export const CLOSED: Circuit = { state: "closed", failures: 0 };
const OPEN: Circuit = { state: "open" };
const HALF_OPEN: Circuit = { state: "half_open" };

/** One connection may break by itself (a firewall, a person with pg_terminate_backend); so many in a row do not. */
const FAILURES_TO_OPEN = 3;

export function after(circuit: Circuit, signal: Signal): Circuit {
  switch (signal) {
    case "probe_failed":
      return OPEN;
    case "probe_answered":
      // In between, a single failure is enough.
      return circuit.state === "open" ? HALF_OPEN : circuit.state === "half_open" ? CLOSED : circuit;
    case "query_failed":
      if (circuit.state !== "closed") return OPEN;
      return circuit.failures + 1 >= FAILURES_TO_OPEN
        ? OPEN
        : { state: "closed", failures: circuit.failures + 1 };
    case "query_answered":
      // What was under way when it opened may still be answered: the probe decides.
      if (circuit.state === "open" || circuit === CLOSED) return circuit;
      return CLOSED;
  }
}
