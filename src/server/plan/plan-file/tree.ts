/** Looking into the tree of a plan file, whatever shape it has. */
import type { PathStep } from "./read";
import { readFiscalYear } from "./values";

/** Where values contradict each other, and how. */
export type Contradiction = [path: PathStep[], message: string];

export const at = (node: unknown, key: string): unknown =>
  typeof node === "object" && node !== null ? (node as Record<string, unknown>)[key] : undefined;
/** Empty where it is no list. */
export const itemsAt = (node: unknown, key: string): unknown[] => {
  const found = at(node, key);
  return Array.isArray(found) ? found : [];
};
/** undefined where no year stands there. */
export const yearAt = (node: unknown, key: string) => {
  const found = at(node, key);
  return typeof found === "string" ? readFiscalYear(found) : undefined;
};
