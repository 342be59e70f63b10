"use client";

import { useSyncExternalStore } from "react";

/** False on the server and in the first paint: what needs a script is not shown without one. */
export function useHasScript(): boolean {
  return useSyncExternalStore(subscribeToNothing, isTrue, isFalse);
}

function subscribeToNothing() {
  return () => {};
}

function isTrue() {
  return true;
}

function isFalse() {
  return false;
}
