/** The audit trail in words: who, when, what, before → after. Ids become the names they stand for. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { coversYear } from "@/domain/plan/years";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { isPartId } from "@/domain/shared/part-id";
import { dateJa, fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { ASSESSMENTS_TITLE } from "@/domain/words/ja/publication/assessments";
import { quoted } from "@/domain/words/ja/quotes";
import type { AuditQuery } from "@/lib/routes";
import { changesOf, type EventValues, type FieldChange, type SubjectKind } from "./fields";

export interface AuditSource {
  /** 1, 2, 3 … as digits. */
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** As it was recorded: "report:paper-sheets/2025". */
  readonly subject: string;
  /** What that means; all null where the form is not known. */
  readonly about: {
    readonly kind: SubjectKind | null;
    readonly kpiId: string | null;
    readonly fy: FiscalYear | null;
    readonly ref: string | null;
  };
  /** By field; null where there is none. */
  readonly before: EventValues | null;
  readonly after: EventValues | null;
  /** What a report held is left out. */
  readonly isUnsaid: boolean;
  readonly hash: string;
}

interface KpiName {
  readonly id: string;
  readonly name: string;
  /** KPI以外の実績. */
  readonly isMetric: boolean;
  readonly unit: string;
  readonly decimals: number;
  readonly planId: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface AuditNames {
  readonly plans: readonly (Named & Pick<PlanDefinition, "startFy" | "endFy">)[];
  readonly kpis: readonly KpiName[];
  readonly initiatives: readonly Named[];
  /** What assessments are of: plans, pillars and measures. */
  readonly parts: readonly Named[];
  readonly people: readonly (Named & { readonly department: string | null; readonly hasActed: boolean })[];
  readonly departments: readonly Named[];
  readonly years: readonly FiscalYear[];
}

export interface AuditRow {
  readonly id: string;
  readonly at: string;
  /** 令和8年11月23日 06:37:38 */
  readonly when: string;
  readonly who: string;
  /** 提出しました */
  readonly what: string;
  /** 「紙の使用枚数」の令和7年度の実績 */
  readonly about: string;
  /** The report it was done to; null for anything else. */
  readonly report: {
    readonly kpiId: string;
    readonly fy: FiscalYear;
    readonly isInitiative: boolean;
    readonly isAssessment: boolean;
  } | null;
  readonly changes: readonly FieldChange[];
}

const tokyoTime = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Tokyo",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/**
 * Makes the words of events.
 * @param actions the registry of kinds of events, with what a person reads for each
 * @param attempts what somebody may have been refused, with what a person reads for each
 */
export function auditWords(
  names: AuditNames,
  actions: Readonly<Record<string, string>>,
  attempts: Readonly<Record<string, string>> = {},
): (event: AuditSource) => AuditRow {
  const nameOf = (list: readonly Named[]) => new Map(list.map(({ id, name }) => [id, name]));
  const kpiOf = kpiFinder(names);
  const [plans, people, departments, initiatives, parts] = [
    names.plans,
    names.people,
    names.departments,
    names.initiatives,
    names.parts,
  ].map(nameOf);
  return (event) => {
    const { kind, fy } = event.about;
    const kpiId = event.about.kpiId ?? "";
    const ref = event.about.ref ?? "";
    const kpi = kpiOf(kpiId, fy);
    const initiative = initiatives?.get(kpiId);
    const part = parts?.get(kpiId);
    const isAssessment = isPartId(kpiId);
    const attempted = attemptOf(event, attempts);
    const about: Record<SubjectKind, () => string> = {
      report: () => {
        if (isAssessment) return `${quoted(part ?? kpiId)}の${yearWord(fy)}${ASSESSMENTS_TITLE}`;
        return initiative === undefined
          ? `${kpi?.isMetric ? METRICS : ""}${quoted(kpi?.name ?? kpiId)}の${yearWord(fy)}実績`
          : `取組${quoted(initiative)}の${yearWord(fy)}状況`;
      },
      kpi: () => `${kpi?.isMetric ? METRICS : "指標"}${quoted(kpi?.name ?? kpiId)}`,
      round: () => `${yearWord(fy)}照会`,
      publication: () => `公表第${ref}号`,
      plan: () => `計画${quoted(plans?.get(ref) ?? ref)}`,
      account: () => `アカウント「${people?.get(ref) ?? ref}」`,
      settings: () => SETTINGS_WORDS[ref] ?? ref,
      department: () => `所管課「${departments?.get(ref) ?? ref}」`,
    };
    return {
      id: event.id,
      at: event.at,
      when: `${dateJa(event.at)} ${tokyoTime.format(new Date(event.at))}`,
      who: event.actor,
      what: attempted === null ? (actions[event.action] ?? event.action) : `${attempted}を断りました`,
      about: kind === null ? event.subject : about[kind](),
      report:
        kind === "report" && fy !== null
          ? { kpiId, fy, isInitiative: initiative !== undefined, isAssessment }
          : null,
      changes: changesOf(kind, event, kpi ?? null),
    };
  };
}

/** A KPI that plans have under one id is, of a year, that of the plan in whose period the year lies; else the first's. */
function kpiFinder({ plans, kpis }: AuditNames): (id: string, fy: FiscalYear | null) => KpiName | undefined {
  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  const byId = Map.groupBy(kpis, ({ id }) => id);
  return (id, fy) => {
    const named = byId.get(id) ?? [];
    const isOfYear = ({ planId }: KpiName) => {
      const plan = planOf.get(planId);
      return fy !== null && plan !== undefined && coversYear(plan, fy);
    };
    return named.find(isOfYear) ?? named[0];
  };
}

const SETTINGS_WORDS: Readonly<Record<string, string>> = {
  "sign-in": "サインインの設定",
  mail: "メールの送信",
  database: "データベース",
};

/** What was refused, in words; null for any other event. */
function attemptOf(
  { action, after }: AuditSource,
  attempts: Readonly<Record<string, string>>,
): string | null {
  const attempt = action === "access.refuse" ? after?.attempt : undefined;
  return typeof attempt === "string" ? (attempts[attempt] ?? attempt) : null;
}

function yearWord(fy: FiscalYear | null): string {
  return fy === null ? "" : `${fiscalYearJa(fy)}の`;
}

/** As in the query of the address: what is left out is not filtered by. */
export type AuditFilterQuery = Omit<AuditQuery, "before" | "after" | "fy"> & { readonly fy?: FiscalYear };

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface AuditChoices {
  readonly people: readonly Choice[];
  readonly kpis: readonly Choice[];
  readonly years: readonly Choice[];
  readonly actions: readonly Choice[];
}

/** What can be chosen in the filter: people who have done something, and every KPI, year and kind of event. */
export function auditChoices(
  { plans, kpis, people, years }: AuditNames,
  actions: Readonly<Record<string, string>>,
): AuditChoices {
  const planOf = new Map(plans.map(({ id, name }) => [id, name]));
  // A KPI that a next plan carries on under its id is one choice.
  const distinct = kpis.filter(({ id }, index) => kpis.findIndex((kpi) => kpi.id === id) === index);
  const timesNamed = (name: string) => distinct.filter((kpi) => kpi.name === name).length;
  return {
    people: [
      ...people
        .filter(({ hasActed }) => hasActed)
        .map(({ id, name, department }) => ({
          value: id,
          label: department ? `${department} ${name}` : name,
        })),
      { value: "system", label: "システム（起動時の処理とコマンド）" },
    ],
    kpis: distinct.map(({ id, name, planId }) => ({
      value: id,
      label: timesNamed(name) > 1 ? `${name}（${planOf.get(planId) ?? planId}）` : name,
    })),
    years: years.map((fy) => ({ value: String(fy), label: fiscalYearLabel(fy) })),
    actions: Object.entries(actions).map(([value, label]) => ({ value, label })),
  };
}

/** The filter that the trail can answer: what is no choice of the form is dropped. */
export function knownFilter(query: AuditFilterQuery, choices: AuditChoices): AuditFilterQuery {
  const isChoice = (list: readonly Choice[], value: string | number | undefined) =>
    list.some((choice) => choice.value === String(value));
  return {
    person: isChoice(choices.people, query.person) ? query.person : undefined,
    kpi: isChoice(choices.kpis, query.kpi) ? query.kpi : undefined,
    fy: isChoice(choices.years, query.fy) ? query.fy : undefined,
    action: isChoice(choices.actions, query.action) ? query.action : undefined,
  };
}

/** The columns of the file. */
export const AUDIT_CSV_HEADER = [
  "番号",
  "日時（日本時間）",
  "操作した人",
  "操作",
  "対象",
  "変更前",
  "変更後",
  "対象の識別子",
  "ハッシュ値",
] as const;

/** One event as a row of the file, in the order of {@link AUDIT_CSV_HEADER}. */
export function auditCsvRow(event: AuditSource, row: AuditRow): string[] {
  const side = (which: "before" | "after") =>
    row.changes
      .flatMap((change) => (change[which] === null ? [] : [`${change.label}：${change[which]}`]))
      .join("／");
  const at = new Date(event.at);
  return [
    event.id,
    `${tokyoDate(at)} ${tokyoTime.format(at)}`,
    row.who,
    row.what,
    row.about,
    side("before"),
    side("after"),
    event.subject,
    event.hash,
  ];
}
