import { createElement, Fragment } from "react";
import { type Phrase, type Sentence, withReadings } from "@/domain/words/public/phrase";

/** A sentence of an edition: readings above their characters, and what nobody translated marked as Japanese. */
export function Say({ of }: { of: Sentence | Phrase }) {
  const phrases = typeof of === "string" || "original" in of ? [of] : of;
  const pieces = phrases.flatMap((phrase) =>
    typeof phrase === "string" ? readings(phrase) : [createElement("span", { lang: "ja" }, phrase.original)],
  );
  // Children one by one: the pieces of a sentence have no keys of their own, and never change places.
  return createElement(Fragment, null, ...pieces);
}

function readings(text: string) {
  return withReadings(text).map(({ text: base, reading }) =>
    reading === null ? base : createElement("ruby", null, base, createElement("rt", null, reading)),
  );
}
