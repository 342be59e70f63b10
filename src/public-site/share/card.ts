/** The picture of a KPI that other sites show beside a link to its page: what stands on it, and how it is drawn. Pure. */
import { type Drawing, PICTURE_FACE } from "@/lib/picture/draw";
import { phrasesOfText } from "../phrases";
import { DEMO_NOTICE } from "../words";
import { xml } from "../xml";

/** As the platforms ask for it (1.91 : 1). */
const SHARE_WIDTH = 1200;
const SHARE_HEIGHT = 630;

export interface ShareCard {
  readonly site: string;
  readonly name: string;
  readonly figure: Named;
  readonly target: Named;
  /** △ 上向き（令和7年度）, with its colour; null where the year has no mark. */
  readonly mark: { readonly text: string; readonly colour: string } | null;
  readonly demo: boolean;
}

interface Named {
  readonly name: string;
  readonly value: string;
}

const LEFT = 64;
const RIGHT_COLUMN = 700;
const WHOLE = SHARE_WIDTH - 2 * LEFT;
const NAME = { size: 58, lines: 3 };
const VALUE = { size: 88, width: RIGHT_COLUMN - LEFT - 32 };
const TARGET = { size: 56, width: SHARE_WIDTH - LEFT - RIGHT_COLUMN };

/** No line begins with these (行頭禁則). */
const NEVER_FIRST = /^[、。，．・：；？！）」』】〉》ーァィゥェォッャュョ々％]/;

/** In the height of the letters. */
function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u0020-\u007e\uff61-\uff9f]/.test(char) ? 0.62 : 1), 0);
}

/** @returns the lines of a text, about equally long; the last one with 「…」 where there are too many */
export function linesOf(text: string, size: number, width: number, most: number): string[] {
  const phrases = phrasesOfText(text);
  // Within a phrase only where there would be too many lines otherwise.
  const pieces = brokenAt(phrases, width / size).length > most ? [...text] : phrases;
  const full = brokenAt(pieces, width / size);
  if (full.length > most) {
    const last = [...(full[most - 1] ?? "")];
    return [...full.slice(0, most - 1), `${last.slice(0, -1).join("")}…`];
  }
  let ems = Math.ceil(widthOf(text) / full.length);
  while (brokenAt(pieces, ems).length > full.length) ems += 1;
  return brokenAt(pieces, Math.min(ems, width / size));
}

/**
 * @param pieces what stays in one line where it can
 * @param ems how wide a line may be, in heights of its letters
 */
function brokenAt(pieces: readonly string[], ems: number): string[] {
  const lines: string[] = [];
  let line = "";
  const add = (part: string) => {
    if (line !== "" && widthOf(line + part) > ems && !NEVER_FIRST.test(part)) {
      lines.push(line);
      line = "";
    }
    line += part;
  };
  for (const piece of pieces) for (const part of widthOf(piece) > ems ? piece : [piece]) add(part);
  return [...lines, line];
}

function fitting(text: string, { size, width }: { size: number; width: number }): number {
  return Math.min(size, Math.floor(width / Math.max(1, widthOf(text))));
}

interface Style {
  readonly size: number;
  readonly colour?: string;
  readonly bold?: boolean;
}

function line(x: number, y: number, text: string, { size, colour = "#1a1a1a", bold = false }: Style): string {
  const weight = bold ? ' font-weight="700"' : "";
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${weight}>${xml(text)}</text>`;
}

export function drawCard({ site, name, figure, target, mark, demo }: ShareCard): Drawing {
  const names = linesOf(name, NAME.size, WHOLE, NAME.lines);
  const content = [
    `<rect width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}" fill="#fff"/>`,
    `<rect width="${SHARE_WIDTH}" height="20" fill="#0017c1"/>`,
    ...(demo
      ? [
          '<rect y="20" width="1200" height="54" fill="#ffd43d"/>',
          line(LEFT, 57, DEMO_NOTICE, { size: 30, bold: true }),
        ]
      : []),
    line(LEFT, 124, linesOf(site, 34, WHOLE, 1)[0] ?? "", { size: 34, colour: "#333" }),
    ...names.map((text, index) => line(LEFT, 208 + index * 74, text, { size: NAME.size, bold: true })),
    '<rect x="64" y="388" width="1072" height="2" fill="#ccc"/>',
    line(LEFT, 436, figure.name, { size: 30, colour: "#333" }),
    line(LEFT, 526, figure.value, { size: fitting(figure.value, VALUE), bold: true, colour: "#0017c1" }),
    line(RIGHT_COLUMN, 436, target.name, {
      size: fitting(target.name, { ...TARGET, size: 30 }),
      colour: "#333",
    }),
    line(RIGHT_COLUMN, 520, target.value, { size: fitting(target.value, TARGET) }),
    ...(mark === null ? [] : [line(LEFT, 598, mark.text, { size: 46, bold: true, colour: mark.colour })]),
  ];
  return {
    width: SHARE_WIDTH,
    height: SHARE_HEIGHT,
    content: `<g font-family="${PICTURE_FACE}">${content.join("")}</g>`,
  };
}

/** The same for those who do not see the picture. */
export function cardText({ site, name, figure, target, mark }: ShareCard): string {
  const said = [
    `${figure.name} ${figure.value}`,
    `${target.name} ${target.value}`,
    ...(mark ? [mark.text] : []),
  ];
  return `${name}：${said.join("、")}（${site}）`;
}
