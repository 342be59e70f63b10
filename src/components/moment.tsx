import { instantJa } from "@/domain/words/ja/dates";

/** When, to the minute, in Japan: 令和8年6月15日 12:00 for a person, the instant for a machine. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{instantJa(at)}</time>;
}
