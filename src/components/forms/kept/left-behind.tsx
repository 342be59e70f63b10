"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { keysInBrowser, onKept } from "./kept-storage";
import { usePlaces } from "./kept-text-owner";

const Told = lazy(async () => ({ default: (await import("./kept-notices")).LeftBehindTold }));

/** What was typed at this address into a form that is gone. Its code is asked for only where anything is kept. */
export function LeftBehind() {
  const under = usePlaces()("");
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    const look = () => setKept(under !== null && keysInBrowser(under).length > 0);
    look();
    return onKept(look);
  }, [under]);
  return isKept ? (
    <Suspense fallback={null}>
      <Told />
    </Suspense>
  ) : null;
}
