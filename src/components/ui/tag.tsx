import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type TagTone = "neutral" | "info" | "success" | "warning" | "error" | "working";

const TONES: Record<TagTone, string> = {
  neutral: "border-solid-gray-536 bg-white text-solid-gray-800",
  info: "border-blue-900 bg-blue-50 text-blue-1000",
  success: "border-success-2 bg-green-50 text-green-900",
  warning: "border-warning-orange-2 bg-orange-50 text-orange-1000",
  error: "border-error-2 bg-red-50 text-red-1000",
  /** Figures that are not yet anybody's word: dashed, so that black and white shows it too. */
  working: "border-dashed border-yellow-1100 bg-yellow-50 text-yellow-1200",
};

/** The classes of a tag, for one that is written as text. */
export function tagClass(tone: TagTone): string {
  return classNames(
    "inline-flex items-center rounded-6 border px-2 py-1 text-dns-14B-120 whitespace-nowrap",
    TONES[tone],
  );
}

/** A short word about a state. The word carries the meaning, the colour only helps. */
export function Tag({ tone = "neutral", children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={tagClass(tone)}>{children}</span>;
}
