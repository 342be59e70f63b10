/** How a plan's year stands: the first sentence of the front page. */
import type { JudgementCode } from "@/domain/reports/judgement";
import { isEmptyTally } from "@/domain/reports/tally";
import type { ExpectedFigures } from "@/domain/reports/year-finding";
import { type Sentence, say } from "@/domain/words/public/phrase";
import type { CountFacts } from "@/domain/words/public/public-words";
import { fiscalYearEn, fiscalYearLongEn, monthEn } from "./dates";

const VERBS: Readonly<Record<Exclude<JudgementCode, "not_evaluated">, (n: number) => string>> = {
  achieved: (n) => `${n} ${n === 1 ? "has" : "have"} been achieved`,
  improving: (n) => `${n} ${n === 1 ? "is" : "are"} improving`,
  not_achieved: (n) => `${n} ${n === 1 ? "has" : "have"} not been achieved`,
};

/** In FY2025 (April 2025–March 2026), of 7 targets, 1 has been achieved, 1 is improving … */
export function countsEn({ fy, stage, startFy, expected, counts }: CountFacts): Sentence {
  if (stage === "called_off")
    return say`This plan was ended before its period began. It has no results and no marks.`;
  if (counts === null) {
    return stage === "begun"
      ? say`${fiscalYearEn(fy)} is not over yet, so there are no marks. They are given in a publication after the year has ended.`
      : say`The plan begins in ${fiscalYearLongEn(startFy)}. Marks are given after a year has ended.`;
  }
  const { tally, withoutFigure, notSurveyed } = counts;
  const surveyed =
    notSurveyed === 0
      ? ""
      : ` ${notSurveyed} more ${notSurveyed === 1 ? "is" : "are"} not surveyed in this year.`;
  if (isEmptyTally(tally)) return say`No indicator is evaluated in ${fiscalYearLongEn(fy)}.${surveyed}`;
  const total = tally.achieved + tally.improving + tally.not_achieved + tally.not_evaluated;
  const given = (["achieved", "improving", "not_achieved"] as const)
    .filter((code) => tally[code] > 0)
    .map((code) => VERBS[code](tally[code]));
  const year = fiscalYearLongEn(fy);
  if (given.length === 0) {
    return say`In ${year}, none of the ${total} ${total === 1 ? "target" : "targets"} has been evaluated${waiting(total, withoutFigure, expected)}.${surveyed}`;
  }
  const last = given.at(-1) ?? "";
  const list = given.length === 1 ? last : `${given.slice(0, -1).join(", ")} and ${last}`;
  const open = tally.not_evaluated;
  const others =
    open === 0
      ? ""
      : ` The other ${open} ${open === 1 ? "has" : "have"} not been evaluated${waiting(open, withoutFigure, expected)}.`;
  return say`In ${year}, of ${total} ${total === 1 ? "target" : "targets"}, ${list}.${others}${surveyed}`;
}

/** (3 of them have no figure yet; 2 are expected around January 2027) */
function waiting(open: number, withoutFigure: number, expected: readonly ExpectedFigures[]): string {
  if (withoutFigure === 0) return "";
  return ` (${whoWaits(open, withoutFigure)}${coming(withoutFigure, expected)})`;
}

function whoWaits(open: number, withoutFigure: number): string {
  if (withoutFigure < open) {
    return `${withoutFigure} of them ${withoutFigure === 1 ? "has" : "have"} no figure yet`;
  }
  return open === 1 ? "it has no figure yet" : "none of them has a figure yet";
}

function coming(withoutFigure: number, expected: readonly ExpectedFigures[]): string {
  const [first, last] = [expected[0], expected.at(-1)];
  if (!first || !last) return "";
  const count = expected.reduce((sum, each) => sum + each.count, 0);
  const who = (own: number) => {
    if (own !== withoutFigure) return own === 1 ? "1 is" : `${own} are`;
    return own === 1 ? "it is" : "they are";
  };
  if (expected.length > 2) {
    return `; ${who(count)} expected from ${monthEn(first.month)} to ${monthEn(last.month)}`;
  }
  return `; ${expected.map((each) => `${who(each.count)} expected around ${monthEn(each.month)}`).join(" and ")}`;
}
