/** A person's own sign-ins in words. */
import { instantJa } from "@/domain/words/ja/dates";
import type { OwnSessionDto } from "@/server/auth/sessions/own";

export interface SessionRow {
  readonly id: string;
  /** Edge（Windows） */
  readonly device: string;
  readonly openedAt: string;
  readonly opened: string;
  readonly seenAt: string;
  readonly seen: string;
  readonly isByLink: boolean;
  readonly isCurrent: boolean;
}

export function sessionRow({ device, openedAt, seenAt, ...session }: OwnSessionDto): SessionRow {
  return {
    ...session,
    device: deviceWords(device),
    openedAt,
    opened: instantJa(openedAt),
    seenAt,
    seen: instantJa(seenAt),
  };
}

/** The first that is found counts: Edge calls itself Chrome as well, and Chrome Safari. */
const BROWSERS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bWindows\b/, "Windows"],
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bMacintosh\b/, "Mac"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bLinux\b/, "Linux"],
];

/** What a browser says of itself, as far as a person would recognise it. */
export function deviceWords(userAgent: string): string {
  const named = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  if (browser === null) return system ?? "不明な端末";
  return system === null ? browser : `${browser}（${system}）`;
}
