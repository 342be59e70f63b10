import type { RespondentProblem } from "@/domain/rounds/respondents";
import type { KpiId } from "@/domain/shared/kpi-id";
import { sameNames } from "@/domain/shared/names";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { RESPONDENT_PROBLEM_WORDS } from "@/domain/words/ja/rounds/rounds";
import { staffRoutes } from "@/lib/routes";
import type { AskingProblemDto } from "@/server/rounds/transfer/affected";
import type { TransferDto } from "@/server/rounds/transfer/queries";

interface Choice {
  readonly value: string;
  readonly label: string;
}

type Chosen = NonNullable<TransferDto["chosen"]>;

export interface TransferPage {
  readonly problems: readonly {
    readonly kpiId: KpiId;
    readonly name: string;
    readonly department: string | null;
    readonly round: AskingProblemDto["round"];
    readonly words: string;
    readonly remedy: { readonly label: string; readonly href: string };
  }[];
  /** Departments that are registered twice, under names that differ in how they were typed alone: a sentence each. */
  readonly doubles: readonly string[];
  readonly people: readonly Choice[];
  readonly departments: readonly Choice[];
  readonly chosen: {
    readonly kind: Chosen["party"]["kind"];
    /** As the form sends it. */
    readonly value: string;
    readonly name: string;
    readonly items: readonly string[];
    readonly kpis: readonly string[];
    readonly metrics: readonly string[];
    readonly initiatives: number;
    readonly links: number;
    readonly successors: Chosen["successors"];
    readonly seen: string;
  } | null;
}

export function transferPage(source: TransferDto): TransferPage {
  const departmentName = new Map(source.departments.map(({ id, name }) => [id, name]));
  const { chosen } = source;
  return {
    problems: source.problems.map((problem) => ({
      kpiId: problem.kpiId,
      name: problem.name,
      department: problem.department?.name ?? null,
      round: problem.round,
      words: problemWords(problem.problem, problem.respondent),
      remedy: remedyOf(problem),
    })),
    doubles: doublesOf(source),
    // Those with something to transfer first: the others are only looked for by who knows why.
    people: [...source.people]
      .sort((a, b) => Number(b.items > 0) - Number(a.items > 0))
      .map(({ id, name, active, departmentId, items }) => ({
        value: `person-${id}`,
        label: [
          departmentName.get(departmentId ?? "") ?? "所属なし",
          `${name}${active ? "" : "（停止中）"}`,
          ...(items > 0 ? [`担当${items}件`] : []),
        ].join("　"),
      })),
    departments: source.departments.map(({ id, name, kpis, metrics, initiatives }) => ({
      value: `department-${id}`,
      label: [
        name,
        ...(kpis > 0 ? [`指標${kpis}件`] : []),
        ...(metrics > 0 ? [`${METRICS}${metrics}件`] : []),
        ...(initiatives > 0 ? [`取組項目${initiatives}件`] : []),
      ].join("　"),
    })),
    chosen: chosen && {
      kind: chosen.party.kind,
      value: `${chosen.party.kind}-${chosen.party.id}`,
      name: chosen.name,
      items: chosen.holdings.items.map(({ fy, name }) => `${fiscalYearJa(fy)}　${name}`),
      kpis: chosen.holdings.kpis.flatMap(({ name, isMetric }) => (isMetric ? [] : [name])),
      metrics: chosen.holdings.kpis.flatMap(({ name, isMetric }) => (isMetric ? [name] : [])),
      initiatives: chosen.holdings.initiatives.length,
      links: chosen.holdings.links.length,
      successors: chosen.successors,
      seen: chosen.holdings.seen,
    },
  };
}

/** Only what is in use: a department that has nothing any more is in nobody's way. */
function doublesOf({ departments, people }: TransferDto): string[] {
  const inUse = departments.filter(
    ({ id, kpis, metrics, initiatives }) =>
      kpis + metrics + initiatives > 0 ||
      people.some(({ active, departmentId }) => active && departmentId === id),
  );
  return sameNames(inUse).map((group) => group.map(({ name }) => `「${name}」`).join("と"));
}

function problemWords(problem: RespondentProblem, respondent: AskingProblemDto["respondent"]): string {
  const words = RESPONDENT_PROBLEM_WORDS[problem];
  return respondent === null ? words : `${words}（${respondent.name}）`;
}

/** Where it is put right: the plan's page, the accounts, or here. */
function remedyOf({ problem, planId, respondent }: AskingProblemDto): {
  label: string;
  href: string;
} {
  if (problem === "no_department")
    return { label: "所管課を決める", href: staffRoutes.plan({ plan: planId }) };
  if (problem === "no_account") return { label: "アカウントを確かめる", href: staffRoutes.accounts() };
  return {
    label: "担当を引き継ぐ",
    href: `${staffRoutes.transfer()}?from=person-${respondent?.id ?? ""}#holdings-heading`,
  };
}
