/** One row of a sheet that came back, as an item of the preview and as the answer that it would become. */
import { compareAnswer, type FieldChange, toldChanges } from "@/domain/imports/compare";
import {
  asWritten,
  completed,
  FIGURE_FIELDS,
  type FigureField,
  type FigureValues,
  figureInUnit,
  lacksKind,
  readFigureFields,
  withOwnNote,
  writtenFigure,
} from "@/domain/imports/figure-answer";
import type { FormRow } from "@/domain/imports/form-rows";
import {
  type InitiativeAnswerField,
  readInitiativeFields,
  writtenInitiative,
} from "@/domain/imports/initiative-answer";
import type { PreviewCell, PreviewItem } from "@/domain/imports/preview";
import { entryChecks } from "@/domain/reports/entry/entry-checks";
import { initiativeWarnings } from "@/domain/reports/initiatives/initiative";
import { FIGURE_STATUSES } from "@/domain/reports/report";
import { isDecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type IsoDate, isIsoDate } from "@/domain/shared/iso-date";
import { dateJa } from "@/domain/words/ja/dates";
import {
  ANSWER_KIND_WORDS,
  FIGURE_HEADERS,
  figureFieldText,
  INITIATIVE_HEADERS,
  SHEET_SENTENCES,
} from "@/domain/words/ja/imports/answer-sheet";
import { cellFaultSentence, cellPlace, rowPlace } from "@/domain/words/ja/imports/imports";
import { entryWarningSentence } from "@/domain/words/ja/reports/entry";
import { INITIATIVE_WARNING_WORDS } from "@/domain/words/ja/reports/initiative-answers";
import { INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";
import { answerKey, type ImportedAnswers } from "@/server/reports/import";
import type { FigureAnswer, InitiativeAnswer } from "./answers";
import type { RowMark } from "./mark";

/** What a row would become. */
export type ReturnedAnswer =
  | { readonly kind: "figure"; readonly answer: ImportedAnswers["figures"][number] }
  | { readonly kind: "initiative"; readonly answer: ImportedAnswers["initiatives"][number] };

export interface ReturnedItem {
  readonly item: PreviewItem;
  /** null: nothing would be written. */
  readonly returned: ReturnedAnswer | null;
}

interface At {
  readonly fy: FiscalYear;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
}

export function figureItem(
  row: FormRow<FigureField>,
  mark: RowMark,
  found: FigureAnswer,
  at: At,
): ReturnedItem {
  const { kpi } = found;
  const base = found.valuesAt(mark.version);
  const now = found.valuesAt(found.version);
  const file = asWritten(readFigureFields(row.cells, kpi, ANSWER_KIND_WORDS, base), row.cells, base);
  const { merged: compared, changes } = compareAnswer(base, now, file);
  const merged = withOwnNote(compared, now);
  const values = changes.length === 0 ? merged : completed(merged, at);
  const text = (field: FigureField, value: string) =>
    figureFieldText(field, value, (figure) => figureInUnit(figure, kpi));
  const replaced = { standing: found.standing, after: values };
  const item = itemOf(row, mark, found, kpi.name, {
    cells: toldChanges(changes, replaced).map((change) =>
      cellOf(row, change, FIGURE_HEADERS[change.field], text),
    ),
    warnings: [
      ...takenWords(merged, values, file),
      // What was asked about before is not asked again for other words beside the figure.
      ...(changes.some(({ field }) => OF_FIGURE.has(field)) ? figureWarnings(found, values, at) : []),
    ],
    errors: lacksKind(values) ? [SHEET_SENTENCES.lacksKind] : [],
  });
  if (changes.length === 0) return { item: { ...item, errors: [] }, returned: null };
  const { version } = found;
  const answer = {
    kpiId: kpi.id,
    fy: at.fy,
    version,
    content: writtenFigure(values),
    correctionReason: values.correctionReason,
  };
  return { item, returned: { kind: "figure", answer } };
}

/** What the checks of a figure look at. */
const OF_FIGURE: ReadonlySet<FigureField> = new Set(["answer", "actual", "asOf"]);

/** What nobody wrote and follows from the rest; what cannot be read is not blank. */
function takenWords(
  merged: FigureValues,
  values: FigureValues,
  file: ReturnType<typeof readFigureFields>,
): string[] {
  const isBlank = (field: FigureField) => file[field]?.ok !== false && merged[field] !== values[field];
  return FIGURE_FIELDS.filter(isBlank).map((field) => {
    const value = values[field];
    if (field === "answer") return SHEET_SENTENCES.kindTaken(ANSWER_KIND_WORDS[value as "final"]);
    return SHEET_SENTENCES.dayTaken(isIsoDate(value) ? dateJa(value) : value);
  });
}

function figureWarnings({ kpi, earlier }: FigureAnswer, values: FigureValues, { fy, today }: At): string[] {
  const { actual, asOf } = values;
  if (!isDecimalString(actual)) return [];
  const status = FIGURE_STATUSES.find((each) => each === values.answer) ?? null;
  const figure = { value: actual, status, asOf: isIsoDate(asOf) ? asOf : null };
  return entryChecks({ kpi, fy, ...figure, today, earlier }).map((warning) =>
    entryWarningSentence(warning, kpi),
  );
}

export function initiativeItem(
  row: FormRow<InitiativeAnswerField>,
  mark: RowMark,
  found: InitiativeAnswer,
  { fy }: At,
): ReturnedItem {
  const { initiative } = found.placed;
  const base = found.valuesAt(mark.version);
  const now = found.valuesAt(found.version);
  const { merged, changes } = compareAnswer(
    base,
    now,
    readInitiativeFields(row.cells, INITIATIVE_STATE_WORDS, base),
  );
  const content = writtenInitiative(merged);
  const text = (field: InitiativeAnswerField, value: string) =>
    field === "progress"
      ? ((INITIATIVE_STATE_WORDS as Readonly<Record<string, string>>)[value] ?? value)
      : value;
  const replaced = { standing: found.standing, after: merged };
  const item = itemOf(row, mark, found, initiative.text, {
    cells: toldChanges(changes, replaced).map((change) =>
      cellOf(row, change, INITIATIVE_HEADERS[change.field], text),
    ),
    warnings:
      changes.length === 0
        ? []
        : initiativeWarnings(content, found.beside).map((warning) => INITIATIVE_WARNING_WORDS[warning]),
    errors: [],
  });
  if (changes.length === 0) return { item, returned: null };
  const answer = {
    initiativeId: initiative.id,
    fy,
    version: found.version,
    content,
    correctionReason: merged.correctionReason,
  };
  return { item, returned: { kind: "initiative", answer } };
}

function itemOf(
  row: FormRow<string>,
  { itemId, fy, departmentId }: RowMark,
  { department }: Pick<FigureAnswer, "department">,
  name: string,
  said: Pick<PreviewItem, "cells" | "warnings" | "errors">,
): PreviewItem {
  const hasMoved = department !== null && department.id !== departmentId;
  return {
    key: answerKey(itemId, fy),
    name,
    address: rowPlace(row.sheet, row.no),
    ...said,
    warnings: [
      ...(row.isHidden ? [SHEET_SENTENCES.hiddenRow] : []),
      ...(hasMoved ? [SHEET_SENTENCES.movedOn(department.name)] : []),
      ...said.warnings,
    ],
    owed: [],
  };
}

function cellOf<Field extends string>(
  row: FormRow<Field>,
  change: FieldChange<Field>,
  header: string,
  text: (field: Field, value: string) => string,
): PreviewCell {
  const { field } = change;
  const cell = row.cells[field];
  const told = {
    address: cellPlace(row.sheet, cell?.address ?? ""),
    field: header,
    before: text(field, change.before),
  };
  switch (change.kind) {
    case "changed":
      return { ...told, after: text(field, change.after) };
    case "both":
      return { ...told, after: text(field, change.after), madeFrom: text(field, change.base) };
    case "unreadable":
      return { ...told, after: cell?.cell.text.trim() ?? "", error: cellFaultSentence(change.fault) };
  }
}
