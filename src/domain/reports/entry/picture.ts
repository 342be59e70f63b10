/** 写真: one picture beside an initiative's answer, made anew from what was sent, without what a camera wrote into it. */
import { cleanTitle } from "./evidence";

/** In pixels, of a picture as it is kept. */
export const PICTURE_MAX_WIDTH = 1_600;
export const PICTURE_MAX_HEIGHT = 1_600;
/** In pixels, of a picture as it is sent: more than a camera makes, and no more than a server unpacks. */
export const PICTURE_MAX_PIXELS = 60_000_000;
/** Of the words in its place, in characters. */
export const PICTURE_ALT_MAX = 120;

/** What can be made a picture of. */
export const PICTURE_KINDS = ["jpeg", "png", "webp"] as const;

export type PictureFault = "not_a_picture" | "too_many_pixels" | "broken";

/** A picture as it is shown. */
export interface Picture {
  /** What it shows, for whoever does not see it. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** The words as they are kept: one line; "" where nothing of them is left. */
export function cleanAlt(text: string): string {
  return cleanTitle(text);
}
