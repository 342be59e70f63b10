import { xmlText } from "@/domain/shared/typed-text";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text within XML or SVG, also in an attribute. */
export function xml(text: string): string {
  return xmlText(text).replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
}
