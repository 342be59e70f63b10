/** Days on which a city hall is closed: a deadline on one of them is asked about, never refused. */

import type { IsoDate } from "@/domain/shared/iso-date";

/** A public holiday (国民の祝日, 振替休日 included). */
export interface Holiday {
  readonly date: string;
  readonly name: string;
}

export type OffDay =
  | { readonly kind: "holiday"; readonly name: string }
  | { readonly kind: "saturday" | "sunday" | "year_end" };

/** Why nobody is at work that day; null where everybody is. 29 December to 3 January are closed by law (地方自治法第4条の2). */
export function offDay(day: IsoDate, holidays: readonly Holiday[]): OffDay | null {
  const holiday = holidays.find(({ date }) => date === day);
  if (holiday) return { kind: "holiday", name: holiday.name };
  if (/-(12-(29|30|31)|01-0[1-3])$/.test(day)) return { kind: "year_end" };
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 6) return { kind: "saturday" };
  return weekday === 0 ? { kind: "sunday" } : null;
}
