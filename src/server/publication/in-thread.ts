/**
 * What is done for a request by this process's other thread, with a connection of its own: composing, rendering and writing
 * thousands of rows take seconds, in which the server's own thread goes on answering readers.
 */
import { type DatabaseTrouble, hearing, type Said, sayTrouble } from "@/lib/answer-status";
import { currentRequest, inRequest, type RequestContext } from "@/lib/request-context";
import { type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { whenDatabaseLeaves } from "@/server/db/availability";
import { refusalOfDatabase } from "@/server/db/errors";
import { carryingOut, formUnderWay } from "@/server/db/taken-form";
import { publicationThread } from "@/server/publication/serve/publication-thread";

/** What the thread is given: plain data. The viewer was read from the database in this very request. */
export interface RequestJob<Work> {
  readonly kind: "request";
  readonly viewer: Viewer;
  readonly work: Work;
  readonly request: RequestContext | null;
  readonly form: string | null;
}

export interface RequestAnswer<T> {
  readonly result: Result<T>;
  /** What its database met with; the request that waits says so. */
  readonly trouble: DatabaseTrouble | null;
}

/**
 * For functions that have asked `can` for this viewer.
 * @param work plain data; which function it is for, the thread's program knows
 * @returns what that function returns
 * @throws what it throws, or when the thread ends without an answer: then nothing was written
 */
export async function inThread<T>(
  work: { readonly kind: string; readonly input: unknown },
  viewer: Viewer,
): Promise<Result<T>> {
  const left = new AbortController();
  // The circuit is watched here alone.
  const forget = whenDatabaseLeaves(() => left.abort());
  const job: RequestJob<typeof work> = {
    kind: "request",
    viewer,
    work,
    request: currentRequest(),
    form: formUnderWay() ?? null,
  };
  try {
    const { result, trouble } = await publicationThread().ask<RequestAnswer<T>>(job, { signal: left.signal });
    if (trouble !== null) sayTrouble(trouble);
    return result;
  } catch (error) {
    if (!left.signal.aborted) throw error;
    sayTrouble("away");
    return refused("busy");
  } finally {
    forget();
  }
}

/** The thread's part: as in the request that waits for it. */
export async function carryOut<T>(
  { request, form }: RequestJob<unknown>,
  perform: () => Promise<Result<T>>,
): Promise<RequestAnswer<T>> {
  const said: Said = { status: null, trouble: null };
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
