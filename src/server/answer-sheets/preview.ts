/** What a file that came back would change: read, matched by its marks, compared with what stands now. Writes nothing. */
import { type FormRow, type FormSheet, readFormSheet } from "@/domain/imports/form-rows";
import { kindOfItem, type PreviewItem, type PreviewPart } from "@/domain/imports/preview";
import type { ReadSheet } from "@/domain/imports/sheet";
import { tokyoDate } from "@/domain/shared/iso-date";
import {
  FIGURE_HEADERS,
  INITIATIVE_HEADERS,
  MARK_HEADER,
  SHEET_SENTENCES,
} from "@/domain/words/ja/imports/answer-sheet";
import { cellPlace, fileFaultSentence, rowPlace } from "@/domain/words/ja/imports/imports";
import { quoted } from "@/domain/words/ja/quotes";
import { done, type Result } from "@/lib/result";
import { readWorkbook } from "@/lib/workbook/read";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { type RoundAnswers, readRoundAnswers } from "./answers";
import { examineReturned } from "./examine";
import { figureItem, initiativeItem, type ReturnedAnswer, type ReturnedItem } from "./items";
import { type RowMark, readMark } from "./mark";

export interface ReturnedSheet {
  readonly part: PreviewPart;
  /** By the key of the preview's item; items that would change nothing, or cannot be taken, are left out. */
  readonly answers: Readonly<Record<string, ReturnedAnswer>>;
}

/** A file of several sheets as the form's rows, each sheet of one of the two kinds. */
type Form =
  | { readonly kind: "figure"; readonly sheet: FormSheet<keyof typeof FIGURE_HEADERS> }
  | { readonly kind: "initiative"; readonly sheet: FormSheet<keyof typeof INITIATIVE_HEADERS> };

/** A file as it came: its name as the sender's computer has it; its bytes may be anything. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @returns a part of the preview, also where the file cannot be read: then with a sentence that says why */
export async function previewAnswerSheet(
  viewer: Viewer,
  { roundId, file }: { readonly roundId: string; readonly file: SentFile },
  now: Date = new Date(),
): Promise<Result<ReturnedSheet>> {
  const answers = await readRoundAnswers(viewer, roundId, now);
  if (!answers.ok) return answers;
  const read = await readReturned(answers.value, file, now);
  const foreign = await foreignReason(viewer, read.marks, answers.value);
  if (foreign !== null) return done({ part: refusedFile(file, foreign), answers: {} });
  const examined = await transaction((tx) => examineReturned(tx, viewer, read.items, now));
  return done({
    part: { ...read.part, items: examined.map(({ item }) => item) },
    answers: Object.fromEntries(
      examined.flatMap(({ item, returned }) => {
        const kind = kindOfItem(item);
        return returned && (kind === "change" || kind === "conflict") ? [[item.key, returned]] : [];
      }),
    ),
  });
}

/** The file beside what stands now. Asks nobody whether it would be taken. */
export async function readReturned(
  answers: RoundAnswers,
  file: SentFile,
  now: Date,
): Promise<{
  readonly part: PreviewPart;
  readonly items: readonly ReturnedItem[];
  readonly marks: readonly RowMark[];
}> {
  const refuse = (sentence: string) => ({ part: refusedFile(file, sentence), items: [], marks: [] });
  const reading = await readWorkbook(file.bytes);
  if (!reading.ok) return refuse(fileFaultSentence(reading.fault));
  const { sheets } = reading.workbook;
  const forms = sheets.filter(({ isHidden }) => !isHidden).flatMap((sheet) => formOf(sheet) ?? []);
  if (forms.length === 0) return refuse(SHEET_SENTENCES.noForm);
  const rows = forms.flatMap(rowsOf);
  const items = withoutTwins(rows.map((row) => returnedItem(row, answers, now)));
  const { name } = file;
  const notes = notesOf(sheets, forms, rows, answers);
  return {
    part: { key: name, name, notes, errors: [], items: items.map(({ item }) => item) },
    items,
    marks: rows.flatMap(({ mark }) => mark ?? []),
  };
}

function refusedFile({ name }: SentFile, sentence: string): PreviewPart {
  return { key: name, name, notes: [], errors: [sentence], items: [] };
}

function formOf(sheet: ReadSheet): Form | null {
  const figures = readFormSheet(sheet, FIGURE_HEADERS, MARK_HEADER);
  const initiatives = readFormSheet(sheet, INITIATIVE_HEADERS, MARK_HEADER);
  if (figures === null || initiatives === null) return null;
  const share = (missing: readonly string[], all: object) => missing.length / Object.keys(all).length;
  return share(figures.missing, FIGURE_HEADERS) <= share(initiatives.missing, INITIATIVE_HEADERS)
    ? { kind: "figure", sheet: figures }
    : { kind: "initiative", sheet: initiatives };
}

type Row =
  | {
      readonly kind: "figure";
      readonly row: FormRow<keyof typeof FIGURE_HEADERS>;
      readonly mark: RowMark | null;
    }
  | {
      readonly kind: "initiative";
      readonly row: FormRow<keyof typeof INITIATIVE_HEADERS>;
      readonly mark: RowMark | null;
    };

function rowsOf(form: Form): Row[] {
  // One row at a time, so that the kind and the fields stay together.
  return form.kind === "figure"
    ? form.sheet.rows.map((row) => ({ kind: "figure", row, mark: readMark(row.mark) }))
    : form.sheet.rows.map((row) => ({ kind: "initiative", row, mark: readMark(row.mark) }));
}

