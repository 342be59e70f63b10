/** How far reports are. Home, dashboard, round and entry count by this alone, and so show the same numbers. */

import type { ReportState } from "./report";

export interface CountedReport {
  readonly state: ReportState;
  /** The answer is there and not asked for again: `isHandedIn` of domain/rounds/outstanding.ts. */
  readonly isHandedIn: boolean;
  /** An answer is approved, or printed in the plan document, whatever is written beside it. */
  readonly isInForce: boolean;
}

export interface Progress {
  readonly total: number;
  /** 回答・提出: handed in, 公表待ち until its day. */
  readonly answered: number;
  /** 承認 */
  readonly approved: number;
}

export function progressOf(reports: readonly CountedReport[]): Progress {
  return {
    total: reports.length,
    answered: reports.filter(({ isHandedIn }) => isHandedIn).length,
    approved: reports.filter(({ isInForce }) => isInForce).length,
  };
}

/** The same of KPIs and of metrics (KPI以外の実績), which are never counted with them. */
export function progressByKind(reports: readonly (CountedReport & { readonly isMetric: boolean })[]): {
  readonly kpis: Progress;
  readonly metrics: Progress;
} {
  return {
    kpis: progressOf(reports.filter(({ isMetric }) => !isMetric)),
    metrics: progressOf(reports.filter(({ isMetric }) => isMetric)),
  };
}

/** Of KPIs without a figure: whose answer waits for approval, whose was given back, and whose is not there. */
export interface FiguresToCome {
  readonly awaited: number;
  readonly returned: number;
  readonly missing: number;
}

/** @param kpis with what was last written of each; null where nothing was */
export function figuresToCome(
  kpis: readonly {
    readonly isWithoutFigure: boolean;
    readonly working: Pick<CountedReport, "state"> | null;
  }[],
): FiguresToCome {
  const without = kpis.filter(({ isWithoutFigure }) => isWithoutFigure);
  const awaited = without.filter(({ working }) => working !== null && awaitsDecision(working)).length;
  const returned = without.filter(({ working }) => working?.state === "returned").length;
  return { awaited, returned, missing: without.length - awaited - returned };
}

/** Whether the office has to decide on it. Who of the office may is access.ts's matter. */
export function awaitsDecision({ state }: Pick<CountedReport, "state">): boolean {
  return state === "submitted";
}
