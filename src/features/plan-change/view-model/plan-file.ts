/** What a plan file is refused for that no rule of the file alone can say. */
import { kpiNames, type PlanDefinition } from "@/domain/plan/definition";
import { wrongReasons } from "@/domain/proposals/told-reasons";
import { wrongReasonSentence } from "@/domain/words/ja/proposals/told-reasons";

/** What a plan file gives reasons for and does not change, as errors of the file; null where there is nothing. */
export function wrongReasonErrors(
  before: PlanDefinition,
  proposed: PlanDefinition,
): Record<string, string> | null {
  const names = kpiNames([before, proposed]);
  const sentences = wrongReasons(before, proposed).map((wrong) =>
    wrongReasonSentence(wrong, before, proposed, names),
  );
  if (sentences.length === 0) return null;
  return Object.fromEntries(sentences.map((sentence, index) => [`file.${index}`, sentence]));
}
