"use client";

import { useEffect } from "react";

/** An address with a #place was opened before the place was there: goes there once it is. */
export function ArriveAtHash() {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (id !== "") document.getElementById(id)?.scrollIntoView();
  }, []);
  return null;
}
