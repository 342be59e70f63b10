/** Pace in one word. */
import type { PaceCode } from "@/domain/reports/pace";

export const PACE_WORDS: Record<PaceCode, string> = {
  on_track: "順調",
  slightly_behind: "やや遅れ",
  behind: "遅れ",
};
