/** What became of an archived page's content after its publication: pure, from the record that the current one keeps. */

import type {
  ChangeKind,
  RecordedChange,
  ToldAssessment,
  ToldDefinition,
  ToldInitiative,
  ToldMetric,
} from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** As much of what was told as says whom it concerns. */
export type ToldChange = Pick<RecordedChange, "no" | "kind" | "kpiId" | "fy"> & {
  readonly initiative?: Pick<ToldInitiative, "initiativeId"> &
    Partial<Pick<ToldInitiative, "before" | "after">>;
  readonly metric?: Pick<ToldMetric, "metricId">;
  readonly assessment?: Pick<ToldAssessment, "partId">;
  readonly definition?: readonly (Pick<ToldDefinition, "path" | "initiativeIds"> & {
    readonly planId?: string;
    /** It is new, or gone. */
    readonly isWhole?: boolean;
  })[];
};

/** What a page can say of an initiative beside its state. */
export type InitiativePart = "words" | "place" | "end" | "presence" | "department" | "supports";

export interface ArchivedPage {
  /** Of its publication. */
  readonly no: number;
  /** The KPIs, initiatives and metrics that the page shows, and the parts whose assessments: no two of them have one id. */
  readonly ids: ReadonlySet<string>;
  /** The last year that it shows; null where it shows all of the publication's. */
  readonly upTo: FiscalYear | null;
  /** Whether it shows what was written beside the figures of KPIs, or beside the states of initiatives. */
  readonly hasWords: { readonly ofKpis: boolean; readonly ofInitiatives: boolean };
  /** What it says of the initiatives that it shows; left out: everything. */
  readonly parts?: ReadonlySet<InitiativePart>;
  /** Of a pillar's or a measure's page: where that is. An initiative that moved into it is one more there. */
  readonly place?: { readonly planId: string; readonly pillarNo: number; readonly measureNo: number | null };
  /** The years whose states it shows; left out: all that it can. */
  readonly stateYears?: ReadonlySet<FiscalYear>;
  /** The metrics that it shows with what was written beside their figures; left out where there are none. */
  readonly withWords?: ReadonlySet<string>;
}

/** The publication that was the first to tell a report of that year; null where none did. */
export type FirstTold = (id: string, fy: FiscalYear) => number | null;

/** Changes of one kind, with the publications that told them, ascending. */
export interface ChangesSince {
  readonly kind: ChangeKind;
  readonly nos: readonly number[];
}

const KINDS: readonly ChangeKind[] = ["correction", "confirmation", "mark", "definition"];
const WORDS: readonly ChangeKind[] = ["text", "evidence"];

export function changesSince(
  record: readonly ToldChange[],
  page: ArchivedPage,
  firstTold: FirstTold,
): ChangesSince[] {
  const own = record.filter((change) => concerns(change, page, firstTold));
  return [...KINDS, ...WORDS].flatMap((kind) => {
    const nos = new Set(own.filter((change) => change.kind === kind).map(({ no }) => no));
    return nos.size === 0 ? [] : [{ kind, nos: [...nos].sort((a, b) => a - b) }];
  });
}

function concerns(change: ToldChange, page: ArchivedPage, firstTold: FirstTold): boolean {
  const { no, kind, kpiId, fy, initiative, metric, assessment } = change;
  if (no > page.no && definedParts(change).some(({ id, part }) => page.ids.has(id) && shows(page, part))) {
    return true;
  }
  if (no > page.no && isMoveInto(page, change)) return true;
  const id = kpiId ?? initiative?.initiativeId ?? metric?.metricId ?? assessment?.partId;
  if (no <= page.no || id === undefined || !page.ids.has(id)) return false;
  const { ofKpis, ofInitiatives } = page.hasWords;
  // Where an assessment stands, all of it stands; the page of a year has those of that year alone, and so of metrics.
  const hasWords = assessment
    ? true
    : metric
      ? page.withWords?.has(metric.metricId)
      : initiative
        ? ofInitiatives
        : ofKpis;
  if (WORDS.includes(kind) && !hasWords) return false;
  if ((assessment || metric) && page.upTo !== null && fy !== page.upTo) return false;
  if (fy === null) return true;
  if (page.upTo !== null && fy > page.upTo) return false;
  if (initiative && !standsInYears(page, initiative, fy)) return false;
  const first = firstTold(id, fy);
  // What came after the page and was corrected later still never stood on it. A figure that the first report of its year
  // corrects is the document's own: every publication shows it.
  return first === null || first <= page.no || first >= no;
}

function isMoveInto({ place }: ArchivedPage, { definition = [] }: ToldChange): boolean {
  if (place === undefined) return false;
  return definition.some(({ planId, path }) => {
    const [, pillarNo, no] =
      /^pillars\[(\d+)\]\.measures\[(\d+)\]\.initiativePlaces\[/.exec(path ?? "") ?? [];
    const isSame = planId === place.planId && Number(pillarNo) === place.pillarNo;
    return isSame && (place.measureNo === null || Number(no) === place.measureNo);
  });
}

function shows({ parts }: ArchivedPage, part: InitiativePart | null): boolean {
  return part === null || parts === undefined || parts.has(part);
}

/** A state stands in its own year; 完了 in the years after it as well. */
function standsInYears(
  { stateYears }: ArchivedPage,
  { before, after }: NonNullable<ToldChange["initiative"]>,
  fy: FiscalYear,
): boolean {
  if (stateYears === undefined || stateYears.has(fy)) return true;
  return [before, after].includes("completed") && [...stateYears].some((year) => year > fy);
}

const PARTS_OF_PATHS: Readonly<Record<string, InitiativePart>> = {
  initiatives: "words",
  initiativePlaces: "place",
  initiativeEnds: "end",
  initiativeDepartments: "department",
  department: "department",
  supports: "supports",
};

interface DefinedPart {
  readonly id: string;
  /** null: a metric's, which stands on a page with all that it is. */
  readonly part: InitiativePart | null;
}

/** The initiatives and metrics that a change of the plan is about, and what of them. */
export function definedParts({ definition = [] }: Pick<ToldChange, "definition">): DefinedPart[] {
  return definition.flatMap(({ path, initiativeIds, isWhole = false }): DefinedPart[] => {
    const [, name = "", id] = /(?:^|\.)(\w+)(?:\[([^\]]+)\])?$/.exec(path ?? "") ?? [];
    const part = PARTS_OF_PATHS[name];
    if (initiativeIds) return part ? initiativeIds.map((each) => ({ id: each, part })) : [];
    const metric = /^metrics\[([^\]]+)\]/.exec(path ?? "")?.[1];
    if (metric !== undefined) return [{ id: metric, part: null }];
    if (id === undefined || part === undefined) return [];
    return [{ id, part }, ...(isWhole ? [{ id, part: "presence" as const }] : [])];
  });
}
