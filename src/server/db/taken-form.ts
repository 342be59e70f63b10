/** Forms that were taken: one that is sent again, because its answer was lost, is recognised by its key. */
import { AsyncLocalStorage } from "node:async_hooks";
import { db, type Tx } from "./client";

/** The key of the form that is being carried out; nothing outside of one. */
const underWay = new AsyncLocalStorage<string>();

/** Carries a form out. Its key is stored in the very transaction that does what it asks for, or not at all. */
export function carryingOut<T>(key: string, act: () => Promise<T>): Promise<T> {
  return underWay.run(key, act);
}

/** For work that goes on elsewhere. @returns undefined outside of a form */
export function formUnderWay(): string | undefined {
  return underWay.getStore();
}

/** The last write of a transaction that was done. */
export async function noteTaken(tx: Tx): Promise<void> {
  const key = underWay.getStore();
  // An act of several transactions is taken with the first of them.
  if (key !== undefined) await tx.takenForm.createMany({ data: [{ key }], skipDuplicates: true });
}

export async function wasTaken(key: string): Promise<boolean> {
  return (await db().takenForm.findUnique({ where: { key }, select: { key: true } })) !== null;
}

/** Nobody sends a form again after a week, by the database's clock. */
export async function forgetTaken(): Promise<void> {
  await db().$executeRaw`DELETE FROM taken_form WHERE taken_at < now() - interval '7 days'`;
}
