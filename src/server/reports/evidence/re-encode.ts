/** A picture made anew: turned upright, no larger than it is shown, and without the place, time and names in its metadata. */
import sharp from "sharp";
import {
  PICTURE_KINDS,
  PICTURE_MAX_HEIGHT,
  PICTURE_MAX_PIXELS,
  PICTURE_MAX_WIDTH,
  type PictureFault,
} from "@/domain/reports/entry/picture";
import { contentOf } from "./content";

const QUALITY = 80;
const SECONDS = 20;

export interface EncodedPicture {
  /** WebP. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** @param bytes whatever somebody sent: nothing of it is kept as it is */
export async function reEncode(bytes: Uint8Array): Promise<EncodedPicture | PictureFault> {
  const kind = await contentOf(bytes);
  // The library reads more kinds than these: SVG and others that fetch or run something are never handed to it.
  if (!PICTURE_KINDS.some((each) => each === kind)) return "not_a_picture";
  const options = { failOn: "truncated", limitInputPixels: PICTURE_MAX_PIXELS, pages: 1 } as const;
  try {
    const { width, height } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    if (width * height > PICTURE_MAX_PIXELS) return "too_many_pixels";
    // Without a word about metadata the library writes none.
    const { data, info } = await sharp(bytes, options)
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({
        width: PICTURE_MAX_WIDTH,
        height: PICTURE_MAX_HEIGHT,
        fit: "inside",
        withoutEnlargement: true,
      })
      .webp({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { bytes: Uint8Array.from(data), width: info.width, height: info.height };
  } catch {
    return "broken";
  }
}
