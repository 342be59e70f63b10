import Link from "next/link";
import { AsOfNotice } from "@/components/as-of-notice";
import { dashboardCrumbs } from "@/components/dashboard-crumbs";
import { ButtonLink } from "@/components/forms/button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { measureNumber, pillarLabel, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { answeringText } from "@/domain/words/ja/reports/measure";
import { staffRoutes } from "@/lib/routes";
import type { MeasurePage as Page } from "../loaders/measure";
import type { KpiStanding } from "../view-model/dashboard";
import { BesideFigures } from "./beside-figures";
import { InitiativeCourses } from "./initiative-courses";
import { KpiCard } from "./kpi-card";
import { Replaced } from "./kpi-record";
import { PlanYearForm } from "./plan-year-form";
import { StandingStill } from "./standing-still";
import { PaceTag, StandingMark } from "./status";

/** One measure in one fiscal year, for managers: how its initiatives stand and what was said of them, and its figures. */
export function MeasurePage({ page }: { page: Page }) {
  const { plan, fy, query, pillar, measure, asOf } = page;
  return (
    <div className="flex flex-col gap-10">
      <Head page={page} />
      <section aria-labelledby="initiatives" className="flex flex-col gap-6">
        <h2 id="initiatives" className="text-std-24B-150">
          取組項目
        </h2>
        <InitiativeCourses initiatives={page.initiatives} years={page.years} fy={fy} isPast={page.isPast} />
        {asOf === null && page.initiatives.length > 0 ? (
          <p className="print-hidden">
            <Link
              className="text-link"
              href={staffRoutes.entryInitiatives(fy, {
                plan: plan.id,
                measure: `${pillar.no}-${measure.no}`,
              })}
            >
              {`${fiscalYearLabel(fy)}の回答を見る`}
            </Link>
          </p>
        ) : null}
      </section>
      {page.standingStill.length === 0 ? null : <StandingStill initiatives={page.standingStill} fy={fy} />}
      <Kpis page={page} />
      <BesideFigures {...page.beside} />
      <Replaced lines={page.replaced} />
      <nav aria-label={`ほかの${wordsOf(plan).measure}`} className="flex flex-wrap gap-3 print-hidden">
        {pillar.measures
          .filter(({ no }) => no !== measure.no)
          .map(({ no, title }) => (
            <ButtonLink
              key={no}
              variant="secondary"
              href={staffRoutes.dashboardMeasure(pillar.no, no, query)}
            >
              {`${measureNumber(no)} ${title}`}
            </ButtonLink>
          ))}
      </nav>
    </div>
  );
}

function Head({ page }: { page: Page }) {
  const { plan, fy, query, isHome, pillar, measure, asOf } = page;
  const title = `${measureNumber(measure.no)} ${measure.title}`;
  const here = staffRoutes.dashboardMeasure(pillar.no, measure.no);
  const pillarName = `(${pillar.no}) ${pillarLabel(pillar)}`;
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        items={[
          ...dashboardCrumbs(isHome, query),
          { label: pillarName, href: staffRoutes.dashboardPillar(pillar.no, query) },
          { label: title },
        ]}
      />
      <PageHeading
        eyebrow={`${plan.name}　${fiscalYearLabel(fy)}　${wordsOf(plan).measure}`}
        title={title}
        lead={
          <>
            <p className="font-bold">{page.sentence}</p>
            {page.answering.length === 0 ? null : (
              <p className="mt-2">{`回答する課：${page.answering.map(answeringText).join("、")}`}</p>
            )}
          </>
        }
      />
      <PlanYearForm action={here} view={page} />
      <AsOfNotice
        asOf={asOf}
        nowHref={staffRoutes.dashboardMeasure(pillar.no, measure.no, { plan: plan.id, fy })}
      />
    </div>
  );
}

function Kpis({ page: { plan, query, kpis, ofPillar, pillar } }: { page: Page }) {
  const words = wordsOf(plan);
  return (
    <section aria-labelledby="kpis" className="flex flex-col gap-4">
      <h2 id="kpis" className="text-std-24B-150">
        指標
      </h2>
      {kpis.map((each) => (
        <KpiCard
          key={each.kpi.id}
          standing={each}
          plan={plan}
          href={staffRoutes.dashboardKpi(each.kpi.id, query)}
        />
      ))}
      {kpis.length === 0 ? <p>{`この${words.measure}だけの指標はありません。`}</p> : null}
      {ofPillar.length === 0 ? null : (
        <>
          <h3 className="text-std-18B-160">{`(${pillar.no}) ${pillarLabel(pillar)}の指標`}</h3>
          <ul className="divide-y divide-solid-gray-420 border-y border-solid-gray-420">
            {ofPillar.map((standing) => (
              <KpiLine
                key={standing.kpi.id}
                standing={standing}
                href={staffRoutes.dashboardKpi(standing.kpi.id, query)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function KpiLine({ standing, href }: { standing: KpiStanding; href: string }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <Link className="text-link min-w-0 flex-1 basis-72" href={href}>
        {standing.kpi.name}
      </Link>
      <StandingMark standing={standing} />
      <PaceTag code={standing.year.pace?.code ?? null} />
    </li>
  );
}
