/** The order in which rows can be put in: those that others refer to come first. */

/**
 * @param names in an order that is kept where nothing else is asked for
 * @param references by whom and to whom; those of other names do not count
 * @throws where tables refer to each other in a circle
 */
export function parentsFirst(
  names: readonly string[],
  references: readonly { readonly child: string; readonly parent: string }[],
): string[] {
  const known = new Set(names);
  const parents = new Map(
    names.map((name) => [
      name,
      references
        .filter(({ child, parent }) => child === name && known.has(parent))
        .map(({ parent }) => parent),
    ]),
  );
  const ordered = new Set<string>();
  while (ordered.size < names.length) {
    const ready = names.filter(
      (name) => !ordered.has(name) && parents.get(name)?.every((parent) => ordered.has(parent)),
    );
    if (ready.length === 0) {
      const left = names.filter((name) => !ordered.has(name));
      throw new Error(`tables that refer to each other in a circle: ${left.join(", ")}`);
    }
    for (const name of ready) ordered.add(name);
  }
  return [...ordered];
}
