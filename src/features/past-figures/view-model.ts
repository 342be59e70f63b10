/** Past figures as the pages show them. */

import { isPlainlyNew, isTakeable, type PastOutcome } from "@/domain/imports/past-figures/outcome";
import { IMPORTED_STATES, type ImportedState } from "@/domain/imports/past-figures/result";
import type { PreviewCell, PreviewItem } from "@/domain/imports/preview";
import { formatQuantity } from "@/domain/plan/quantity";
import { type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearShort, instantJa } from "@/domain/words/ja/dates";
import {
  COLUMN_ROLE_WORDS,
  figureBeforeWords,
  IMPORTED_STATE_WORDS,
  mergedFromWords,
  outcomeWords,
  PAST_FIGURE,
  PAST_REASON_OWED,
  pastFigureFaultSentence,
  pastWordText,
  standingWords,
  YEAR_END,
} from "@/domain/words/ja/imports/past-figures";
import { entryWarningSentence } from "@/domain/words/ja/reports/entry";
import type { PastFigureDto, PastFiguresDto } from "@/server/past-figures/preview";
import type {
  FigureImportDetailDto,
  FigureImportDto,
  ImportedFigureDto,
} from "@/server/past-figures/queries";

/** One figure of a table, and what taking it in would do: its cells old and new. */
export interface PastRow extends PreviewItem {
  readonly year: string;
  /** Where its name and year were read, if not in its row; "" otherwise. */
  readonly mergedFrom: string;
  readonly kind: PastOutcome["kind"];
  readonly told: string;
  readonly needsReason: boolean;
  readonly isTakeable: boolean;
  /** Chosen unless somebody decides otherwise. */
  readonly isChosen: boolean;
}

export interface PastPreview {
  readonly seen: string;
  /** Figures that somebody has to look at: with a question, or in the place of something that was said. */
  readonly toLookAt: readonly PastRow[];
  readonly plain: readonly PastRow[];
  /** What is here already, and what cannot be taken in now. */
  readonly left: readonly PastRow[];
  readonly faults: readonly { readonly address: string; readonly sentence: string }[];
}

export function toPastPreview({ figures, faults, seen }: PastFiguresDto): PastPreview {
  const rows = figures.map(toPastRow);
  const isPlain = (row: PastRow) => row.isChosen && row.warnings.length === 0;
  return {
    seen,
    toLookAt: rows.filter((row) => row.isTakeable && !isPlain(row)),
    plain: rows.filter(isPlain),
    left: rows.filter((row) => !row.isTakeable),
    faults: faults.map(({ address, fault }) => ({ address, sentence: pastFigureFaultSentence(fault) })),
  };
}

function toPastRow(figure: PastFigureDto): PastRow {
  const { address, name, fy, outcome, terms, warnings, isReasonOwed, mergedFrom } = figure;
  const told = outcomeWords(outcome);
  return {
    key: address,
    address,
    name,
    year: fiscalYearJa(fy),
    cells: outcome.kind === "unchanged" ? [] : cellsOf(figure),
    mergedFrom: mergedFrom.length === 0 ? "" : mergedFromWords(mergedFrom),
    kind: outcome.kind,
    told: outcome.kind === "unchanged" ? `${told}（${formatQuantity(figure.actual, terms)}）。` : told,
    warnings: warnings.map((warning) => entryWarningSentence(warning, terms)),
    errors: [],
    owed: isReasonOwed ? [PAST_REASON_OWED] : [],
    needsReason: isReasonOwed,
    isTakeable: isTakeable(outcome),
    isChosen: isPlainlyNew(outcome),
  };
}

function cellsOf({ address, actual, terms, outcome, words }: PastFigureDto): PreviewCell[] {
  const figure = {
    address,
    field: PAST_FIGURE,
    before: standingWords(outcome, terms),
    after: formatQuantity(actual, terms),
  };
  const others = words.map(({ word, address: cell, before, after }) => ({
    address: cell,
    field: COLUMN_ROLE_WORDS[word],
    before: pastWordText(word, before),
    after: pastWordText(word, after),
  }));
  return [figure, ...others];
}

/** One import in the list. */
export interface ImportLine {
  readonly id: string;
  readonly fileName: string;
  readonly told: string;
  /** 承認待ち 12件、承認済み 3件. */
  readonly standing: string;
  readonly isWaiting: boolean;
}

export function toImportLine(dto: FigureImportDto): ImportLine {
  const { id, fileName, importedBy, importedAt, counts } = dto;
  return {
    id,
    fileName,
    told: `${instantJa(importedAt)}　${importedBy}`,
    standing: standingOf(counts),
    isWaiting: counts.waiting > 0,
  };
}

