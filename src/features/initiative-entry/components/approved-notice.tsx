"use client";

import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";

/** What was approved on the page before. It takes the focus: the button that was pressed is gone. */
export function ApprovedNotice({ approved, next }: { approved: number | null; next: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  if (approved === null) return null;
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="success" title={`${approved}件を承認しました`}>
        {next}
      </Notice>
    </div>
  );
}
