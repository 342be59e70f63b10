/** Single keys for whoever decides on many reports: only outside of fields, and only while they are switched on. */

export type Shortcut = "next" | "previous" | "approve" | "return";

export const SHORTCUT_KEYS = {
  j: "next",
  k: "previous",
  a: "approve",
  r: "return",
} as const satisfies Record<string, Shortcut>;

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly target: EventTarget | null;
}

/** A ticked box takes no letters; whatever else is a field does. */
const TYPED_IN = "input:not([type=checkbox]), textarea, select, [contenteditable]";

/** @returns what the key means; null where it means nothing, and where somebody types or chooses */
export function shortcutOf(pressed: Pressed): Shortcut | null {
  const { key, target } = pressed;
  // A key that is held down must not decide on one report after the other.
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.repeat || pressed.isComposing)
    return null;
  if (target instanceof Element && target.closest(TYPED_IN)) return null;
  return Object.entries(SHORTCUT_KEYS).find(([each]) => each === key)?.[1] ?? null;
}
