"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * What is said of the item before, and where the next one stands. After a decision the button that was pressed is gone:
 * reading goes on from here.
 */
export function Arrival({
  at,
  isMoved,
  children,
}: {
  /** Changes with each item. */
  at: string;
  /** It was not the way into the page. */
  isMoved: boolean;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `at` is not read; the focus is set anew whenever another item has come up.
  useEffect(() => {
    if (isMoved && document.activeElement === document.body) box.current?.focus();
  }, [isMoved, at]);
  return (
    <div ref={box} tabIndex={-1} className="flex flex-col gap-4">
      {children}
    </div>
  );
}
