/** What a presentation shows, screen after screen: how the year stands, each pillar with its KPIs, the last words. Pure. */

import { type Kpi, listKpis, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { isSurveyed, kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import type { Judgement } from "@/domain/reports/judgement";
import { byLag, type Lag, lagOf } from "@/domain/reports/pace/lag";
import { figuresToCome } from "@/domain/reports/progress";
import type { ReportState } from "@/domain/reports/report";
import type { MarkedYear } from "@/domain/reports/series";
import { isWithoutFigure, type Tally, tally } from "@/domain/reports/tally";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { pillarLabel } from "@/domain/words/ja/plan/plan-words";
import { tallyHeadline, worstHeadline } from "@/domain/words/ja/reports/headline";
import { expectedSentence, heatSentence } from "@/domain/words/ja/reports/heat";
import { markSentence } from "@/domain/words/ja/reports/judgement";
import { PRESENTATION_WORDS } from "@/domain/words/ja/reports/presentation";

/** A year as it is shown: published, or as the series has it now. */
export type PresentedYear = MarkedYear & {
  readonly judgement: Judgement | (MarkedYear["judgement"] & { readonly sentence: string });
};

/** A figure that is handed in and awaits a decision, with the mark it would get. */
export interface PresentedWorking {
  readonly actual: DecimalString;
  readonly judgement: Judgement;
}

export interface PresentationInput {
  readonly plan: PlanDefinition;
  readonly fy: FiscalYear;
  readonly hasEnded: boolean;
  /** Later years have ended as well: nothing is said to be still to come. */
  readonly isPast: boolean;
  /** By KPI; what is missing here is not shown. */
  readonly years: ReadonlyMap<string, readonly PresentedYear[]>;
  readonly working: ReadonlyMap<string, PresentedWorking>;
  /** By KPI: how far its report of the year is; of a publication nothing waits, and it is left out. */
  readonly states?: ReadonlyMap<string, ReportState>;
  /** The office's last words; "" where there are none. */
  readonly closing: string;
}

export interface PresentedKpi {
  /** As it is read in the year. */
  readonly kpi: Kpi;
  readonly definition: Kpi;
  readonly years: readonly PresentedYear[];
  readonly year: PresentedYear;
  readonly working: PresentedWorking | null;
  readonly isPast: boolean;
  readonly hasEnded: boolean;
}

/** What only the presenter reads: of a KPI, or of the screen. */
export interface Note {
  readonly title: string;
  readonly lines: readonly string[];
}

export type Screen = { readonly title: string; readonly notes: readonly Note[] } & (
  | { readonly kind: "opening"; readonly sentences: readonly string[]; readonly counts: Tally }
  | { readonly kind: "kpis"; readonly lead: string | null; readonly kpis: readonly PresentedKpi[] }
  | { readonly kind: "closing"; readonly text: string }
);

/**
 * A pillar a screen, as far as its charts can be read from the back of a room: on a projector of 1024 × 768 three stand beside
 * one another with charts 233 px high and letters of 18 px; a fourth would leave letters of 13 px.
 */
const KPIS_A_SCREEN = 3;

export function screensOf(input: PresentationInput): Screen[] {
  const { plan, closing } = input;
  const kpis = presented(input);
  const of = (pillarNo: number | null) =>
    kpis.flatMap((each) => (each.pillarNo === pillarNo ? [each.presented] : []));
  const overall = of(null);
  return [
    opening(
      input,
      kpis.map((each) => each.presented),
    ),
    ...(overall.length === 0 ? [] : inParts(PRESENTATION_WORDS.overall, null, overall)),
    ...plan.pillars.flatMap((pillar) =>
      inParts(`(${pillar.no}) ${pillarLabel(pillar)}`, leadOf(pillar), of(pillar.no)),
    ),
    ...(closing === ""
      ? []
      : [{ kind: "closing", title: PRESENTATION_WORDS.closing, text: closing, notes: [] } as const]),
  ];
}

/** The year that a presentation shows by itself: the reported one; of a plan that is over the last one with a figure. */
export function presentedFy(
  plan: PlanDefinition,
  reportFy: FiscalYear,
  years: PresentationInput["years"],
): FiscalYear {
  const own = planYears(plan);
  if (own.includes(reportFy)) return reportFy;
  if (reportFy < plan.startFy) return plan.startFy;
  const told = [...years.values()].flat().filter(({ actual }) => actual !== null);
  return own.findLast((fy) => told.some((year) => year.fy === fy)) ?? plan.endFy;
}

function presented({ plan, fy, years, working, isPast, hasEnded }: PresentationInput) {
  return listKpis(plan).flatMap(({ kpi: definition, pillar }) => {
    const own = years.get(definition.id) ?? [];
    const year = own.find((each) => each.fy === fy);
    if (!isSurveyed(definition, fy) || year === undefined) return [];
    const kpi = kpiInYear(definition, fy);
    const figure = working.get(definition.id) ?? null;
    const shown = { kpi, definition, years: own, year, working: figure, isPast, hasEnded };
    return [{ pillarNo: pillar?.no ?? null, presented: shown }];
  });
}

function opening(
  { plan, fy, hasEnded, isPast, states }: PresentationInput,
  kpis: readonly PresentedKpi[],
): Screen {
  const counts = tally(kpis, fy);
  const lagging = kpis
    .flatMap((each): { kpi: Kpi; actual: DecimalString; lag: Lag }[] => {
      const { kpi, year } = each;
      const lag = lagOf(year, kpi.direction);
      return lag && year.actual !== null ? [{ kpi, actual: year.actual, lag }] : [];
    })
    .sort((a, b) => byLag(a.lag, b.lag));
  const figures = kpis.filter(({ year }) => year.actual !== null).length;
  const toCome = figuresToCome(
    kpis.map(({ definition, year }) => {
      const state = states?.get(definition.id);
      return { isWithoutFigure: isWithoutFigure(year), working: state ? { state } : null };
    }),
  );
  return {
    kind: "opening",
    title: plan.name,
    sentences: [
      tallyHeadline(fy, { counts, toCome, hasEnded, isPast }),
      worstHeadline(lagging[0] ?? null, figures, isPast),
    ],
    counts,
    notes: kpis.map((each) => ({ title: each.kpi.name, lines: saidOf(each) })),
  };
}

/** What is aimed at: in the plan's words. */
function leadOf({ catchphrase, title }: PlanDefinition["pillars"][number]): string | null {
  return catchphrase === null ? null : title;
}

function inParts(title: string, lead: string | null, kpis: readonly PresentedKpi[]): Screen[] {
  const parts = Math.max(1, Math.ceil(kpis.length / KPIS_A_SCREEN));
  // Evenly: four are two and two, not three and one.
  const size = Math.ceil(kpis.length / parts);
  return Array.from({ length: parts }, (_, part): Screen => {
    const shown = kpis.slice(part * size, (part + 1) * size);
    return {
      kind: "kpis",
      title: parts === 1 ? title : `${title}（${part + 1}/${parts}）`,
      lead,
      kpis: shown,
      notes: shown.map(noteOf),
    };
  });
}

/** What is approved, and what waits beside it, as the dashboard's table says it; the figure that waits too. */
function saidOf({ kpi, year, working, isPast, hasEnded }: PresentedKpi): string[] {
  if (working === null) return [markSentence(year.judgement, isPast)];
  const isFirst = year.actual === null && (year.missing?.reason ?? "not_entered") === "not_entered";
  const waiting = isFirst
    ? expectedSentence(working.judgement, hasEnded, isPast)
    : heatSentence(year.judgement, hasEnded ? working.judgement : null, isPast);
  return [`${PRESENTATION_WORDS.waiting}：${formatQuantity(working.actual, kpi)}`, waiting];
}

function noteOf(presented: PresentedKpi): Note {
  const { reason, nextStep, basisNote } = presented.year;
  return {
    title: presented.kpi.name,
    lines: [
      ...saidOf(presented),
      ...(reason === "" ? [] : [`${PRESENTATION_WORDS.reason}：${reason}`]),
      ...(nextStep === "" ? [] : [`${PRESENTATION_WORDS.nextStep}：${nextStep}`]),
      ...(basisNote === "" ? [] : [`${PRESENTATION_WORDS.basisNote}：${basisNote}`]),
    ],
  };
}