/** Why nothing of a file belongs here: it is of another round, or of a department that is not the sender's. */
async function foreignReason(
  viewer: Viewer,
  marks: readonly RowMark[],
  { round }: RoundAnswers,
): Promise<string | null> {
  const [first] = marks;
  if (!first) return null;
  if (marks.every(({ roundId }) => roundId !== round.id)) {
    const other = await db().collectionRound.findUnique({
      where: { id: first.roundId },
      select: { title: true },
    });
    return SHEET_SENTENCES.otherRound(quoted(other?.title));
  }
  const { departmentId } = viewer;
  if (viewer.role !== "contributor" || marks.some((mark) => mark.departmentId === departmentId)) return null;
  const other = first.departmentId
    ? await db().department.findUnique({ where: { id: first.departmentId }, select: { name: true } })
    : null;
  return SHEET_SENTENCES.otherDepartment(other?.name ?? "ほかの課");
}

function returnedItem({ kind, row, mark }: Row, answers: RoundAnswers, now: Date): ReturnedItem {
  if (mark === null) {
    return refusedRow(row, row.mark === "" ? SHEET_SENTENCES.unmarkedRow : SHEET_SENTENCES.foreignMark);
  }
  const { round } = answers;
  if (mark.roundId !== round.id) return refusedRow(row, SHEET_SENTENCES.foreignMark);
  const at = { fy: round.fy, today: tokyoDate(now) };
  if (kind === "figure") {
    const figure = answers.figures.find(({ kpi }) => kpi.id === mark.itemId);
    return figure ? figureItem(row, mark, figure, at) : refusedRow(row, SHEET_SENTENCES.gone);
  }
  const line = answers.initiatives.find(({ placed }) => placed.initiative.id === mark.itemId);
  return line ? initiativeItem(row, mark, line, at) : refusedRow(row, SHEET_SENTENCES.gone);
}

function refusedRow(row: FormRow<string>, sentence: string): ReturnedItem {
  const place = rowPlace(row.sheet, row.no);
  const item: PreviewItem = {
    key: place,
    name: place,
    address: "",
    cells: [],
    warnings: [],
    errors: [sentence],
    owed: [],
  };
  return { item, returned: null };
}

/**
 * Rows of one item that say the same are taken once. Where they differ nobody can tell which one is meant, also where only
 * one of them changes something.
 */
function withoutTwins(items: readonly ReturnedItem[]): ReturnedItem[] {
  const byKey = Map.groupBy(items, ({ item }) => item.key);
  return items.flatMap((each) => {
    const all = byKey.get(each.item.key) ?? [];
    const twin = all.find((other) => saidIn(other) !== saidIn(each));
    if (!twin) return all[0] === each ? each : [];
    const key = `${each.item.key} ${each.item.address}`;
    return {
      item: { ...each.item, key, errors: [SHEET_SENTENCES.twice(twin.item.address)] },
      returned: null,
    };
  });
}

/** What a row says, wherever it stands. */
function saidIn({ item, returned }: ReturnedItem): string {
  const cells = item.cells.map(({ field, after, error }) => ({ field, after, error }));
  return JSON.stringify({ cells, returned });
}

/** Comments that are told one by one; the others are counted. */
const COMMENTS_TOLD = 5;

function notesOf(
  sheets: readonly ReadSheet[],
  forms: readonly Form[],
  rows: readonly Row[],
  answers: RoundAnswers,
): string[] {
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => quoted(name));
  const comments = rows.flatMap(({ row }) =>
    Object.values(row.cells).flatMap(({ address, cell }) =>
      cell.comment ? [SHEET_SENTENCES.comment(cellPlace(row.sheet, address), cell.comment)] : [],
    ),
  );
  const more = comments.length - COMMENTS_TOLD;
  const stale = rows.filter(({ mark }) => mark !== null && isStale(mark, answers)).length;
  const absent = absentRows(rows, answers);
  return [
    ...(stale > 0 ? [SHEET_SENTENCES.oldCopy(stale)] : []),
    ...forms.flatMap(missingColumns),
    ...(absent > 0 ? [SHEET_SENTENCES.absentRows(absent)] : []),
    ...(hidden.length > 0 ? [SHEET_SENTENCES.hiddenSheets(hidden.join(""))] : []),
    ...comments.slice(0, COMMENTS_TOLD),
    ...(more > 0 ? [SHEET_SENTENCES.moreComments(more)] : []),
  ];
}

function missingColumns({ kind, sheet }: Form): string[] {
  const headers: Readonly<Record<string, string>> = kind === "figure" ? FIGURE_HEADERS : INITIATIVE_HEADERS;
  const missing = sheet.missing.map((field) => quoted(headers[field]));
  return missing.length === 0 ? [] : [SHEET_SENTENCES.missingColumns(missing.join(""))];
}

function isStale({ itemId, version }: RowMark, { figures, initiatives }: RoundAnswers): boolean {
  const now =
    figures.find(({ kpi }) => kpi.id === itemId) ??
    initiatives.find(({ placed }) => placed.initiative.id === itemId);
  return now !== undefined && now.version > version;
}

/** Items of the sheet's departments that no row is of: of the kinds of table that the file has. */
function absentRows(rows: readonly Row[], { figures, initiatives }: RoundAnswers): number {
  const marks = rows.flatMap(({ mark }) => mark ?? []);
  const departments = new Set(marks.map(({ departmentId }) => departmentId));
  const known = new Set<string>(marks.map(({ itemId }) => itemId));
  const kinds = new Set(rows.map(({ kind }) => kind));
  const asked = [
    ...(kinds.has("figure") ? figures.map(({ kpi, department }) => ({ id: kpi.id, department })) : []),
    ...(kinds.has("initiative")
      ? initiatives.map(({ placed, department }) => ({ id: placed.initiative.id, department }))
      : []),
  ];
  return asked.filter(({ id, department }) => departments.has(department?.id ?? null) && !known.has(id))
    .length;
}
