/** Marked strings: put where they must stay secret, then looked for in everything that leaves the house. */
import { randomBytes } from "node:crypto";

/** Of this run alone, so that nothing that lay about before can be taken for a find. */
const RUN = randomBytes(5).toString("hex");
const SECRET = `zq${RUN}s`;
const PUBLIC = `zq${RUN}p`;
/** Figures are written with and without thousands separators. */
const FIGURE_STEM = String(91_000 + (Number.parseInt(RUN.slice(0, 4), 16) % 8_000));

let next = 0;
const counts = { secret: 0, public: 0 };

/** A string that nobody outside may ever read. Lower-case letters and digits: no encoding of text changes it. */
export function secret(): string {
  counts.secret += 1;
  return `${SECRET}${next++}e`;
}

/** A string that is to be published: proof that the search finds what is there. */
export function told(): string {
  counts.public += 1;
  return `${PUBLIC}${next++}e`;
}

/** A figure of nine digits that nobody outside may read. */
export function secretFigure(): string {
  counts.secret += 1;
  return `${FIGURE_STEM}${String(1_000 + (next++ % 9_000))}`;
}

export function secretsMade(): number {
  return counts.secret;
}

export function toldMade(): number {
  return counts.public;
}

/** The forms in which bytes may carry a stem: as it is, in UTF-16, as hexadecimal, and as base64 at each offset. */
function formsOf(stem: string): Buffer[] {
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.from(`${" ".repeat(offset)}${stem}`)
      .toString("base64")
      .replace(/=+$/, "");
    // The first and last characters also depend on what stands beside the stem.
    return Buffer.from(text.slice(offset === 0 ? 0 : offset + 1, -2));
  });
  const hex = Buffer.from(Buffer.from(stem).toString("hex"));
  return [Buffer.from(stem), Buffer.from(stem, "utf16le"), hex, ...base64];
}

const SECRET_FORMS = [
  ...formsOf(SECRET),
  ...[FIGURE_STEM, `${FIGURE_STEM.slice(0, 3)},${FIGURE_STEM.slice(3)}`].map((stem) => Buffer.from(stem)),
];
const TOLD_FORM = Buffer.from(PUBLIC);

/** Where the first secret stands in the bytes, with what surrounds it; null where there is none. */
export function findSecret(bytes: Uint8Array): string | null {
  // Upper case would hide a mark in an address or a header.
  const buffer = Buffer.from(Buffer.from(bytes).toString("latin1").toLowerCase(), "latin1");
  for (const [index, form] of SECRET_FORMS.entries()) {
    // base64 tells upper from lower case.
    const isBase64 = index >= 3 && index < 6;
    const place = isBase64 ? Buffer.from(bytes).indexOf(form) : buffer.indexOf(form);
    if (place >= 0) return Buffer.from(bytes).toString("utf8", Math.max(0, place - 60), place + 40);
  }
  return null;
}

/** The marks to be published that stand in the bytes. */
export function findTold(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes);
  if (!buffer.includes(TOLD_FORM)) return [];
  return [...new Set(buffer.toString("latin1").match(new RegExp(`${PUBLIC}\\d+e`, "g")) ?? [])];
}