function standingOf(counts: Readonly<Record<ImportedState, number>>): string {
  return IMPORTED_STATES.filter((state) => counts[state] > 0)
    .map((state) => `${IMPORTED_STATE_WORDS[state]} ${counts[state].toLocaleString("en-US")}件`)
    .join("、");
}

/** A cell of the table of an import: an item's figure of one year. */
export interface ImportCell {
  readonly kpiId: string;
  readonly fy: FiscalYear;
  /** The figure that held before; "" for nothing. */
  readonly before: string;
  readonly figure: string;
  readonly state: ImportedState;
  /** Told where it is another one than that of most. */
  readonly stateTold: string | null;
  readonly warnings: readonly string[];
  readonly note: string;
  readonly correctionReason: string;
  /** Somebody has to look at it by itself before it is approved. */
  readonly isAlone: boolean;
}

interface ImportWords {
  readonly key: string;
  readonly field: string;
  /** R3・R4 */
  readonly years: string;
  /** "" for nothing. */
  readonly before: string;
  readonly after: string;
}

export interface ImportView extends ImportLine {
  readonly isOwn: boolean;
  readonly years: readonly { readonly fy: FiscalYear; readonly label: string }[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly isMetric: boolean;
    readonly unit: string;
    /** One a year; null where the import has none. */
    readonly cells: readonly (ImportCell | null)[];
    /** The words that go with them, old and new, each once with the years that say so. */
    readonly words: readonly ImportWords[];
  }[];
  /** How many may be approved together by this person, how many wait for them one by one, how many can be given back. */
  readonly together: number;
  /** What waits and raised a question, answered or not: the approver looks at each. */
  readonly asked: readonly ImportCell[];
  readonly decidable: number;
}

export function toImportView(detail: FigureImportDetailDto): ImportView {
  const { figures, isOwn } = detail;
  const fys = [...new Set(figures.map(({ fy }) => fy))].sort((a, b) => a - b);
  const byItem = Map.groupBy(figures, ({ kpiId }) => kpiId);
  const rows = [...byItem].map(([kpiId, own]) => {
    const cells = new Map(own.map((figure) => [figure.fy, toCell(figure)]));
    return {
      key: kpiId,
      name: own[0]?.name ?? kpiId,
      isMetric: own[0]?.isMetric ?? false,
      unit: own[0]?.terms.unit ?? "",
      cells: fys.map((fy) => cells.get(fy) ?? null),
      words: wordsOfItem(own),
    };
  });
  const decidable = figures.filter((figure) => figure.isDecidable);
  return {
    ...toImportLine(detail),
    isOwn,
    years: fys.map((fy) => ({ fy, label: fiscalYearShort(fy) })),
    rows,
    together: decidable.filter(({ mayBeTogether }) => mayBeTogether).length,
    asked: figures.filter(({ state, warnings }) => state === "waiting" && warnings.length > 0).map(toCell),
    decidable: decidable.length,
  };
}

/** What several years of an item say alike beside their figures is told once. */
function wordsOfItem(figures: readonly ImportedFigureDto[]): ImportWords[] {
  const told = figures.flatMap(({ fy, words }) =>
    words.map(({ word, before, after }) => {
      const isYearEnd = word === "asOf" && before === "" && after === fiscalYearRange(fy).end;
      return {
        fy,
        field: COLUMN_ROLE_WORDS[word],
        before: pastWordText(word, before),
        after: isYearEnd ? YEAR_END : pastWordText(word, after),
      };
    }),
  );
  const alike = Map.groupBy(told, ({ field, before, after }) => JSON.stringify([field, before, after]));
  return [...alike].flatMap(([key, each]) => {
    const [first] = each;
    if (first === undefined) return [];
    const { field, before, after } = first;
    return [{ key, field, before, after, years: each.map(({ fy }) => fiscalYearShort(fy)).join("・") }];
  });
}

function toCell(figure: ImportedFigureDto): ImportCell {
  const { kpiId, fy, content, state, terms, warnings, mayBeTogether, correctionReason } = figure;
  return {
    kpiId,
    fy,
    before: figureBeforeWords(figure.before, terms),
    figure: formatQuantity(content.actual, terms),
    state,
    stateTold: state === "waiting" ? null : IMPORTED_STATE_WORDS[state],
    warnings: warnings.map((warning) => entryWarningSentence(warning, terms)),
    note: content.warningNote,
    correctionReason,
    isAlone: state === "waiting" && !mayBeTogether,
  };
}
