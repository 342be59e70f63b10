"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "./notice";

/** What was done by a form that is gone, on this page or on the one before. It takes the focus: the button that was pressed is gone with it. */
export function DoneNotice({ title, children }: { title: string; children?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="success" title={title}>
        {children}
      </Notice>
    </div>
  );
}
