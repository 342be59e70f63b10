"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { SHORTCUT_KEYS, type Shortcut, shortcutOf } from "../model/shortcuts";

/** In this browser: whoever works by voice or with a trembling hand switches single keys off (WCAG 2.1.4). */
const PLACE = "ayumi.approval.keys";
const listeners = new Set<() => void>();

function areOn(): boolean {
  try {
    return window.localStorage.getItem(PLACE) !== "off";
  } catch {
    return true;
  }
}

function switchKeys(isOn: boolean): void {
  try {
    window.localStorage.setItem(PLACE, isOn ? "on" : "off");
  } catch {
    // A browser that keeps nothing: they stay as they are.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const WORDS: Record<Shortcut, string> = {
  next: "次の項目",
  previous: "前の項目",
  approve: "承認する",
  return: "差し戻す",
};

/** Listens for the keys, tells them, and lets them be switched off. */
export function Shortcuts({ on }: { on: (shortcut: Shortcut) => void }) {
  const isOn = useSyncExternalStore(subscribe, areOn, () => true);
  const act = useEffectEvent(on);
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (shortcut === null) return;
      event.preventDefault();
      act(shortcut);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isOn]);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-dns-14N-130">
      <label className="inline-flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => switchKeys(event.currentTarget.checked)}
          className="size-5 accent-blue-900"
        />
        キーで操作する
      </label>
      <span className="text-solid-gray-700">
        {Object.entries(SHORTCUT_KEYS).map(([key, shortcut]) => (
          <span key={key} className="mr-3 inline-block">
            <kbd className="rounded-4 border border-solid-gray-536 px-1.5">{key}</kbd> {WORDS[shortcut]}
          </span>
        ))}
        （入力欄の外で押します）
      </span>
    </div>
  );
}
