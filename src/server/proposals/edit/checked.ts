/** What was typed becomes the plan as it would be, or the sentences that say why not. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { formSentence } from "@/domain/words/ja/plan/plan-fields";
import { DRAFT_REFUSAL_WORDS } from "@/domain/words/ja/proposals/drafts";
import { done, type FieldErrors, type Result, refused } from "@/lib/result";
import { definitionErrors } from "@/server/plan/plan-file/check";

/**
 * What the fields are refused for; else what the plan file's rules between the values say.
 * @param at the field that a path of the file means; null: it means another part of the plan, which is told with its path
 */
export function checked(
  errors: FieldErrors,
  edited: () => PlanDefinition,
  { at = () => "" }: { readonly at?: (path: string, plan: PlanDefinition) => string | null } = {},
): Result<PlanDefinition> {
  if (Object.keys(errors).length > 0) return refused("invalid", errors);
  const plan = edited();
  const problems = definitionErrors(plan);
  if (problems.length === 0) return done(plan);
  return refused(
    "invalid",
    Object.fromEntries(
      problems.map(({ path, message }) => {
        const field = at(path, plan);
        return field === null
          ? ["", DRAFT_REFUSAL_WORDS.not_a_plan(path, message)]
          : [field, formSentence(message)];
      }),
    ),
  );
}
