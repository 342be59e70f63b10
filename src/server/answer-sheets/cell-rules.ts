/** What the spreadsheet program lets people type into the cells of an answer sheet, and what it says meanwhile. */

import { cellAddress } from "@/domain/imports/cells/cell";
import type { FigureField } from "@/domain/imports/figure-answer";
import type { InitiativeAnswerField } from "@/domain/imports/initiative-answer";
import { MAX_REPORT_TEXT } from "@/domain/reports/entry/submission";
import {
  ANSWER_KIND_WORDS,
  FIELD_ERRORS,
  FIELD_HINTS,
  INITIATIVE_CHECK_HINT,
  INITIATIVE_HEADERS,
} from "@/domain/words/ja/imports/answer-sheet";
import { INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";
import type { CellRule, MergedCells } from "@/lib/workbook/types";

/**
 * Lists are strict: nothing else could be taken. Figures and days warn alone: 2,000手続き and 令和8年3月31日 are read when the
 * sheet comes back, and a person who is right must not be stopped.
 * @param header of the column: a field that figures and initiatives both have is called by its sheet's own words
 */
export function ruleOf(
  field: FigureField | InitiativeAnswerField,
  header: string,
  cells: MergedCells,
): CellRule {
  const isCheck = field === "warningNote" && header === INITIATIVE_HEADERS.warningNote;
  const said = { cells, title: header, hint: isCheck ? INITIATIVE_CHECK_HINT : FIELD_HINTS[field] };
  const at = cellAddress(cells.top, cells.left);
  switch (field) {
    case "answer":
      return {
        ...said,
        allows: { kind: "list", values: Object.values(ANSWER_KIND_WORDS) },
        error: FIELD_ERRORS.choice,
        strictness: "stop",
      };
    case "progress":
      return {
        ...said,
        allows: { kind: "list", values: Object.values(INITIATIVE_STATE_WORDS) },
        error: FIELD_ERRORS.choice,
        strictness: "stop",
      };
    case "actual":
      return {
        ...said,
        allows: { kind: "formula", formula: `ISNUMBER(${at})` },
        error: FIELD_ERRORS.figure,
        strictness: "warning",
      };
    case "asOf":
    case "expectedOn":
      return {
        ...said,
        allows: { kind: "formula", formula: `ISNUMBER(${at})` },
        error: FIELD_ERRORS.day,
        strictness: "warning",
      };
    default:
      return {
        ...said,
        allows: { kind: "length", most: MAX_REPORT_TEXT },
        error: FIELD_ERRORS.length,
        strictness: "stop",
      };
  }
}
