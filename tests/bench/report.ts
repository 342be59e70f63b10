/** The measurements as Markdown, ready to be quoted. */

/** What must hold, and whether it does. */
export interface Verdict {
  readonly text: string;
  readonly holds: boolean;
}

/** A Markdown table; the first column is text, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

export function verdictLines(verdicts: readonly Verdict[]): string {
  return verdicts.map(({ text, holds }) => `- ${holds ? "○" : "×"} ${text}`).join("\n");
}

export const percent = (share: number) => `${Math.round(share * 100)}%`;
export const whole = (value: number) => Math.round(value).toLocaleString("en-US");
export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} 秒`;
export const times = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 2 : 1)}倍`;
