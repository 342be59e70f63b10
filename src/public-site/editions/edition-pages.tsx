/** The pages of every edition, each beside the Japanese page of its route. */
import type { ReactElement } from "react";
import { publicRoutes } from "@/lib/public-paths";
import { atShortAddresses, type SiteModel } from "../model/site";
import type { RenderOptions } from "../page-context";
import { type EditionContext, editionContext } from "./edition-context";
import { EDITIONS } from "./languages";
import { AboutPage } from "./pages/about-page";
import { ArchivePage } from "./pages/archive-page";
import { CorrectionsPage } from "./pages/corrections-page";
import { DataPage } from "./pages/data-page";
import { FrontPage } from "./pages/front-page";
import { KpiPage } from "./pages/kpi-page";
import { MeasurePage } from "./pages/measure-page";
import { NotFoundPage } from "./pages/not-found-page";
import { PillarPage } from "./pages/pillar-page";
import { PlanPage } from "./pages/plan-page";
import { SearchPage } from "./pages/search-page";
import { YearPage } from "./pages/year-page";

export interface EditionPage {
  readonly route: string;
  readonly listed: boolean;
  readonly render: () => ReactElement;
}

export function editionPages(model: SiteModel, options: RenderOptions): EditionPage[] {
  const { plans, current, indicators, years } = model;
  const pages: { route: string; listed?: boolean; render: (context: EditionContext) => ReactElement }[] = [
    { route: publicRoutes.home(), render: (context) => <FrontPage context={context} /> },
    ...[...atShortAddresses(model)].map(([route, { plan, pillar, measure }]) => ({
      route,
      listed: plan === current,
      render: (context: EditionContext) =>
        measure === null ? (
          <PillarPage context={context} plan={plan} pillar={pillar} />
        ) : (
          <MeasurePage context={context} plan={plan} pillar={pillar} measure={measure} />
        ),
    })),
    ...plans.map((plan) => ({
      route: publicRoutes.plan(plan.definition.id),
      render: (context: EditionContext) => <PlanPage context={context} plan={plan} />,
    })),
    ...plans.flatMap((plan) =>
      plan.definition.pillars.map((pillar) => ({
        route: publicRoutes.planPillar(plan.definition.id, pillar.no),
        listed: plan !== current,
        render: (context: EditionContext) => <PillarPage context={context} plan={plan} pillar={pillar} />,
      })),
    ),
    ...plans.flatMap((plan) =>
      plan.definition.pillars.flatMap((pillar) =>
        pillar.measures.map((measure) => ({
          route: publicRoutes.planMeasure(plan.definition.id, pillar.no, measure.no),
          listed: plan !== current,
          render: (context: EditionContext) => (
            <MeasurePage context={context} plan={plan} pillar={pillar} measure={measure} />
          ),
        })),
      ),
    ),
    ...indicators.map((indicator) => ({
      route: publicRoutes.kpi(indicator.id),
      render: (context: EditionContext) => <KpiPage context={context} indicator={indicator} />,
    })),
    ...years.map((fy) => ({
      route: publicRoutes.year(fy),
      render: (context: EditionContext) => <YearPage context={context} fy={fy} />,
    })),
    { route: publicRoutes.corrections(), render: (context) => <CorrectionsPage context={context} /> },
    {
      route: publicRoutes.search(),
      listed: false,
      render: (context) => <SearchPage context={context} />,
    },
    { route: publicRoutes.archive(), render: (context) => <ArchivePage context={context} /> },
    { route: publicRoutes.data(), render: (context) => <DataPage context={context} /> },
    { route: publicRoutes.about(), render: (context) => <AboutPage context={context} /> },
    // A folder's server knows one such page, and an archive has none.
    ...(options.archived || options.links === "relative-file"
      ? []
      : [
          {
            route: publicRoutes.notFound(),
            listed: false,
            render: (context: EditionContext) => <NotFoundPage context={context} />,
          },
        ]),
  ];
  return EDITIONS.flatMap((edition) =>
    pages.map(({ route, listed = true, render }) => ({
      route: publicRoutes.edition(edition.language, route),
      listed,
      render: () => render(editionContext(model, options, edition, route)),
    })),
  );
}
