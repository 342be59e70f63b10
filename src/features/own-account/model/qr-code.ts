/** A QR code as the path of an SVG: nothing is loaded from elsewhere to draw it. */
import { encode } from "uqr";

export interface QrPath {
  /** Length of a side, in units of the path; with the empty border that a camera needs. */
  readonly size: number;
  readonly path: string;
}

const BORDER = 4;

export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: "M", border: BORDER });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: dark.join("") };
}
