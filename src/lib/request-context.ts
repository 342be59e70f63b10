/** Which request is being worked on: whatever is logged meanwhile says so by itself. */
import { AsyncLocalStorage } from "node:async_hooks";

export interface RequestContext {
  readonly requestId: string;
  /** The pattern of its address: `/staff/entry/[kpiId]/[fy]`. */
  readonly route: string;
  /** Whose session it is, once somebody has asked. */
  userId: string | null;
}

// One per process: the front door and Next load this module each for itself.
const holder = globalThis as typeof globalThis & { ayumiRequest?: AsyncLocalStorage<RequestContext> };
holder.ayumiRequest ??= new AsyncLocalStorage();
const store = holder.ayumiRequest;

export function inRequest<T>(context: RequestContext, work: () => T): T {
  return store.run(context, work);
}

/** The request in which this is called, as plain values: its route is worked out now. null outside of one. */
export function currentRequest(): RequestContext | null {
  const context = store.getStore();
  if (!context) return null;
  const { requestId, userId, route } = context;
  return { requestId, userId, route };
}

/** The request in which this is called is of that account. */
export function noteUser(userId: string): void {
  const context = store.getStore();
  if (context) context.userId = userId;
}
