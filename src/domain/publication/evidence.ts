/** The evidence (根拠資料) that a publication carries: where its files stand, how much it may be, what is new in it. */

import { listFigures } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { StopNotice } from "@/domain/publication/stops/stops";
import { EVIDENCE_KIND_FACTS, kindOfContentType } from "@/domain/reports/entry/evidence";
import type { Picture } from "@/domain/reports/entry/picture";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import type {
  EvidenceChange,
  PublishedEvidence,
  PublishedInitiative,
  PublishedMetric,
  PublishedPlan,
  PublishedSeries,
  ToldPiece,
} from "./snapshot";

/** Of all public files of one publication together: every instance holds the current one in memory. */
export const PUBLIC_EVIDENCE_MAX_BYTES = 60 * 1024 * 1024;

/** A piece that may become public: internal ones, and removed ones, are none. */
export interface PublicPiece {
  /** Of an initiative or a metric its id stands in the place of the KPI's, here and below. */
  readonly kpiId: ItemId;
  readonly fy: FiscalYear;
  readonly title: string;
  /** null for a file. */
  readonly url: string | null;
  /** null for an address. */
  readonly file: {
    readonly sha256: string;
    readonly size: number;
    readonly contentType: string;
    /** Left out of what is none. */
    readonly picture?: Picture;
    /** 公開の停止: left out of what may be public. */
    readonly stopped?: StopNotice;
  } | null;
}

/** A public file as the publication's list of files has it. */
export interface PublicFile {
  /** Relative, without a leading slash. */
  readonly path: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Below which the files of each kind of item stand. Those of metrics not below /metrics: that is what operators watch a server
 * by, and shut to the public together with whatever begins like it.
 */
export const EVIDENCE_FOLDERS = ["kpis", "initiatives", "other-figures"] as const;
type EvidenceFolder = (typeof EVIDENCE_FOLDERS)[number];

const EVIDENCE_PATH = new RegExp(`^(?:${EVIDENCE_FOLDERS.join("|")})/[^/]+/evidence/[^/]+$`);

/** @param path of a file, without a leading slash */
export function isEvidencePath(path: string): boolean {
  return EVIDENCE_PATH.test(path);
}

/**
 * Puts each piece to the year it belongs to, where that year's figure is an approved report: a figure that only the
 * plan document has, and one that nobody approved, carry none.
 *
 * @param pieces in the order in which they are to stand; those of other KPIs are passed over
 * @throws Error for a file of a media type that is none of ours
 */
export function withEvidence(series: PublishedSeries, pieces: readonly PublicPiece[]): PublishedSeries {
  const own = pieces.filter(({ kpiId }) => kpiId === series.kpiId);
  const taken = new Map<string, string>();
  return {
    ...series,
    years: series.years.map((year) =>
      year.revision
        ? {
            ...year,
            evidence: own.filter(({ fy }) => fy === year.fy).map((piece) => published(piece, "kpis", taken)),
          }
        : year,
    ),
  };
}

/** The same of initiatives' answers. */
export function withInitiativeEvidence(
  initiatives: readonly PublishedInitiative[],
  pieces: readonly PublicPiece[],
): PublishedInitiative[] {
  const own = Map.groupBy(pieces, ({ kpiId }) => kpiId);
  return initiatives.map(({ initiativeId, years }) => ({
    initiativeId,
    years: yearsWithEvidence(years, own.get(initiativeId) ?? [], "initiatives"),
  }));
}

/** The same of metrics' figures. */
export function withMetricEvidence(
  metrics: readonly PublishedMetric[],
  pieces: readonly PublicPiece[],
): PublishedMetric[] {
  const own = Map.groupBy(pieces, ({ kpiId }) => kpiId);
  return metrics.map(({ metricId, years }) => ({
    metricId,
    years: yearsWithEvidence(years, own.get(metricId) ?? [], "other-figures"),
  }));
}

/** A year without a piece says nothing of evidence, as before there was any. @param own of the item alone */
function yearsWithEvidence<T extends { readonly fy: FiscalYear }>(
  years: readonly T[],
  own: readonly PublicPiece[],
  folder: EvidenceFolder,
): T[] {
  const taken = new Map<string, string>();
  return years.map((year) => {
    const evidence = own.filter(({ fy }) => fy === year.fy).map((piece) => published(piece, folder, taken));
    return evidence.length === 0 ? year : { ...year, evidence };
  });
}

/** @param taken the paths of its item so far, each with its content's hash */
function published(
  { kpiId, title, url, file }: PublicPiece,
  folder: EvidenceFolder,
  taken: Map<string, string>,
): PublishedEvidence {
  if (url !== null) return { title, kind: "url", url };
  if (file === null) throw new Error(`the evidence "${title}" of ${kpiId} is neither a file nor an address`);
  const { sha256, size, contentType, picture, stopped } = file;
  const kind = kindOfContentType(contentType);
  if (kind === null) throw new Error(`the evidence "${title}" of ${kpiId} has the media type ${contentType}`);
  const pathOf = (name: string) =>
    `${folder}/${kpiId}/evidence/${name}.${EVIDENCE_KIND_FACTS[kind].extensions[0]}`;
  const short = pathOf(sha256.slice(0, 16));
  // Two contents with the same beginning of their hashes can be made on purpose.
  const path = (taken.get(short) ?? sha256) === sha256 ? short : pathOf(sha256);
  taken.set(path, sha256);
  // What is stopped says nothing of what it showed.
  const shown = stopped ? { stopped } : picture ? { picture } : {};
  return { title, kind: "file", sha256, size, contentType, path, ...shown };
}

/** Every public file once, whatever number of years it stands beside; in the order of the plans. */
export function publicFiles(plans: readonly PublishedPlan[]): PublicFile[] {
  const files = new Map<string, PublicFile>();
  for (const { piece } of listEvidence(plans)) {
    if (piece.kind === "url" || piece.stopped) continue;
    const { path, contentType, size, sha256 } = piece;
    files.set(path, { path, contentType, bytes: size, sha256 });
  }
  return [...files.values()];
}

/** More bytes than one publication takes, and the largest of the files. */
export interface EvidenceExcess {
  readonly total: number;
  readonly largest: {
    readonly kpiName: string;
    readonly fy: FiscalYear;
    readonly title: string;
    readonly size: number;
  };
}

/** Whether the files are more than one publication takes; null when they fit. */
export function evidenceExcess(plans: readonly PublishedPlan[]): EvidenceExcess | null {
  const total = publicFiles(plans).reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= PUBLIC_EVIDENCE_MAX_BYTES) return null;
  const sized = listEvidence(plans).flatMap(({ kpiName, fy, piece }) =>
    piece.kind === "file" && !piece.stopped ? [{ kpiName, fy, title: piece.title, size: piece.size }] : [],
  );
  const [largest] = sized.sort((a, b) => b.size - a.size);
  return largest ? { total, largest } : null;
}

