/** What the record of all that was ever told says of one KPI. */
import type { DefinitionChange, PlanDefinition } from "@/domain/plan/definition";
import { listMetrics, type PlacedMetric } from "@/domain/plan/metrics";
import { supportsPathOf } from "@/domain/plan/texts/initiative-texts";
import { metricPath } from "@/domain/plan/texts/metric-texts";
import type { JudgementCode } from "@/domain/reports/judgement";
import type { FigureCorrection, Rewording } from "@/domain/reports/replacements";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { MarkCause, PublishedYear, RecordedChange, ToldDefinition } from "./snapshot";

/** What became of a year after it was published first: told by page, feed, CSV and JSON alike. */
export interface YearHistory {
  /** With the marks as they were published before and with it. */
  readonly corrections: readonly FigureCorrection[];
  /** Of words; what was said of the evidence alone is told with it. */
  readonly rewordings: readonly Rewording[];
  readonly evidence: readonly RecordedChange[];
  /** Another department answered. */
  readonly departments: readonly RecordedChange[];
  /** Every turn of the mark, whatever turned it. */
  readonly marks: readonly RecordedChange[];
}

export function historyOfYear(
  record: readonly RecordedChange[],
  kpiId: KpiId,
  { fy, corrections, rewordings = [] }: Pick<PublishedYear, "fy" | "corrections" | "rewordings">,
): YearHistory {
  const own = record.filter((change) => change.kpiId === kpiId && change.fy === fy);
  const evidence = own.filter(({ kind }) => kind === "evidence");
  return {
    corrections: corrections.map((correction) => {
      const told = tellingOf(own, correction);
      if (told === undefined) return correction;
      // By itself the figure may have turned the mark otherwise than together with an earlier year's.
      const { before, after } = told.marks ?? {
        before: correction.judgementAfter,
        after: correction.judgementAfter,
      };
      return { ...correction, judgementBefore: before, judgementAfter: after };
    }),
    rewordings: rewordings.filter(
      ({ wordsStayed, approvedAt }) =>
        !(wordsStayed && evidence.some(({ publishedAt }) => publishedAt >= approvedAt)),
    ),
    evidence,
    departments: own.filter(({ department }) => department !== undefined),
    marks: own.filter(({ marks }) => marks !== undefined),
  };
}

/** By what the data name a change of a published year. */
const YEAR_CHANGES = ["figure", "confirmed", "mark", "text", "department", "evidence"] as const;
type YearChange = (typeof YEAR_CHANGES)[number];

/** Everything of a year that was changed after its publication, each once. */
export function changesOfYearSince({
  corrections,
  rewordings,
  departments,
  evidence,
  marks,
}: YearHistory): YearChange[] {
  const isSo: Record<YearChange, boolean> = {
    figure: corrections.some(({ kind }) => kind !== "confirmed"),
    confirmed: corrections.some(({ kind }) => kind === "confirmed"),
    mark:
      marks.length > 0 ||
      corrections.some(({ judgementBefore, judgementAfter }) => judgementBefore !== judgementAfter),
    text: rewordings.length > 0,
    department: departments.length > 0,
    evidence: evidence.length > 0,
  };
  return YEAR_CHANGES.filter((each) => isSo[each]);
}

/** A change of a definition with the publication that told it first. */
export interface DefinitionTelling extends ToldDefinition {
  readonly no: number;
  readonly publishedAt: string;
}

/** Every change of a definition that was told as data; publications before this one told sentences alone. */
export function toldDefinitions(record: readonly RecordedChange[]): DefinitionTelling[] {
  return record.flatMap(({ no, publishedAt, definition = [] }) =>
    definition.map((each) => ({ ...each, no, publishedAt })),
  );
}

