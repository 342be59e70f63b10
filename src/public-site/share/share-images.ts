/** A picture for each KPI, which other sites show beside a link to its page. */

import { targetText } from "@/components/charts/chart-text";
import type { SiteFile } from "@/domain/publication/snapshot";
import type { JudgementCode } from "@/domain/reports/judgement";
import { placeOfMark } from "@/domain/reports/tally";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { judgementMark } from "@/domain/words/ja/reports/judgement";
import { drawPictures, PNG_TYPE } from "@/lib/picture/draw";
import { filePathOf, publicRoutes } from "@/lib/public-paths";
import type { Indicator } from "../model/indicators";
import type { KpiView } from "../model/kpi-view";
import type { SiteModel } from "../model/site";
import { figureOf, targetsOf } from "../parts/kpi-card";
import { drawCard, type ShareCard } from "./card";

/** As pages colour the marks. */
const MARK_COLOURS: Record<JudgementCode, string> = {
  achieved: "#197a4b",
  improving: "#927200",
  not_achieved: "#ce0000",
  not_evaluated: "#595959",
};

/** What the card of a KPI says: names and figures, no words of a report. A stop (公開の停止) of a name takes the picture away. */
export function shareCard({ snapshot }: SiteModel, { main: view }: Indicator): ShareCard {
  const { own, ofPlan } = targetsOf(view);
  return {
    site: snapshot.site.name,
    name: view.kpi.name,
    figure: figureOf(view),
    target: {
      name: `目標値（${fiscalYearShort(own.target.fy)}${ofPlan}）`,
      value: targetText(own.target.value, own),
    },
    mark: markOf(view.before ?? view),
    demo: snapshot.site.demo,
  };
}

function markOf({ status, lastEnded }: KpiView): ShareCard["mark"] {
  if (status === null || placeOfMark(status, lastEnded) !== "mark") return null;
  const { code } = status.judgement;
  return { text: `${judgementMark(code)}（${fiscalYearJa(status.fy)}）`, colour: MARK_COLOURS[code] };
}

export async function shareImages(model: SiteModel): Promise<SiteFile[]> {
  const { indicators } = model;
  const pictures = await drawPictures(indicators.map((each) => drawCard(shareCard(model, each))));
  return indicators.flatMap(({ id }, index) => {
    const body = pictures[index];
    return body ? [{ path: filePathOf(publicRoutes.shareImage(id)), contentType: PNG_TYPE, body }] : [];
  });
}
