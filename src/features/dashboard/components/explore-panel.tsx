"use client";

import dynamic from "next/dynamic";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/forms/button";
import type { ExploreInput } from "../view-model/explore";

/** The chart library is large and draws nothing on the server: it is fetched when somebody asks for it. */
const ExploreChart = dynamic(() => import("./explore-chart").then((module) => module.ExploreChart), {
  ssr: false,
  loading: () => <p role="status">読み込んでいます…</p>,
});

/** The page can be read without this; without JavaScript there is no button. */
export function ExplorePanel({ input }: { input: ExploreInput }) {
  const [isOpen, setOpen] = useState(false);
  const hasScript = useSyncExternalStore(subscribeToNothing, isTrue, isFalse);
  if (!hasScript) return null;
  const panelId = `explore-${input.kpiId}`;
  return (
    <div className="flex flex-col items-start gap-4 print-hidden">
      <Button
        variant="text"
        size="sm"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? "試算を閉じる" : "試算で詳しく見る"}
        <span className="sr-only">{`（${input.name}）`}</span>
      </Button>
      <div id={panelId} className="w-full min-w-0">
        {isOpen ? <ExploreChart input={input} /> : null}
      </div>
    </div>
  );
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
