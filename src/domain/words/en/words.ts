/** The English edition of the public pages. */
import { listed, type Sentence, say } from "@/domain/words/public/phrase";
import type { MeantTarget, PublicWords } from "@/domain/words/public/public-words";
import { ARCHIVE_EN, WITHDRAWAL_EN } from "./archive";
import { CHANGES_EN, toldValueEn } from "./changes";
import { CHART_EN } from "./chart";
import { countsEn } from "./counts";
import { dayEn, fiscalYearEn, fiscalYearLongEn, fiscalYearsEn, periodEn } from "./dates";
import { changeEn, derivedEn, noFigureEn, quantityEn, statusNoteEn, targetEn, unitNoteEn } from "./figures";
import { INITIATIVES_EN } from "./initiatives";
import { LABELS_EN } from "./labels";
import { findingEn, MARKS_EN, markEn, noMarkEn, whyEn, whyHeadingEn } from "./marks";
import { PAGES_EN } from "./pages";
import { PLANS_EN } from "./plans";
import { SEARCH_EN } from "./search";

const PACE_EN = { on_track: "on track", slightly_behind: "slightly behind", behind: "behind" } as const;

/** The target before its change in FY2027 (2,500 procedures): “until FY2026” would read as due in it. */
function meantTargetEn({ is, fy, value }: MeantTarget): Sentence {
  return say`the target ${is === "own" ? "before its change in" : "from"} ${fiscalYearEn(fy)} (${value})`;
}

export const ENGLISH: PublicWords = {
  lang: "en",
  name: "English",
  note: (...of) => say` (${listed(of, ", ")})`,
  colon: ": ",
  labels: LABELS_EN,
  initiatives: INITIATIVES_EN,
  changes: CHANGES_EN,
  chart: CHART_EN,
  pages: PAGES_EN,
  plans: PLANS_EN,
  search: SEARCH_EN,
  archive: ARCHIVE_EN,
  withdrawal: WITHDRAWAL_EN,
  marks: MARKS_EN,
  pace: PACE_EN,
  aggregation: {
    annual: "Counted for each fiscal year",
    point_in_time: "Counted on one day of the year",
    cumulative: "Counted since the beginning",
    share: "A share of a whole",
    unspecified: "The plan does not say",
  },
  direction: { up: "higher", down: "lower" },
  year: fiscalYearEn,
  yearLong: fiscalYearLongEn,
  years: fiscalYearsEn,
  yearShort: String,
  period: periodEn,
  day: dayEn,
  unitNote: unitNoteEn,
  quantity: quantityEn,
  derived: derivedEn,
  change: changeEn,
  target: targetEn,
  noFigure: noFigureEn,
  statusNote: statusNoteEn,
  asOf: (day) => `as of ${dayEn(day)}`,
  noMark: noMarkEn,
  counts: countsEn,
  finding: findingEn,
  why: whyEn,
  whyHeading: whyHeadingEn,
  paceSentence: (fy, code, meant) => {
    const pace = `In ${fiscalYearEn(fy)} it was ${PACE_EN[code]}.`;
    return meant === null
      ? [pace]
      : say`${pace} This is measured against ${meantTargetEn(meant.own)}, not against ${meantTargetEn(meant.later)}.`;
  },
  needed: (target) =>
    say`Change needed per year to reach ${target === null ? "the target" : meantTargetEn(target)}`,
  covered: (share) => (share === null ? "It has gone back behind the baseline" : `${share}%`),
  landing: (fy) => `Value in ${fiscalYearEn(fy)} if it goes on like this`,
  guide: (fy) => `Even path in ${fiscalYearEn(fy)}`,
  corrected: ({ fy, terms, before, after, on, isConfirmation }) => {
    const said = (value: typeof before) => (value === null ? "no figure" : quantityEn(value, terms));
    return isConfirmation
      ? say`${fiscalYearEn(fy)}: the provisional ${said(before)} was confirmed as ${said(after)} (${dayEn(on)}).`
      : say`${fiscalYearEn(fy)}: ${said(before)} was corrected to ${said(after)} (${dayEn(on)}).`;
  },
  toldValue: toldValueEn,
  goesOnIn: (plan) => say`It goes on in ${plan}.`,
  endsWith: (fy, isOver) => `This indicator ${isOver ? "ended" : "ends"} with ${fiscalYearEn(fy)}.`,
  notYet: (plan, shown) =>
    say`No indicator of ${plan} has a mark yet. Until then this page shows the results of ${shown}.`,
  published: (no, iso) => `Publication no. ${no}, ${dayEn(iso)}`,
  archived: (no, iso) =>
    `This is the kept copy of publication no. ${no} of ${dayEn(iso)}, not the current page.`,
  preview: "This is a preview. It has not been published yet.",
  writtenUnder: (code) => `These words were written when the mark was “${markEn(code)}”.`,
  yearTitle: (fy) => `Results of ${fiscalYearLongEn(fy)}`,
};
