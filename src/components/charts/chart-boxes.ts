/** The room that a label takes, and whether two would touch. */
import type { ChartLabel } from "./chart-frame";

/** A text at its place. */
export type Written = Pick<ChartLabel, "x" | "y" | "anchor" | "text">;

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The room of a label. Kana and kanji are as wide as they are high, digits and Latin letters a little over half of it. */
export function boxOf({ text, x, y, anchor }: Written, size: number): Box {
  const width = [...text].reduce((sum, char) => sum + (char < "\u0100" ? 0.6 : 1) * size, 0);
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.85, bottom: y + size * 0.15 };
}

export function touch(a: Box, b: Box): boolean {
  return a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom && b.top < a.bottom;
}

/** With so much more above and below. */
export function withRoom(box: Box, room: number): Box {
  return { ...box, top: box.top - room, bottom: box.bottom + room };
}
