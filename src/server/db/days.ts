/** `date` columns: midnight UTC in rows, days ("2026-03-31") everywhere else. */
import { type IsoDate, isoDate } from "@/domain/shared/iso-date";

/** A `date` column is read as midnight UTC. */
export function toIsoDay(date: Date): IsoDate;
export function toIsoDay(date: Date | null): IsoDate | null;
export function toIsoDay(date: Date | null): IsoDate | null {
  return date === null ? null : isoDate(date.toISOString().slice(0, 10));
}

export function toDay(day: IsoDate): Date;
export function toDay(day: IsoDate | null): Date | null;
export function toDay(day: IsoDate | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}
