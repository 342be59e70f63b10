/** `--expect-last 番号 ハッシュ値`: what somebody noted outside of the system, so that a record cut off at its end is noticed. */
import { OperatorError } from "@/lib/operator-error";
import type { CommandHelp } from "./arguments";

export const EXPECT_LAST = {
  "expect-last": {
    value: "番号 ハッシュ値",
    does: "前回この操作が最後に表示した値。末尾が消されたことや、丸ごと作り直されたことも分かります。",
  },
} as const satisfies CommandHelp["options"];

/**
 * @param text the option's two values; undefined: not given
 * @throws OperatorError for anything but a number and a SHA-256
 */
export function readExpectedLast(text: string | undefined): { no: string; hash: string } | null {
  if (text === undefined) return null;
  const [, no, hash] = /^([1-9]\d{0,17}) ([0-9a-f]{64})$/.exec(text) ?? [];
  if (no === undefined || hash === undefined) {
    throw new OperatorError(
      "控えておいた値と比べるときは、番号とハッシュ値（64文字）を続けて指定してください（例: --expect-last 120 3f…）。",
    );
  }
  return { no, hash };
}
