/** 取組の状況 in words. */

import type { InitiativeState } from "@/domain/reports/initiative";

export const INITIATIVE_STATE_WORDS: Record<InitiativeState, string> = {
  not_begun: "未着手",
  preparing: "準備中",
  under_way: "実施中",
  completed: "完了",
  reconsidered: "見直し",
};
