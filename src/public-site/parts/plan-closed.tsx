import type { PlanDefinition } from "@/domain/plan/definition";
import { dateJa } from "@/domain/words/ja/dates";
import type { PageContext } from "../page-context";

/** 終了: that the plan was closed, and when; nothing where it was not. */
export function PlanClosed({ context, plan }: { context: PageContext; plan: PlanDefinition }) {
  const shown = context.model.snapshot.plans.find(({ definition }) => definition.id === plan.id);
  if (shown?.closedOn === undefined) return null;
  return (
    <p>
      <strong>{`この計画は${dateJa(shown.closedOn)}に終了しました。それまでの計画と実績を残しています。`}</strong>
    </p>
  );
}
