/**
 * 「この値で正しい理由」 beside a figure that changes: it spoke for the figure that it was written for. Beside another one it counts no
 * more, and is kept to be read and taken over by the person who knows.
 */
import type { DecimalString } from "@/domain/shared/decimal";

/** What was said of a figure that stands there no more. */
export interface FormerNote {
  readonly text: string;
  readonly actual: DecimalString;
}

export interface FigureNote {
  readonly note: string;
  readonly former: FormerNote | null;
}

/**
 * @param was the figure as it could be read; null: none
 * @returns the note and what is left of it; with the figure that it was written for it comes back
 */
export function noteBeside(
  { note, former }: FigureNote,
  was: DecimalString | null,
  is: DecimalString | null,
): FigureNote {
  const isBlank = note.trim() === "";
  if (was === is) return { note, former };
  if (isBlank && former !== null && former.actual === is) return { note: former.text, former: null };
  return isBlank || was === null ? { note, former } : { note: "", former: { text: note, actual: was } };
}
