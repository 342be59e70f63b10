"use client";

import { type MouseEvent, type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/forms/button";
import { buttonClass } from "@/components/forms/button-class";
import { classNames } from "@/components/ui/class-names";
import { moveOf } from "../model/moves";

export interface StageScreen {
  readonly title: string;
  readonly href: string;
  readonly body: ReactNode;
  readonly notes: ReactNode;
}

/**
 * One screen at a time, moved by keys, buttons and links. Every screen is in the page, so that paper has them all; without a
 * script each one is an address of its own.
 */
export function Stage({
  screens,
  initial,
  more,
}: {
  screens: readonly StageScreen[];
  /** From 0: the one of the address. */
  initial: number;
  /** What else can be chosen. */
  more: ReactNode;
}) {
  const [at, setAt] = useState(initial);
  const count = screens.length;
  const go = (to: number) => {
    setAt(to);
    window.history.replaceState(null, "", screens[to]?.href);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest("input, select, textarea");
      if (isTyping || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const to = moveOf(event.key, at, screens.length);
      if (to === null) return;
      event.preventDefault();
      setAt(to);
      window.history.replaceState(null, "", screens[to]?.href);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [at, screens]);
  const current = screens[at];
  return (
    <div data-presentation="" className="flex min-h-0 flex-1 flex-col bg-white">
      {screens.map(({ href, body }, index) => (
        <div
          key={href}
          className={classNames(
            "presentation-screen min-h-0 flex-1 flex-col",
            index === at ? "flex" : "hidden print:flex",
          )}
        >
          {body}
        </div>
      ))}
      <p role="status" className="sr-only">
        {`${count}画面中の${at + 1}画面目：${current?.title ?? ""}`}
      </p>
      <nav
        aria-label="発表の操作"
        className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-solid-gray-420 px-4 py-2 print-hidden"
      >
        <Step to={at - 1} screens={screens} onGo={go}>
          ‹ 前へ
        </Step>
        <span className="tabular-nums">{`${at + 1} / ${count}`}</span>
        <Step to={at + 1} screens={screens} onGo={go}>
          次へ ›
        </Step>
        <FullScreenButton />
        <span className="ml-auto flex flex-wrap items-center gap-x-4">
          <UpFolded label="発表者用のメモ">{current?.notes}</UpFolded>
          <UpFolded label="表示するもの">{more}</UpFolded>
        </span>
      </nav>
    </div>
  );
}

/** A link, so that it leads there without a script as well. At either end a word stands in its place. */
function Step({
  to,
  screens,
  onGo,
  children,
}: {
  to: number;
  screens: readonly StageScreen[];
  onGo: (to: number) => void;
  children: ReactNode;
}) {
  const screen = screens[to];
  const look = buttonClass({ variant: "secondary", size: "sm" });
  if (!screen) {
    return (
      // biome-ignore lint/a11y/useValidAnchor: a link that leads nowhere now, as HTML writes it: without an address.
      <a role="link" aria-disabled="true" className={look}>
        {children}
      </a>
    );
  }
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onGo(to);
  };
  return (
    <a href={screen.href} className={look} onClick={onClick}>
      {children}
    </a>
  );
}

/** Opens upwards over the screen: what is shown there keeps its place. */
function UpFolded({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="relative">
      <summary className="flex min-h-11 cursor-pointer items-center text-blue-1000 underline">
        {label}
      </summary>
      <div className="absolute right-0 bottom-full z-10 max-h-[70vh] w-[min(36rem,calc(100vw-2rem))] overflow-y-auto rounded-8 border border-black bg-white p-4 text-std-16N-170 shadow-2">
        {children}
      </div>
    </details>
  );
}

/** Of the whole document, so that a banner of the page stays in sight. Where a browser has none, there is no button. */
function FullScreenButton() {
  const isFull = useSyncExternalStore(
    onFullScreen,
    () => document.fullscreenElement !== null,
    () => false,
  );
  const isPossible = useSyncExternalStore(
    onFullScreen,
    () => document.fullscreenEnabled === true,
    () => false,
  );
  if (!isPossible) return null;
  return (
    <Button
      variant="secondary"
      size="sm"
      onClick={() => {
        // Refused by the browser, the page stays as it is, and can be read as it is.
        const done = isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen();
        done.catch(() => {});
      }}
    >
      {isFull ? "全画面をやめる" : "全画面にする"}
    </Button>
  );
}

function onFullScreen(tell: () => void): () => void {
  document.addEventListener("fullscreenchange", tell);
  return () => document.removeEventListener("fullscreenchange", tell);
}
