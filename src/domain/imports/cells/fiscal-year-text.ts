/** Fiscal years as people head a column with them: R3, Ｒ３, 令和3年度, 令和元, H31, 2021, 2021年度, 令和3年度（2021年度）実績. */
import { type FiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { withoutUnseen } from "@/domain/shared/typed-text";
import { westernYear } from "./day";

const ERA_YEAR = /(令和|平成|昭和|R|H|S)\.?(元|\d{1,2})/;
const WESTERN_YEAR = /(?:FY)?(\d{4})/;
/** What may stand beside the year in a heading, without making it another thing than that year's figure. */
const BESIDE = /^(?:年度末?|年|実績値?|数値|値|末|現在|[()[\]・:/\s])*$/;

/**
 * @returns null for whatever is not the name of one fiscal year: a day (令和3年3月31日), a 計画 or 目標 of a year, two years that
 *   contradict each other
 */
export function readFiscalYear(text: string): FiscalYear | null {
  const plain = withoutUnseen(text).normalize("NFKC").toUpperCase().replace(/\s+/g, "");
  const [era, western] = [ERA_YEAR.exec(plain), WESTERN_YEAR.exec(plain.replace(ERA_YEAR, ""))];
  const rest = plain.replace(ERA_YEAR, "").replace(WESTERN_YEAR, "");
  if ((era === null && western === null) || !BESIDE.test(rest)) return null;
  const years = [era && eraYear(era), western && Number(western[1])].filter((year) => year !== null);
  const [year] = years;
  if (year === undefined || years.some((each) => each !== year)) return null;
  return isFiscalYear(year) && year >= FIRST && year <= LAST ? year : null;
}

/** As far as years can be stored (`fiscalYear` of server/input/fields.ts). */
const FIRST = 1990;
const LAST = 2100;

function eraYear([, era = "", year = ""]: RegExpExecArray): number {
  return westernYear(era, year) ?? Number.NaN;
}
