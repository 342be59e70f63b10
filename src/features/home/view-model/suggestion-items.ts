/** Metrics (KPI以外の実績) that departments suggest: to be decided by the office, and what became of a department's own. */
import { SUGGESTION_STATES } from "@/domain/proposals/metric-suggestion";
import { can } from "@/domain/shared/access";
import {
  OWN_SUGGESTIONS_TITLE,
  SUGGESTION_STATE_WORDS,
  SUGGESTIONS_TITLE,
} from "@/domain/words/ja/rounds/suggestions";
import { staffRoutes } from "@/lib/routes";
import type { HomeInput, HomeItem } from "./home-input";

export function suggestionItems({ viewer, suggestions }: HomeInput): HomeItem[] {
  const common = { unit: "件", href: staffRoutes.suggestions(), urgent: false };
  if (can(viewer, "plan.manage", {})) {
    return [
      {
        ...common,
        title: SUGGESTIONS_TITLE,
        count: suggestions.filter((state) => state === "waiting").length,
        text: "所管課が提案したKPI以外の実績です。計画に加えるか、見送るかを決めてください。",
        linkLabel: "提案を見る",
      },
    ];
  }
  const maySuggest = can(viewer, "suggestion.make", { departmentId: viewer.departmentId });
  if (!maySuggest || suggestions.length === 0) return [];
  const counts = SUGGESTION_STATES.flatMap((state) => {
    const count = suggestions.filter((each) => each === state).length;
    return count === 0 ? [] : [`${SUGGESTION_STATE_WORDS[state]}：${count}件`];
  });
  return [
    {
      ...common,
      title: OWN_SUGGESTIONS_TITLE,
      count: null,
      text: counts.join("、"),
      linkLabel: "提案と結果を見る",
    },
  ];
}
