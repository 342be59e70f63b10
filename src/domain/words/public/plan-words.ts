/** What an edition says on the page of a whole plan. */
import type { PartlyMarkedYear } from "@/domain/reports/year-of-results";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";

export interface PlanWords {
  /** Over the list of all plans. */
  readonly all: string;
  /** For search engines. */
  readonly description: string;
  /** Of one that the office closed. */
  readonly closed: (on: IsoDate) => string;
  readonly closedReason: string;
  readonly positioning: string;
  readonly standing: string;
  /** Why a later year is not the one whose marks are counted. */
  readonly later: (shown: FiscalYear, later: PartlyMarkedYear) => string;
  /** What the table of all years holds. */
  readonly table: string;
  readonly yearReports: string;
  readonly pillars: string;
  readonly pillarsAndMeasures: string;
  /** Over the results that stand on pages of pillars and measures. */
  readonly elsewhere: string;
  readonly definitions: string;
}
