/**
 * Publishing and taking back, done whole by another thread with a connection of its own: composing, rendering and writing
 * thousands of rows take seconds, in which the server's own thread goes on answering readers.
 */
import { can } from "@/domain/shared/access";
import { type DatabaseTrouble, hearing, type Said, sayTrouble } from "@/lib/answer-status";
import { currentRequest, inRequest, type RequestContext } from "@/lib/request-context";
import { type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { whenDatabaseLeaves } from "@/server/db/availability";
import { diskState } from "@/server/db/disk";
import { refusalOfDatabase } from "@/server/db/errors";
import { carryingOut, formUnderWay } from "@/server/db/taken-form";
import type { MakeFiles } from "@/server/publication/edition/files";
import { publicationThread } from "@/server/publication/serve/publication-thread";
import { type PublicationInput, publish } from "./publish";
import { type WithdrawalInput, withdrawPublication } from "./withdraw";

export type PublicationAct =
  | { readonly kind: "publish"; readonly input: PublicationInput }
  | { readonly kind: "withdraw"; readonly input: WithdrawalInput };

/** What the thread is given: plain data. The viewer was read from the database in this very request. */
export interface ActJob {
  readonly kind: "act";
  readonly viewer: Viewer;
  readonly act: PublicationAct;
  readonly request: RequestContext | null;
  readonly form: string | null;
}

export interface ActAnswer {
  readonly result: Result<{ no: number }>;
  /** What its database met with; the request that waits says so. */
  readonly trouble: DatabaseTrouble | null;
}

/**
 * @returns what `publish` and `withdrawPublication` return
 * @throws what they throw, or when the thread ends without an answer: then nothing was written
 */
export async function actInThread(viewer: Viewer, act: PublicationAct): Promise<Result<{ no: number }>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  // The disk and the circuit are watched here alone.
  if (diskState() === "full") return troubled("full");
  const left = new AbortController();
  const forget = whenDatabaseLeaves(() => left.abort());
  const request = currentRequest();
  const job: ActJob = {
    kind: "act",
    viewer,
    act,
    // Copied: its route is worked out when somebody asks.
    request: request ? { ...request } : null,
    form: formUnderWay() ?? null,
  };
  try {
    const { result, trouble } = await publicationThread().ask<ActAnswer>(job, { signal: left.signal });
    if (trouble !== null) sayTrouble(trouble);
    return result;
  } catch (error) {
    if (left.signal.aborted) return troubled("away");
    throw error;
  } finally {
    forget();
  }
}

function troubled(trouble: DatabaseTrouble) {
  sayTrouble(trouble);
  return refused(trouble === "full" ? "full" : "busy");
}

/** The thread's part. */
export async function carryOut({ viewer, act, request, form }: ActJob, make: MakeFiles): Promise<ActAnswer> {
  const said: Said = { status: null, trouble: null };
  const perform = () =>
    act.kind === "publish" ? publish(viewer, act.input, make) : withdrawPublication(viewer, act.input, make);
  const performForm = () => (form === null ? perform() : carryingOut(form, perform));
  try {
    const result = await hearing(said, () => (request ? inRequest(request, performForm) : performForm()));
    return { result, trouble: said.trouble };
  } catch (error) {
    // Which error it is would be lost on the way to the other thread.
    const reason = refusalOfDatabase(error);
    if (reason === "busy" || reason === "full") return { result: refused(reason), trouble: said.trouble };
    throw error;
  }
}
