/** An answer as it stands now, beside what a file says and what the file was made with: what would become of it. */
import type { CellFault, CellReading } from "@/domain/imports/cells/fault";
import { compareThree } from "./preview";

type Values<Field extends string> = Readonly<Record<Field, string>>;

export type FieldChange<Field extends string> =
  | { readonly field: Field; readonly kind: "changed"; readonly before: string; readonly after: string }
  | {
      readonly field: Field;
      /** Somebody changed it since the file was made, to something else than the file says. */
      readonly kind: "both";
      readonly base: string;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly field: Field;
      readonly kind: "unreadable";
      readonly before: string;
      readonly fault: CellFault;
    };

/**
 * A field that the file did not change stays as it stands now, whatever has become of it; so does one without a column.
 * @returns `merged` as it would be with every change of the file; what cannot be read stays as it stands
 */
export function compareAnswer<Field extends string>(
  base: Values<Field>,
  now: Values<Field>,
  file: Partial<Record<Field, CellReading<string>>>,
): { readonly merged: Values<Field>; readonly changes: readonly FieldChange<Field>[] } {
  const merged: Record<Field, string> = { ...now };
  const changes: FieldChange<Field>[] = [];
  for (const field of Object.keys(now) as Field[]) {
    const reading = file[field];
    if (reading === undefined) continue;
    const before = now[field];
    if (!reading.ok) {
      changes.push({ field, kind: "unreadable", before, fault: reading.fault });
      continue;
    }
    const after = reading.value;
    const kind = compareThree({ base: base[field], now: before, file: after });
    if (kind === "same") continue;
    merged[field] = after;
    changes.push(
      kind === "changed" ? { field, kind, before, after } : { field, kind, base: base[field], before, after },
    );
  }
  return { merged, changes };
}

/**
 * The changes beside the answer that they take the place of. A field that is blank because it is answered anew is told with
 * what it said until now; what the old answer said and the new one no longer does is told too, also where nobody wrote there.
 * @param answer `standing` as it says now, `after` as it would be
 */
export function toldChanges<Field extends string>(
  changes: readonly FieldChange<Field>[],
  { standing, after }: Readonly<Record<"standing" | "after", Values<Field>>>,
): readonly FieldChange<Field>[] {
  if (changes.length === 0) return changes;
  return (Object.keys(standing) as Field[]).flatMap((field): FieldChange<Field>[] => {
    const before = standing[field];
    const change = changes.find((each) => each.field === field);
    if (change) return [{ ...change, before }];
    const isReplaced = before !== "" && before !== after[field];
    return isReplaced ? [{ field, kind: "changed", before, after: after[field] }] : [];
  });
}
