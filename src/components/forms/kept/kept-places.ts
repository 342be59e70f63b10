"use client";

import { useEffect, useState } from "react";
import { dropFromBrowser, keysInBrowser, readFromBrowser } from "./kept-storage";
import { type KeptInput, parseKeptInput } from "./kept-text";

/** The places in this browser whose forms stand on the page. */
const open = new Map<string, number>();
const watching = new Set<() => void>();

/** For as long as the form stands there, what is kept at its place is its own to tell. */
export function useOpenPlace(key: string | null): void {
  useEffect(() => {
    if (key === null) return;
    open.set(key, (open.get(key) ?? 0) + 1);
    for (const look of watching) look();
    return () => {
      open.set(key, (open.get(key) ?? 1) - 1);
      for (const look of watching) look();
    };
  }, [key]);
}

/** By the beginning of their keys: of which forms the page that is shown lists those that still stand, on it or a step away. */
const listed = new Map<string, ReadonlySet<string>>();

/**
 * For a page that shows one of many forms, one after the other: what was typed into one that is none of them any more is
 * told whichever of them is shown.
 * @param under the beginning of their keys
 * @param keys of those that stand
 */
export function useListedPlaces(under: string | null, keys: readonly (string | null)[]): void {
  const standing = keys.join(" ");
  useEffect(() => {
    if (under === null) return;
    listed.set(under, new Set(standing.split(" ")));
    for (const look of watching) look();
    return () => {
      listed.delete(under);
      for (const look of watching) look();
    };
  }, [under, standing]);
}

/** A page comes in parts: its forms may stand there a little later than its frame. */
const ARRIVAL_MS = 1_500;

export interface LeftBehind {
  readonly key: string;
  readonly fields: KeptInput["fields"];
}

/**
 * What was typed at this address into a form that is not there any more: what it asked for was decided, handed in or taken
 * away meanwhile.
 * @param under the beginning of the keys of this person and page; null: nothing is kept
 */
export function useLeftBehind(under: string | null): {
  readonly left: readonly LeftBehind[];
  readonly drop: () => void;
} {
  const [left, setLeft] = useState<readonly LeftBehind[]>([]);
  useEffect(() => {
    if (under === null) return;
    let timer = 0;
    const look = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setLeft(leftUnder(under)), ARRIVAL_MS);
    };
    setLeft([]);
    look();
    watching.add(look);
    return () => {
      window.clearTimeout(timer);
      watching.delete(look);
    };
  }, [under]);
  return {
    left,
    drop: () => {
      for (const { key } of left) dropFromBrowser(key);
      setLeft([]);
    },
  };
}

function leftUnder(under: string): LeftBehind[] {
  return keysInBrowser(under).flatMap((key) => {
    const kept = (open.get(key) ?? 0) > 0 ? null : readFromBrowser(key, parseKeptInput);
    const isHere = kept !== null && isGoneHere(key, kept.at);
    const says = kept !== null && Object.values(kept.fields).some(({ said }) => said !== "");
    return isHere && says ? [{ key, fields: kept.fields }] : [];
  });
}

/** Whether it was this page's form: by the page's own list, else by the query of the address at which it was typed. */
function isGoneHere(key: string, at: string): boolean {
  for (const [under, standing] of listed) if (key.startsWith(under)) return !standing.has(key);
  return at === window.location.search;
}
