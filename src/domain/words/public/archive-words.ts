/** What stands over an archived page as it is answered: whether it is the current publication's, and what became of it since. */
import type { ChangesSince } from "@/domain/publication/changes/since";

export interface ArchiveWords {
  /** Over a page of the publication that is the current one. */
  readonly isCurrent: (no: number) => string;
  /** Over a page of an earlier one. */
  readonly since: (changes: readonly ChangesSince[]) => string;
  readonly toCurrent: string;
  readonly toCorrections: string;
  readonly toKpi: string;
  /** Between two sentences. */
  readonly between: string;
}

/** What stands over a page of a publication that was taken back. */
export interface WithdrawalWords {
  readonly heading: string;
  readonly withdrawn: (no: number, iso: string) => string;
  /** Before the city's own words. */
  readonly reason: string;
  readonly toArchive: string;
}
