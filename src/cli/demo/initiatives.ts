/**
 * Invented states of 令和7年度's initiatives (取組の状況) and what people write about them: every state and every stage.
 *
 * | measure | department | how it stands at the end |
 * |---|---|---|
 * | (2)④ | nobody's | answered by the office itself |
 * | (3)①③ | 商工振興課 | overdue, nothing entered |
 * | (1)② | 市民課 | one returned, one waiting, the others public |
 * | (2)② | 総務課 | one draft; one corrected after it was public (実施中 → 完了) |
 * | the others | | public |
 */

import type { Initiative, PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives, mapInitiatives } from "@/domain/plan/initiatives";
import type { InitiativeContent, InitiativeState } from "@/domain/reports/initiatives/initiative";
import { toKpiId } from "@/domain/shared/kpi-id";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { listPlans } from "@/server/plan/queries";
import { confirmPlanChange } from "@/server/proposals/confirm";
import { changeInitiatives, listInitiativeReports } from "@/server/reports/initiatives/queries";
import type { DemoViewers } from "./accounts";
import { DEMO_FY, type DemoKpiId } from "./figures";
import { DEMO_METRIC_DECISIONS, withDemoMetrics } from "./metrics";
import { DEMO_PEOPLE, type DemoPersonKey } from "./people";
import { demanded } from "./result";

const DEMO_PLAN = "dx-2";

/** Who is responsible for which measure, and how its initiatives stand, in their order. null: nobody's. */
const MEASURES: Readonly<Record<string, readonly [DemoPersonKey | null, string]>> = {
  "1-1": ["reform", "実実準準完実未"],
  "1-2": ["citizens", "完実実準実準未"],
  "1-3": ["learning", "実実実実見未"],
  "1-4": ["planning", "実準実実実"],
  "2-1": ["reform", "実完実準実準"],
  "2-2": ["general", "実実実完準見未"],
  "2-3": ["planning", "実実準準実未"],
  "2-4": [null, "完準未実"],
  "2-5": ["general", "実実準未準"],
  "3-1": ["commerce", "準実未実準"],
  "3-2": ["planning", "準準実未"],
  "3-3": ["commerce", "準実実"],
  "3-4": ["citizens", "実準準"],
  "3-5": ["learning", "実実準未実"],
};

const STATES: Readonly<Record<string, InitiativeState>> = {
  未: "not_begun",
  準: "preparing",
  実: "under_way",
  完: "completed",
  見: "reconsidered",
};

const WORDS: Readonly<Record<InitiativeState, Pick<InitiativeContent, "done" | "result" | "nextStep">>> = {
  not_begun: { done: "", result: "", nextStep: "" },
  preparing: {
    done: "先に取り組んだ自治体の例を調べ、進め方の案を作りました。",
    result: "",
    nextStep: "関係課と案を詰め、次の年度の予算に必要な費用を見積もります。",
  },
  under_way: {
    done: "関係課と対象を決め、できるところから始めました。",
    result: "試しに行った3つの課から、手間が減ったとの声がありました。",
    nextStep: "対象を広げ、使いにくいところを直します。",
  },
  completed: {
    done: "予定した内容をすべて終え、通常の業務に移しました。",
    result: "問い合わせの時間が短くなりました。",
    nextStep: "年に1回、内容を点検します。",
  },
  reconsidered: {
    done: "費用と効果を比べた結果、進め方を見直すことにしました。",
    result: "",
    nextStep: "利用者の声を聞き、別の方法を検討します。",
  },
};

const RETURNED = "dx-2-1-2-5";
const WAITING = "dx-2-1-2-2";
const DRAFT = "dx-2-2-2-5";
const CORRECTED = "dx-2-2-2-3";
/** 商工振興課 is late with everything. */
const OVERDUE: DemoPersonKey = "commerce";

const CORRECTION = {
  progress: "completed",
  done: "庁内への通知文書を、すべて電子で送るようにしました。",
  result: "印刷して配る通知がなくなりました。",
  nextStep: "市民に送る通知についても、電子化できるものを調べます。",
  warningNote: "",
} as const satisfies InitiativeContent;

/** Which KPIs an initiative works on; the document says it of none. */
const SUPPORTS: Readonly<Record<string, readonly DemoKpiId[]>> = {
  "dx-2-1-1-1": ["online-procedures", "digital-feeling"],
  "dx-2-1-1-2": ["online-procedures"],
  "dx-2-1-1-5": ["online-procedures"],
  "dx-2-1-2-4": ["mynumber-services"],
  "dx-2-1-2-5": ["mynumber-services", "digital-feeling"],
  "dx-2-1-3-1": ["learning-events", "digital-feeling"],
  "dx-2-2-1-1": ["ai-hours-saved"],
  "dx-2-2-1-2": ["ai-hours-saved"],
  "dx-2-2-2-1": ["paper-sheets"],
  "dx-2-2-2-2": ["paper-sheets"],
  "dx-2-2-2-3": ["paper-sheets"],
  "dx-2-3-1-3": ["learning-events"],
  "dx-2-3-2-1": ["data-projects"],
  "dx-2-3-2-3": ["data-projects"],
};

