/** What the format of a plan file is made of: scalars, sections and lists, each with its sentence for what is wrong. */
import { z } from "zod";
import { excerpt } from "./read";

/** What was expected, and what stands there instead. */
function mismatch(expected: string, found: unknown): string {
  if (found === undefined) return `この項目がありません。${expected}を書いてください。`;
  if (found === null) return `空欄です。${expected}を書いてください。`;
  if (typeof found === "string")
    return `${expected}を書いてください。「${excerpt(found)}」と書かれています。`;
  const shape = Array.isArray(found) ? "一覧（- の並び）" : "項目の組";
  return `${expected}を書いてください。${shape}が書かれています。`;
}

/**
 * One scalar. `read` gives undefined for a text it does not accept; `blank` is what it is where the item stands there
 * with nothing, `null` or `~`, which otherwise is an error. `refusal`: why a certain text cannot be accepted.
 */
export function scalar<T, B = never>(
  expected: string,
  read: (text: string) => T | undefined,
  blank?: { readonly is: B },
  refusal: (text: string) => string | null = () => null,
) {
  return z.unknown().transform((found, context): T | B => {
    if (found === null && blank !== undefined) return blank.is;
    const value = typeof found === "string" ? read(found) : undefined;
    if (value !== undefined) return value;
    const why = typeof found === "string" ? refusal(found) : null;
    const message =
      why === null ? mismatch(expected, found) : `${why}「${excerpt(String(found))}」と書かれています。`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

export function oneOf<const T extends string>(words: readonly T[]) {
  return scalar(`${words.join("、")} のいずれか`, (text) => words.find((word) => word === text));
}

export function section<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `この項目名は使えません。ここで使えるのは ${Object.keys(shape).join("、")} です。`
        : mismatch(`項目の組（${Object.keys(shape).join("、")}）`, issue.input),
  });
}

/** A list; left out or blank it is empty. */
export function list<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (found) => found ?? [],
    z.array(item, { error: (issue) => mismatch("一覧（1件ずつ「- 」で始めたもの）", issue.input) }),
  );
}

/** An item that may be left out, and then is left out of the plan too. */
export function optional<T extends z.ZodType>(item: T) {
  return z.preprocess((found) => found ?? undefined, item.optional());
}

/** Keys without a value are left out: a plan that says nothing of them is the same plan. */
export function withoutBlanks<T extends object>(found: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
