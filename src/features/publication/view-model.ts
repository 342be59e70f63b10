import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { dateJa } from "@/domain/words/ja/dates";
import { freedStopSentence } from "@/domain/words/ja/publication/stops";
import type { StopDto } from "@/server/publication/stops/queries";

/** Below this address a preview's pages link to each other. */
export const PREVIEW_BASE = "/api/publications/preview";

/**
 * Where the preview begins. The words that are not stored yet travel in the address (base64url of JSON), so that
 * every link inside the preview keeps them.
 */
export function previewHref(words: { title: string; note: string }): string {
  const bytes = new TextEncoder().encode(JSON.stringify({ title: words.title, note: words.note }));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `${PREVIEW_BASE}/${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** One publication as a ZIP, for a web server on another network. */
export function exportHref(no: number): string {
  return `/api/publications/${no}/export`;
}

/** 令和8年11月22日公表: a title that needs no typing. */
export function suggestedTitle(today: IsoDate): string {
  return `${dateJa(today)}公表`;
}

export function freedSentences(stops: readonly StopDto[]): string[] {
  return stops.flatMap((stop) =>
    stop.lifted ? [freedStopSentence({ ...stop, liftedOn: tokyoDate(new Date(stop.lifted.at)) })] : [],
  );
}
