/** Japan's public holidays as the library knows them: by law, the equinoxes as computed ahead, until 2050. */

import holidayJp from "@holiday-jp/holiday_jp";

/**
 * @param from ISO date
 * @param years how many years from that day on
 */
export function holidaysAhead(from: string, years: number): { date: string; name: string }[] {
  const until = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;
  return Object.values(holidayJp.holidays)
    .filter(({ date }) => date >= from && date <= until)
    .map(({ date, name }) => ({ date, name }));
}
