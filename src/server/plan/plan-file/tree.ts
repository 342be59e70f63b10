/** Looking into the tree of a plan file, whatever shape it has. */
import type { PathStep } from "./read";

/** Where values contradict each other, and how. */
export type Contradiction = [path: PathStep[], message: string];

export const at = (node: unknown, key: string): unknown =>
  typeof node === "object" && node !== null ? (node as Record<string, unknown>)[key] : undefined;
/** Empty where it is no list. */
export const itemsAt = (node: unknown, key: string): unknown[] => {
  const found = at(node, key);
  return Array.isArray(found) ? found : [];
};
