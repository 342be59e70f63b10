/**
 * Who acts. A Viewer is minted in this folder only, from the database, on each request; every function of
 * server/ that reads or writes data takes one first and asks `can`.
 */
import type { ResponseScope, Role } from "@/domain/shared/access";

declare const minted: unique symbol;

export interface Viewer {
  readonly [minted]: true;
  /** null: the system itself (start-up, command line). */
  readonly userId: string | null;
  /** For `can`: the account's id, or "system". */
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly departmentId: string | null;
  readonly departmentName: string | null;
  /** Came in by a personal link, and may reach its items alone; null: signed in. */
  readonly responseScope: ResponseScope | null;
  /** The session of this request; null outside of one. */
  readonly sessionId: string | null;
}

/** Mints a Viewer from a row that was read in this request. For this folder alone: others ask viewer-of.ts. */
export function mintViewer(
  row: {
    id: string;
    name: string;
    email: string;
    role: Role;
    department: { id: string; name: string } | null;
  },
  by: { readonly responseScope?: ResponseScope | null; readonly sessionId?: string } = {},
): Viewer {
  return {
    userId: row.id,
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    departmentId: row.department?.id ?? null,
    departmentName: row.department?.name ?? null,
    responseScope: by.responseScope ?? null,
    sessionId: by.sessionId ?? null,
  } as Viewer;
}

/** The command line and start-up act as the office; whoever can run them holds the database's password anyway. */
export const systemActor = {
  userId: null,
  id: "system",
  name: "システム",
  email: null,
  role: "office",
  departmentId: null,
  departmentName: null,
  responseScope: null,
  sessionId: null,
} as unknown as Viewer;

/** The same where it is about accounts, which the office has no say in. */
export const systemAdministrator = { ...systemActor, role: "admin" } as Viewer;
