/** `date` columns: midnight UTC in rows, ISO dates ("2026-03-31") everywhere else. */
/** A `date` column is read as midnight UTC. */
export function toIsoDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

export function toDay(iso: string | null): Date | null {
  return iso === null ? null : new Date(`${iso}T00:00:00Z`);
}
