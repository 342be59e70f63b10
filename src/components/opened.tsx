"use client";

import { useEffect } from "react";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { OPENED_HREF } from "@/lib/routes";

/** Before somebody who may decide: what they have open can no longer be taken back. Draws nothing. */
export function Opened({
  fy,
  seen,
}: {
  fy: FiscalYear;
  /** "paper-sheets/3": an item and the revision that is shown. */
  seen: readonly string[];
}) {
  const shown = seen.join(" ");
  useEffect(() => {
    if (shown === "") return;
    const answers = shown.split(" ").map((each) => {
      const at = each.lastIndexOf("/");
      return { itemId: each.slice(0, at), version: Number(each.slice(at + 1)) };
    });
    // Lost on the way, the answer can be taken back all the same; whoever decides on it then is told so.
    fetch(OPENED_HREF, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ fy, seen: answers }),
    }).catch(() => undefined);
  }, [fy, shown]);
  return null;
}
