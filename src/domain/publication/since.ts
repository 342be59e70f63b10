/** What became of an archived page's content after its publication: pure, from the record that the current one keeps. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type {
  ChangeKind,
  RecordedChange,
  ToldAssessment,
  ToldDefinition,
  ToldInitiative,
  ToldMetric,
} from "./snapshot";

/** As much of what was told as says whom it concerns. */
export type ToldChange = Pick<RecordedChange, "no" | "kind" | "kpiId" | "fy"> & {
  readonly initiative?: Pick<ToldInitiative, "initiativeId">;
  readonly metric?: Pick<ToldMetric, "metricId">;
  readonly assessment?: Pick<ToldAssessment, "partId">;
  readonly definition?: readonly Pick<ToldDefinition, "path">[];
};

export interface ArchivedPage {
  /** Of its publication. */
  readonly no: number;
  /** The KPIs, initiatives and metrics that the page shows, and the parts whose assessments: no two of them have one id. */
  readonly ids: ReadonlySet<string>;
  /** The last year that it shows; null where it shows all of the publication's. */
  readonly upTo: FiscalYear | null;
  /** Whether it shows what was written beside the figures of KPIs, or beside the states of initiatives. */
  readonly hasWords: { readonly ofKpis: boolean; readonly ofInitiatives: boolean };
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
  if (no > page.no && definedIds(change).some((id) => page.ids.has(id))) return true;
  const id = kpiId ?? initiative?.initiativeId ?? metric?.metricId ?? assessment?.partId;
  if (no <= page.no || id === undefined || !page.ids.has(id)) return false;
  const { ofKpis, ofInitiatives } = page.hasWords;
  // Where an assessment stands, all of it stands; the page of a year has those of that year alone.
  const hasWords = assessment
    ? true
    : metric
      ? page.withWords?.has(metric.metricId)
      : initiative
        ? ofInitiatives
        : ofKpis;
  if (WORDS.includes(kind) && !hasWords) return false;
  if (assessment && page.upTo !== null && fy !== page.upTo) return false;
  if (fy === null) return true;
  if (page.upTo !== null && fy > page.upTo) return false;
  const first = firstTold(id, fy);
  // What came after the page and was corrected later still never stood on it. A figure that the first report of its year
  // corrects is the document's own: every publication shows it.
  return first === null || first <= page.no || first >= no;
}

/** The initiatives and metrics whose words, place or end a change of the plan is about. Both stand on a page with their words. */
function definedIds({ definition = [] }: ToldChange): string[] {
  return definition.flatMap(({ path }) => {
    const [, id] =
      /(?:^|\.)(?:initiatives|initiativePlaces|initiativeEnds|metrics)\[([^\]]+)\]/.exec(path ?? "") ?? [];
    return id ?? [];
  });
}
