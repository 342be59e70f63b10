/** The pages of the public contract: each route with what draws it. */
import type { ReactElement } from "react";
import { publicRoutes } from "@/lib/public-paths";
import type { PlanView } from "./model/plan-view";
import { atShortAddresses, type SiteModel } from "./model/site";
import type { PageContext, RenderOptions } from "./page-context";
import { AboutPage } from "./pages/about-page";
import { ArchivePage } from "./pages/archive-page";
import { CorrectionsPage } from "./pages/corrections-page";
import { DataPage } from "./pages/data-page";
import { EmbedPage } from "./pages/embed-page";
import { HomePage } from "./pages/home-page";
import { KpiPage } from "./pages/kpi-page";
import { MeasurePage } from "./pages/measure-page";
import { NotFoundPage } from "./pages/not-found-page";
import { PillarPage } from "./pages/pillar-page";
import { PlanPage } from "./pages/plan-page";
import { SearchPage } from "./pages/search-page";
import { YearPage } from "./pages/year-page";

export interface SitePage {
  readonly route: string;
  /** Whether search engines should be told of it. */
  readonly listed: boolean;
  readonly render: (context: PageContext) => ReactElement;
}

/** Every page, in a fixed order. An archived publication has no 404 page of its own: the site has one. */
export function sitePages(model: SiteModel, options: RenderOptions): SitePage[] {
  const { current, plans, years, indicators } = model;
  const page = (route: string, render: SitePage["render"], listed = true): SitePage => ({
    route,
    listed,
    render,
  });
  return [
    page(publicRoutes.home(), (context) => <HomePage context={context} />),
    ...[...atShortAddresses(model)].map(([route, { plan, pillar, measure }]) =>
      page(
        route,
        (context) =>
          measure === null ? (
            <PillarPage context={context} plan={plan} pillar={pillar} />
          ) : (
            <MeasurePage context={context} plan={plan} pillar={pillar} measure={measure} />
          ),
        plan === current,
      ),
    ),
    ...plans.flatMap((plan) =>
      plan.definition.pillars.map((pillar) =>
        page(
          publicRoutes.planPillar(plan.definition.id, pillar.no),
          (context) => <PillarPage context={context} plan={plan} pillar={pillar} />,
          plan !== current,
        ),
      ),
    ),
    ...plans.flatMap((plan) =>
      measuresOf(plan).map(({ pillar, measure }) =>
        page(
          publicRoutes.planMeasure(plan.definition.id, pillar.no, measure.no),
          (context) => <MeasurePage context={context} plan={plan} pillar={pillar} measure={measure} />,
          plan !== current,
        ),
      ),
    ),
    ...indicators.map((indicator) =>
      page(publicRoutes.kpi(indicator.id), (context) => <KpiPage context={context} indicator={indicator} />),
    ),
    ...years.map((fy) => page(publicRoutes.year(fy), (context) => <YearPage context={context} fy={fy} />)),
    ...plans.map((plan) =>
      page(publicRoutes.plan(plan.definition.id), (context) => <PlanPage context={context} plan={plan} />),
    ),
    page(publicRoutes.corrections(), (context) => <CorrectionsPage context={context} />),
    page(publicRoutes.search(), (context) => <SearchPage context={context} />, false),
    page(publicRoutes.about(), (context) => <AboutPage context={context} />),
    page(publicRoutes.data(), (context) => <DataPage context={context} />),
    page(publicRoutes.archive(), (context) => <ArchivePage context={context} />),
    ...indicators.map((indicator) =>
      page(
        publicRoutes.embed(indicator.id),
        (context) => <EmbedPage context={context} indicator={indicator} />,
        false,
      ),
    ),
    ...(options.archived
      ? []
      : [page(publicRoutes.notFound(), (context) => <NotFoundPage context={context} />, false)]),
  ];
}

function measuresOf({ definition }: PlanView) {
  return definition.pillars.flatMap((pillar) => pillar.measures.map((measure) => ({ pillar, measure })));
}