/** Where the text stands that a decision of a plan changed; null where no publication told that, and for any other change. */
export function pathOfDecision(
  record: readonly RecordedChange[],
  plan: PlanDefinition,
  { what, before, after }: DefinitionChange,
): string | null {
  if (what !== "text") return null;
  const told = toldDefinitions(record).find(
    (each) =>
      each.isDecided &&
      each.planId === plan.id &&
      each.what === what &&
      each.before === before &&
      each.after === after,
  );
  if (told) return told.path;
  // What was decided before the plan was public was never told: a metric that came in is known by its name, and the KPIs of
  // initiatives by theirs.
  const isNew = ({ metric }: PlacedMetric) => before === null && metric.name === after;
  const placed = listMetrics(plan).find(isNew);
  return placed ? metricPath(placed.metric.id) : supportsPathOf(plan, { before, after });
}

/** Which publication told a decision of a plan first; undefined where none of these did. */
export function tellingOfDecision(
  told: readonly DefinitionTelling[],
  plan: PlanDefinition,
  { what, kpiId, from, before, after }: DefinitionChange,
): DefinitionTelling | undefined {
  return told.find(
    (each) =>
      each.isDecided &&
      each.planId === plan.id &&
      each.what === what &&
      // The decision about a KPI's text does not say whose it is.
      (what === "text" || each.kpiId === kpiId) &&
      each.from === from &&
      each.before === before &&
      each.after === after,
  );
}

/** Of one KPI's definition, or of a plan's own: the entries of what its list of decisions does not say. */
export function toldBesideDecisions(
  record: readonly RecordedChange[],
  isAbout: (told: ToldDefinition) => boolean,
): RecordedChange[] {
  // A decision about a text stands in the list of its plan, also where the text is a KPI's.
  const isListed = ({ isDecided, what, kpiId }: ToldDefinition) =>
    isDecided && (what !== "text" || kpiId === null);
  return record.filter(({ definition = [] }) => definition.some((told) => !isListed(told) && isAbout(told)));
}

/** What of a change on record says whose it is, and what it did to a mark. */
type Told = Pick<RecordedChange, "kind" | "kpiId" | "fy" | "marks" | "no">;

/** Marks that became others without a new figure of their own year, newest first. @param kpiIds of one indicator */
export function marksWithoutFigure<T extends Told>(record: readonly T[], kpiIds: readonly KpiId[]): T[] {
  return record
    .filter(({ kind, kpiId }) => kind === "mark" && kpiId !== null && kpiIds.includes(kpiId))
    .toReversed();
}

/** Causes beside the year's own figure: what was corrected says so itself. */
type TurnCause = Exclude<MarkCause, "figure">;

/** Why the mark that a year was told with turned into the one it has now, beside a correction of its own. */
export interface MarkTurn extends RecordedChange {
  readonly marks: NonNullable<RecordedChange["marks"]>;
}

export function causesOfTurn({ marks }: MarkTurn): TurnCause[] {
  return marks.causes.filter((cause) => cause !== "figure");
}

/**
 * What turned the mark that a year has now: an earlier year's figure, judging anew, another version of the rule. null where
 * nothing did, or where the mark turned again since. A figure that was corrected or confirmed and left the mark as it was
 * leaves also what turned it.
 */
export function turnInForce(
  record: readonly RecordedChange[],
  kpiId: KpiId,
  fy: FiscalYear,
): MarkTurn | null {
  const turns = record.filter(isTurn).filter((change) => change.kpiId === kpiId && change.fy === fy);
  const turn = turns.findLast((each) => causesOfTurn(each).length > 0);
  return turn === undefined || turns.some(({ no }) => no > turn.no) ? null : turn;
}

function isTurn(change: RecordedChange): change is MarkTurn {
  return change.marks !== undefined;
}

/** What brings words of the department: a figure never comes without them. */
const WITH_WORDS: ReadonlySet<RecordedChange["kind"]> = new Set([
  "figure",
  "correction",
  "confirmation",
  "text",
]);

/**
 * The mark that a year had when its words were written, where something else than its figure turned it since: the words speak
 * of that one. null where they speak of the mark that it has.
 */
