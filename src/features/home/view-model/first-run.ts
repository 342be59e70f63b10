/** はじめての準備, for who may do something about it; null once it has ended, and for everybody else. */
import { listFigures } from "@/domain/plan/figures";
import { type FirstRunFacts, type FirstRunItem, firstRun } from "@/domain/rounds/first-run";
import { type Action, can } from "@/domain/shared/access";
import { FIRST_RUN_WORDS, firstRunNote } from "@/domain/words/ja/rounds/first-run";
import { staffRoutes } from "@/lib/routes";
import type { HomeInput } from "./home-input";

export interface FirstRunLine {
  readonly item: FirstRunItem;
  readonly isDone: boolean;
  readonly title: string;
  readonly note: string;
  /** Whose job it is; null where it is the viewer's own, or everybody's who sees it. */
  readonly whose: string | null;
  readonly href: string;
}

export function firstRunOf({ viewer, plans, firstRun: known }: HomeInput): FirstRunLine[] | null {
  const [leading] = plans;
  if (known === null || !leading) return null;
  const { definition, departments } = leading;
  const facts: FirstRunFacts = {
    ...known,
    withoutDepartment: listFigures(definition).filter(({ kpi }) => !departments[kpi.id]).length,
    contact: definition.publication.contact,
    licence: definition.publication.licence,
  };
  return (
    firstRun(facts)?.map(({ item, isDone }) => {
      const { action, may, whose, otherwise } = placeOf(item, definition.id);
      const isOwn = can(viewer, action, {});
      return {
        item,
        isDone,
        title: FIRST_RUN_WORDS[item],
        note: firstRunNote(item, facts),
        whose: isOwn || isDone ? null : whose,
        href: isOwn ? may : otherwise,
      };
    }) ?? null
  );
}

interface Where {
  readonly action: Action;
  /** For who may do it, and for who may look. */
  readonly may: string;
  readonly otherwise: string;
  readonly whose: string;
}

const OFFICE = "計画の担当課が行います。";
const ADMIN = "システム管理者が行います。";

function placeOf(item: FirstRunItem, planId: string): Where {
  const plan = staffRoutes.plan({ plan: planId });
  switch (item) {
    case "office":
    case "respondents":
      return {
        action: "account.manage",
        may: staffRoutes.newAccount(),
        otherwise: staffRoutes.accounts(),
        whose: ADMIN,
      };
    case "departments":
      return { action: "plan.manage", may: plan, otherwise: plan, whose: OFFICE };
    case "contact":
    case "licence":
      return { action: "plan.manage", may: staffRoutes.planTexts(planId), otherwise: plan, whose: OFFICE };
    case "mail":
      return {
        action: "account.manage",
        may: staffRoutes.mails(),
        otherwise: staffRoutes.mails(),
        whose: ADMIN,
      };
    case "round":
      return {
        action: "round.manage",
        may: staffRoutes.rounds(),
        otherwise: staffRoutes.rounds(),
        whose: OFFICE,
      };
  }
}