export interface EvidenceToPublish {
  readonly kpiId: ItemId;
  /** Of an initiative its words. */
  readonly kpiName: string;
  readonly fy: FiscalYear;
  readonly piece: PublishedEvidence;
  /** The publication before does not carry it. */
  readonly isNew: boolean;
}

/** Everything that would be public, in the order of the plans; what is stopped is not. @param before null for the first publication */
export function evidenceToPublish(
  before: readonly PublishedPlan[] | null,
  after: readonly PublishedPlan[],
): EvidenceToPublish[] {
  const placed = (each: Placed) => `${each.kpiId}/${each.fy}/${evidenceKey(each.piece)}`;
  const known = new Set(listEvidence(before ?? []).map(placed));
  return listEvidence(after)
    .filter(({ piece }) => piece.kind === "url" || !piece.stopped)
    .map((each) => ({ ...each, isNew: !known.has(placed(each)) }));
}

/** The same for what a reader takes for the same piece: its title and what it leads to. */
function evidenceKey(piece: PublishedEvidence): string {
  return JSON.stringify([piece.title, piece.kind === "file" ? piece.sha256 : piece.url]);
}

/** By which a piece is known again as the same content beside the same figure, whatever its title. */
export function contentKey(
  kpiId: ItemId,
  fy: FiscalYear,
  piece: PublishedEvidence | Pick<PublicPiece, "url" | "file">,
): string {
  const content =
    "kind" in piece ? (piece.kind === "url" ? piece.url : piece.sha256) : (piece.url ?? piece.file?.sha256);
  return JSON.stringify([kpiId, fy, content]);
}

/**
 * What was added beside a year, and what was taken away; null where nothing was.
 * @param isInternal of a piece that is there and not public: nothing of it is told
 */
export function evidenceChange(
  was: readonly PublishedEvidence[] = [],
  is: readonly PublishedEvidence[] = [],
  isInternal: (piece: PublishedEvidence) => boolean,
): EvidenceChange | null {
  const without = (pieces: typeof was, others: typeof was) => {
    const known = new Set(others.map(evidenceKey));
    return pieces
      .filter((piece) => !known.has(evidenceKey(piece)))
      .map((piece): ToldPiece => (isInternal(piece) ? { kind: "withheld" } : toldPiece(piece)));
  };
  const change = { added: without(is, was), removed: without(was, is) };
  return change.added.length + change.removed.length === 0 ? null : change;
}

/** What stays known of a piece once it is told of, whether it is still there or not. */
function toldPiece(piece: PublishedEvidence): ToldPiece {
  const { title } = piece;
  if (piece.kind === "url") return { title, kind: "url", url: piece.url };
  const { sha256, stopped } = piece;
  return { title, kind: "file", sha256, ...(stopped ? { stopped } : {}) };
}

type Placed = Omit<EvidenceToPublish, "isNew">;

function listEvidence(plans: readonly PublishedPlan[]): Placed[] {
  return plans.flatMap(({ definition, courses: series, initiatives = [], metrics = [] }) => {
    const names = new Map<ItemId, string>([
      ...listFigures(definition).map(({ kpi }) => [kpi.id, kpi.name] as const),
      ...listInitiatives(definition).map(({ initiative: { id, text } }) => [id, text] as const),
    ]);
    const items = [
      ...series.map(({ kpiId, years }) => ({ kpiId, years })),
      ...initiatives.map(({ initiativeId, years }) => ({ kpiId: initiativeId, years })),
      ...metrics.map(({ metricId, years }) => ({ kpiId: metricId, years })),
    ];
    return items.flatMap(({ kpiId, years }) =>
      years.flatMap(({ fy, evidence = [] }) =>
        evidence.map((piece) => ({ kpiId, kpiName: names.get(kpiId) ?? kpiId, fy, piece })),
      ),
    );
  });
}
