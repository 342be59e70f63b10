import { Mark } from "@/components/mark";
import type { JudgementCode } from "@/domain/reports/judgement";

/** One mark, and the one that took its place. */
export function MarkChange({ before, after }: { before: JudgementCode; after: JudgementCode }) {
  return (
    <span>
      <Mark code={before} />
      {" → "}
      <Mark code={after} />
    </span>
  );
}
