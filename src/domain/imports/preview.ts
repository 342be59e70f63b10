/**
 * What a file would change, before anything is changed: old → new by sheet and cell. Everybody who imports something, from
 * sheets, tables or a block that was pasted, shows this and then applies what was chosen, all of it or nothing.
 */

/** A field that would change, or cannot be read. Fields that stay as they are are left out. */
export interface PreviewCell {
  /** Sheet and cell: 「数値」のF7; "" where the values were not in a file. */
  readonly address: string;
  /** The field as the entry form calls it. */
  readonly field: string;
  /** As it stands now; "" for nothing. */
  readonly before: string;
  /** What the file says, as it would be kept; of an error as it stands in the cell. */
  readonly after: string;
  /** Somebody changed the field since the file was made: as it stood then. */
  readonly madeFrom?: string;
  /** Why the cell cannot be read, in a sentence. */
  readonly error?: string;
}

/** One answer of one item: what is chosen and applied as a whole. */
export interface PreviewItem {
  /** Of the choice; unique in the preview. */
  readonly key: string;
  readonly name: string;
  /** Which row of which sheet: 「数値」の7行目. */
  readonly address: string;
  readonly cells: readonly PreviewCell[];
  /** Worth asking about; keeps nothing back. */
  readonly warnings: readonly string[];
  /** What keeps the item as a whole from being taken. */
  readonly errors: readonly string[];
  /** What is still missing before it can be handed in; it can be kept as a draft. */
  readonly owed: readonly string[];
}

/** One file, or one sheet of it. */
export interface PreviewPart {
  /** Unique in the preview. */
  readonly key: string;
  /** The file's name. */
  readonly name: string;
  /** What is said of it as a whole: that it is an old copy, that sheets were left out. */
  readonly notes: readonly string[];
  /** Why nothing of it can be taken. */
  readonly errors: readonly string[];
  readonly items: readonly PreviewItem[];
}

export type PreviewKind = "unchanged" | "change" | "conflict" | "error";

/** Whether an item can be chosen, and whether it is chosen to begin with: only what nobody else has changed is. */
export function kindOfItem({ cells, errors }: Pick<PreviewItem, "cells" | "errors">): PreviewKind {
  if (errors.length > 0 || cells.some(({ error }) => error !== undefined)) return "error";
  if (cells.some(({ madeFrom }) => madeFrom !== undefined)) return "conflict";
  return cells.length > 0 ? "change" : "unchanged";
}

/** How many items of each kind. */
export function countKinds(parts: readonly PreviewPart[]): Readonly<Record<PreviewKind, number>> {
  const counts = { unchanged: 0, change: 0, conflict: 0, error: 0 };
  for (const item of parts.flatMap(({ items }) => items)) counts[kindOfItem(item)] += 1;
  return counts;
}

/** One field of an answer three times. */
export interface ThreeValues {
  /** As the file was made with. */
  readonly base: string;
  readonly now: string;
  /** As the file says now. */
  readonly file: string;
}

/**
 * `same`: the file says nothing new. `changed`: only the file changed it. `both`: somebody changed it since, to something
 * else than the file says.
 */
export function compareThree({ base, now, file }: ThreeValues): "same" | "changed" | "both" {
  if (file === base || file === now) return "same";
  return now === base ? "changed" : "both";
}
