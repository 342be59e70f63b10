"use client";

import { useListedPlaces } from "./kept-places";
import { usePlaces } from "./kept-text-owner";

/** Tells which of many forms, of which the page shows one, still stand. Draws nothing. */
export function ListedForms({
  under,
  names,
}: {
  /** The beginning of their names. */
  under: string;
  names: readonly string[];
}) {
  const place = usePlaces();
  useListedPlaces(place(under), names.map(place));
  return null;
}
