import type { PlanDefinition } from "@/domain/plan/definition";
import { dateJa } from "@/domain/words/ja/dates";
import type { PageContext } from "../page-context";

/** 終了: that the plan was closed, when and why; nothing where it was not. */
export function PlanClosed({ context, plan }: { context: PageContext; plan: PlanDefinition }) {
  const shown = context.model.snapshot.plans.find(({ definition }) => definition.id === plan.id);
  if (shown?.closedOn === undefined) return null;
  const { closedOn, closedReason } = shown;
  return (
    <>
      <p>
        <strong>{`この計画は${dateJa(closedOn)}に終了しました。それまでの計画と実績を残しています。`}</strong>
      </p>
      {closedReason !== undefined && <p className="pre">{`終了の理由：${closedReason}`}</p>}
    </>
  );
}