export function markOfWords(record: readonly Told[], kpiId: KpiId, fy: FiscalYear): JudgementCode | null {
  const own = record.filter((change) => change.kpiId === kpiId && change.fy === fy);
  const written = Math.max(0, ...own.filter(({ kind }) => WITH_WORDS.has(kind)).map(({ no }) => no));
  const turns = own.flatMap(({ marks, no }) => (marks && no > written ? [{ marks }] : []));
  const [first, last] = [turns[0], turns.at(-1)];
  return first && last && first.marks.before !== last.marks.after ? first.marks.before : null;
}

/** The mark that was published of a year before the one that it has now; null where it was never another one. */
export function previousMark(
  record: readonly RecordedChange[],
  kpiId: KpiId,
  fy: FiscalYear,
): JudgementCode | null {
  const turned = record.findLast(
    (change) => change.kpiId === kpiId && change.fy === fy && change.marks !== undefined,
  );
  return turned?.marks?.before ?? null;
}

/**
 * The later years whose marks a correction turned, as the publication that brought it told them.
 * @param approvedAt ISO instant of the correction's approval
 */
export function marksTurnedBy(
  record: readonly RecordedChange[],
  correction: { readonly kpiId: KpiId; readonly fy: FiscalYear; readonly approvedAt: string },
): RecordedChange[] {
  const { kpiId, fy } = correction;
  const own = record.filter((change) => change.kpiId === kpiId);
  const told = tellingOf(
    own.filter((change) => change.fy === fy),
    correction,
  );
  return own.filter(
    (change) =>
      change.kind === "mark" &&
      change.no === told?.no &&
      change.fy !== null &&
      change.fy > fy &&
      change.marks?.causes.includes("earlier_year") === true,
  );
}

/** The entry that told a change of a year's figure or words first; undefined where none on record did. */
export function toldFirstBy(
  record: readonly RecordedChange[],
  year: { readonly kpiId: KpiId; readonly fy: FiscalYear },
  { correction, rewording }: { readonly correction?: FigureCorrection; readonly rewording?: Rewording },
): RecordedChange | undefined {
  const own = record.filter(({ kpiId, fy }) => kpiId === year.kpiId && fy === year.fy);
  if (correction) return tellingOf(own, correction);
  return rewording && tellingOfWords(own, rewording);
}

/** The corrections of a year's figure that an entry tells: all that were approved since the publication before. */
export function correctionsToldBy(
  record: readonly RecordedChange[],
  change: RecordedChange,
  { corrections }: Pick<PublishedYear, "corrections">,
): FigureCorrection[] {
  const own = record.filter(({ kpiId, fy }) => kpiId === change.kpiId && fy === change.fy);
  return corrections.filter((correction) => tellingOf(own, correction) === change);
}

/** What was worded anew, or said of the documents alone, and stands in this entry. */
export function rewordingsToldBy(
  record: readonly RecordedChange[],
  change: RecordedChange,
  { rewordings = [] }: Pick<PublishedYear, "rewordings">,
): Rewording[] {
  const own = record.filter(({ kpiId, fy }) => kpiId === change.kpiId && fy === change.fy);
  return rewordings.filter((rewording) => tellingOfWords(own, rewording) === change);
}

/** The entry of the publication that brought other words. @param own entries of its year */
function tellingOfWords(
  own: readonly RecordedChange[],
  { approvedAt, wordsStayed }: Rewording,
): RecordedChange | undefined {
  const tells = ({ kind, department }: RecordedChange) =>
    wordsStayed ? kind === "evidence" : kind === "text" && department === undefined;
  return own.find((each) => tells(each) && each.publishedAt >= approvedAt);
}

/** The entry of the publication that brought a correction. @param own entries of its year */
function tellingOf(
  own: readonly RecordedChange[],
  { approvedAt }: Pick<FigureCorrection, "approvedAt">,
): RecordedChange | undefined {
  return own.find(
    ({ kind, publishedAt }) =>
      (kind === "correction" || kind === "confirmation") && publishedAt >= approvedAt,
  );
}