/** The measures' departments, the initiatives' KPIs and the metrics, before anything is public: a change of the plan as the office makes it on its screen. */
export async function assignMeasures(office: Viewer): Promise<void> {
  const plans = demanded("plans", await listPlans(systemActor));
  const plan = plans.find(({ definition }) => definition.id === DEMO_PLAN);
  if (!plan) return;
  const proposed = withDemoMetrics(withSupports(withDepartments(plan.definition)));
  demanded(
    "measures",
    await confirmPlanChange(office, {
      proposed,
      decisions: DEMO_METRIC_DECISIONS,
      baseVersion: plan.version,
    }),
  );
}

function withDepartments(plan: PlanDefinition): PlanDefinition {
  return {
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      measures: pillar.measures.map((measure) => {
        const owner = MEASURES[`${pillar.no}-${measure.no}`]?.[0] ?? null;
        const department = owner && DEMO_PEOPLE[owner].department;
        return department ? { ...measure, department } : measure;
      }),
    })),
  };
}

function withSupports(plan: PlanDefinition): PlanDefinition {
  return mapInitiatives<Initiative>(plan, (initiative) => {
    const supports = SUPPORTS[initiative.id];
    return supports ? { ...initiative, supports: supports.map(toKpiId) } : initiative;
  });
}

interface DemoAnswer {
  readonly id: string;
  readonly by: DemoPersonKey;
  readonly content: InitiativeContent;
}

function demoAnswers(plan: PlanDefinition): DemoAnswer[] {
  return listInitiatives(plan).flatMap(({ initiative, pillar, measure }) => {
    const [owner, states] = MEASURES[`${pillar.no}-${measure.no}`] ?? [null, ""];
    const progress = STATES[states[measure.initiatives.indexOf(initiative)] ?? ""];
    if (progress === undefined || owner === OVERDUE) return [];
    return [
      {
        id: initiative.id,
        by: owner ?? "office",
        content: { progress, ...WORDS[progress], warningNote: "" },
      },
    ];
  });
}

/** What the departments answer and the office decides before the figures are published. What was done is not done again. */
export async function answerInitiatives(viewers: DemoViewers, now: Date): Promise<void> {
  const plans = demanded("plans", await listPlans(systemActor));
  const plan = plans.find(({ definition }) => definition.id === DEMO_PLAN)?.definition;
  if (!plan) return;
  const answers = demoAnswers(plan);
  const act = async (
    viewer: Viewer,
    ids: readonly string[],
    event: "save_draft" | "submit" | "return" | "approve",
    comment = "",
  ) => {
    const known = demanded("initiatives", await listInitiativeReports(systemActor, { fy: DEMO_FY }, now));
    const isWork = event === "save_draft" || event === "submit";
    const changes = known
      .filter(
        ({ initiativeId, state }) =>
          ids.includes(initiativeId) && state === (isWork ? "not_started" : "submitted"),
      )
      .map(({ initiativeId, version }) => ({
        initiativeId,
        event,
        version,
        content: isWork ? (answers.find(({ id }) => id === initiativeId)?.content ?? null) : null,
        comment,
      }));
    if (changes.length === 0) return;
    const outcomes = demanded("answers", await changeInitiatives(viewer, { fy: DEMO_FY, changes }, now));
    const refused = outcomes.find(({ outcome }) => outcome !== "done");
    if (refused) throw new Error(`${event} of ${refused.initiativeId}: ${refused.outcome}`);
  };
  for (const [by, own] of Map.groupBy(answers, (answer) => answer.by)) {
    const ids = own.map(({ id }) => id);
    await act(
      viewers[by],
      ids.filter((id) => id !== DRAFT),
      "submit",
    );
    await act(
      viewers[by],
      ids.filter((id) => id === DRAFT),
      "save_draft",
    );
  }
  await act(
    viewers.office,
    [RETURNED],
    "return",
    "「書かなくてもよい」サービスを始めた窓口の数を書いてください。",
  );
  const left = [RETURNED, WAITING, DRAFT];
  const byOffice = answers.filter(({ by }) => by === "office").map(({ id }) => id);
  const others = answers.map(({ id }) => id).filter((id) => !left.includes(id) && !byOffice.includes(id));
  await act(viewers.office, others, "approve");
  await act(viewers.office2, byOffice, "approve");
}

/** A state that was public is corrected, with the reason that the public is told. */
export async function correctInitiative(viewers: DemoViewers, now: Date): Promise<void> {
  const known = demanded("initiatives", await listInitiativeReports(systemActor, { fy: DEMO_FY }, now));
  const report = known.find(({ initiativeId }) => initiativeId === CORRECTED);
  if (!report || report.version > 2) return;
  const line = { initiativeId: CORRECTED, version: report.version };
  const correctionReason = "年度末までに終えていたことが、確認で分かったため";
  const steps = [
    [viewers.general, { ...line, event: "submit", content: CORRECTION, correctionReason }],
    [viewers.office, { ...line, version: line.version + 1, event: "approve", content: null }],
  ] as const;
  for (const [viewer, change] of steps) {
    demanded("correction", await changeInitiatives(viewer, { fy: DEMO_FY, changes: [change] }, now));
  }
}
