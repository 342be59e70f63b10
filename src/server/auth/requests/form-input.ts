/** FormData as a plain object, for a strict schema. */

/** React's and Next's own fields ($ACTION_ID_…, $ACTION_REF_…) are not the person's input. */
function isFrameworkField(name: string): boolean {
  return name.startsWith("$ACTION");
}

/** The text of a field; "" where it is left out or is a file. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/**
 * One entry per name; a name that ends in `[]`, or comes more than once, becomes a list. A plain object is returned
 * as it is. Objects have no prototype, so that `__proto__` is a field like any other.
 */
export function formInput(form: unknown): unknown {
  if (!(form instanceof FormData)) return form;
  const input: Record<string, unknown> = Object.create(null);
  for (const rawName of new Set(form.keys())) {
    if (isFrameworkField(rawName)) continue;
    const values = form.getAll(rawName);
    const isList = rawName.endsWith("[]");
    input[isList ? rawName.slice(0, -2) : rawName] = isList || values.length > 1 ? values : values[0];
  }
  return input;
}
