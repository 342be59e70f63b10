"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import { staffRoutes } from "@/lib/routes";
import type { PastFiguresAnswers } from "../schema";

/** What was taken in, and who is next. It takes the focus: the button that was pressed is gone. */
export function TakenIn({ taken }: { taken: PastFiguresAnswers["import"] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="success" title={`${taken.figures.toLocaleString("en-US")}件を取り込みました`}>
        <p>承認を待っています。取り込んだ人とは別の担当者が、まとめて承認します。</p>
        <Link className="text-link" href={staffRoutes.pastFiguresImport(taken.importId)}>
          取り込んだ実績を見る
        </Link>
      </Notice>
    </div>
  );
}
