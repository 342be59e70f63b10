import { withReadings } from "@/domain/words/public/phrase";
import { type Markup, markup } from "@/lib/markup";

/** 目標《もくひょう》 with its reading above it, as the pages have it. */
export function withRuby(text: string): Markup[] {
  return withReadings(text).map(({ text: base, reading }) =>
    reading === null ? markup`${base}` : markup`<ruby>${base}<rt>${reading}</rt></ruby>`,
  );
}
