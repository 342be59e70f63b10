/** What became of an archived page's content after its publication: pure, from the record that the current one keeps. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ChangeKind, RecordedChange, ToldAssessment, ToldInitiative, ToldMetric } from "./snapshot";

/** As much of what was told as says whom it concerns. */
export type ToldChange = Pick<RecordedChange, "no" | "kind" | "kpiId" | "fy"> & {
  readonly initiative?: Pick<ToldInitiative, "initiativeId">;
  readonly metric?: Pick<ToldMetric, "metricId">;
  readonly assessment?: Pick<ToldAssessment, "partId">;
};

export interface ArchivedPage {
  /** Of its publication. */
  readonly no: number;
  /** The KPIs, initiatives and metrics that the page shows, and the parts whose assessments: no two of them have one id. */
  readonly ids: ReadonlySet<string>;
  /** The last year that it shows; null where it shows all of the publication's. */
  readonly upTo: FiscalYear | null;
  /**
   * Whether it shows what was written beside the figures of KPIs, or beside the states of initiatives. A metric never stands
   * without its words.
   */
  readonly hasWords: { readonly ofKpis: boolean; readonly ofInitiatives: boolean };
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
  const id = kpiId ?? initiative?.initiativeId ?? metric?.metricId ?? assessment?.partId;
  if (no <= page.no || id === undefined || !page.ids.has(id)) return false;
  const { ofKpis, ofInitiatives } = page.hasWords;
  // Where a metric or an assessment stands, all of it stands; the page of a year has the assessments of that year alone.
  const showsWords = metric || assessment ? true : initiative ? ofInitiatives : ofKpis;
  if (WORDS.includes(kind) && !showsWords) return false;
  if (assessment && page.upTo !== null && fy !== page.upTo) return false;
  if (fy === null) return true;
  if (page.upTo !== null && fy > page.upTo) return false;
  const first = firstTold(id, fy);
  // What came after the page and was corrected later still never stood on it. A figure that the first report of its year
  // corrects is the document's own: every publication shows it.
  return first === null || first <= page.no || first >= no;
}
