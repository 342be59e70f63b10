/** Drawings (SVG) as pictures (PNG), without a browser: the same drawing makes the same bytes. */
import { isMainThread } from "node:worker_threads";
import { fontFolders } from "../fonts";

export const PNG_TYPE = "image/png";
/** The first of the faces that are packaged. */
export const PICTURE_FACE = "BIZ UDPGothic";

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What stands within `<svg>`. */
  readonly content: string;
}

/** Reading the faces takes as long as drawing one: so many are drawn at once. Each takes 3 MB while it is drawn. */
const AT_ONCE = 8;

/** What was drawn lately: from one publication to the next most figures stay. About 35 KB each. */
const KEPT = 400;
const drawn = new Map<string, Uint8Array<ArrayBuffer>>();

/** @param drawings all of one size */
export async function drawPictures(drawings: readonly Drawing[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const missing = [...new Map(drawings.map((each) => [each.content, each])).values()].filter(
    ({ content }) => !drawn.has(content),
  );
  const fresh = new Map<string, Uint8Array<ArrayBuffer>>();
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    const sheet = missing.slice(start, start + AT_ONCE);
    const pictures = await drawSheet(sheet);
    sheet.forEach(({ content }, index) => {
      const picture = pictures[index];
      if (picture) fresh.set(content, picture);
    });
  }
  const found = drawings.map(({ content }) => {
    const picture = fresh.get(content) ?? drawn.get(content);
    if (!picture) throw new Error("a drawing became no picture");
    return picture;
  });
  drawings.forEach(({ content }, index) => {
    const picture = found[index];
    if (picture) remember(content, picture);
  });
  return found;
}

function remember(content: string, picture: Uint8Array<ArrayBuffer>): void {
  // Put at the end anew: what was not asked for longest goes first.
  drawn.delete(content);
  drawn.set(content, picture);
  const [oldest] = drawn.keys();
  if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest);
}

/** One below the other, cut apart afterwards. */
async function drawSheet(drawings: readonly Drawing[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const [{ width, height } = { width: 0, height: 0 }] = drawings;
  const rows = drawings.map(
    ({ content }, index) => `<svg y="${index * height}" width="${width}" height="${height}">${content}</svg>`,
  );
  const sheetHeight = height * drawings.length;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${sheetHeight}">${rows.join("")}</svg>`;
  const { default: sharp } = await import("sharp");
  // Beside requests; a thread that is there for the work does it itself, behind the server's own.
  const { Resvg, renderAsync } = await import("@resvg/resvg-js");
  const font = { fontDirs: fontFolders(), loadSystemFonts: false, defaultFontFamily: PICTURE_FACE };
  const { pixels } = isMainThread ? await renderAsync(svg, { font }) : new Resvg(svg, { font }).render();
  const bytes = width * height * 4;
  return Promise.all(
    drawings.map(async (_, index) => {
      const own = pixels.subarray(index * bytes, (index + 1) * bytes);
      const picture = sharp(own, { raw: { width, height, channels: 4 } }).removeAlpha();
      return new Uint8Array(await picture.png({ compressionLevel: 6 }).toBuffer());
    }),
  );
}
