/** A measure's page. */

import { notFound } from "next/navigation";
import type { Measure, Pillar, PlanDefinition } from "@/domain/plan/definition";
import { type FiscalYear, latestEndedFy } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { partLabel, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { quoted } from "@/domain/words/ja/quotes";
import type { SearchParams } from "@/lib/address-query";
import { requestTime } from "@/lib/request-time";
import { absenceTold, shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listRecordOf } from "@/server/publication/as-of";
import type { parseMeasurePlace } from "../schema";
import { buildMeasure, type MeasureView } from "../view-model/measure-page";
import { liveLinkedYear } from "./pillar";
import { chosenSource, type Frame, findSource, frameOf, partOf } from "./source";
import { toldYear } from "./year";

type Place = ReturnType<typeof parseMeasurePlace>;

/**
 * Before the first byte: 403 without the right to read dashboards, 404 where the plan has no such measure.
 * @returns why there is nothing to show as of the publication that is asked for; null where there is
 */
export async function admitToMeasure(place: Place, searchParams: SearchParams): Promise<string | null> {
  const viewer = await requireAbility("dashboard.read");
  const found = await findSource(viewer, searchParams);
  if (!found.ok) return absenceTold(found);
  const told = partOf(found.value, measureIn(found.value.plan, place), (now) => {
    const named = measureIn(now, place);
    return named && `${wordsOf(now).measure}${quoted(partLabel(named))}`;
  });
  return absenceTold(told);
}

export interface MeasurePage extends MeasureView, Frame {
  readonly plan: PlanDefinition;
  readonly fy: FiscalYear;
  readonly pillar: Pillar;
  readonly measure: Measure;
}

/** One measure of one plan in one fiscal year. */
export async function loadMeasurePage(
  place: Place,
  searchParams: SearchParams,
  now: Date = requestTime(),
): Promise<MeasurePage> {
  const viewer = await requireViewer();
  const source = await chosenSource(viewer, searchParams);
  const { plan, snapshot } = source;
  const of = measureIn(plan, place) ?? notFound();
  const today = tokyoDate(snapshot === null ? now : new Date(snapshot.publishedAt));
  const year = snapshot
    ? toldYear(source, searchParams)
    : await liveLinkedYear(viewer, source, searchParams, now);
  const { view, initiatives: reports } = year;
  const kpiIds = of.measure.kpis.map(({ id }) => id);
  const changes = snapshot ? (snapshot.record ?? []) : shown(await listRecordOf(viewer, { kpiIds }));
  const measure = buildMeasure({
    ...year,
    ...of,
    reports,
    changes,
    lastEnded: latestEndedFy(today),
    isLive: snapshot === null,
  });
  return { ...measure, ...of, plan, fy: view.fy, ...frameOf(viewer, source, { fy: view.fy }) };
}

function measureIn(plan: PlanDefinition, place: Place) {
  const pillar = plan.pillars.find(({ no }) => no === place?.pillar);
  const measure = pillar?.measures.find(({ no }) => no === place?.no);
  return pillar && measure ? { pillar, measure } : null;
}
