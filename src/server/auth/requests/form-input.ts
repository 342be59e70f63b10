/** FormData as a plain object, for a strict schema. The one door of texts into every server action. */
import { cleanTexts } from "@/domain/shared/typed-text";

/** Typed or given as they are, character for character; never shown again. */
export const SECRET_FIELDS: ReadonlySet<string> = new Set(["password", "current", "token"]);

/** React's and Next's own fields ($ACTION_ID_…, $ACTION_REF_…) and the key of the sending ($once) are not the person's input. */
function isFrameworkField(name: string): boolean {
  return name.startsWith("$");
}

/**
 * One entry per name; a name that ends in `[]`, or comes more than once, becomes a list. A plain object keeps its
 * shape. Texts lose what nobody sees in them. Objects have no prototype, so that `__proto__` is a field like any other.
 */
export function formInput(form: unknown): unknown {
  if (!(form instanceof FormData)) return cleanTexts(form);
  const input: Record<string, unknown> = Object.create(null);
  for (const rawName of new Set(form.keys())) {
    if (isFrameworkField(rawName)) continue;
    const values = form.getAll(rawName);
    const isList = rawName.endsWith("[]");
    const value = isList || values.length > 1 ? values : values[0];
    input[isList ? rawName.slice(0, -2) : rawName] = SECRET_FIELDS.has(rawName) ? value : cleanTexts(value);
  }
  return input;
}
