import { AsOfNotice } from "@/components/as-of-notice";
import { dashboardCrumbs } from "@/components/dashboard-crumbs";
import { ButtonLink } from "@/components/forms/button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { pillarLabel, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { staffRoutes } from "@/lib/routes";
import type { PillarView } from "../loaders/pillar";
import type { PillarStanding } from "../view-model/dashboard";
import { BesideFigures } from "./beside-figures";
import { publicationLead } from "./dashboard";
import { KpiCard } from "./kpi-card";
import { Measures } from "./measures";
import { PlanYearForm } from "./plan-year-form";
import { StandingStill } from "./standing-still";
import { TallyFigures } from "./tally-figures";

/** One pillar in one fiscal year, for managers: every KPI in full. */
export function PillarDashboard({ view, standing }: { view: PillarView; standing: PillarStanding }) {
  const { plan, fy, query, isHome, asOf } = view;
  const { pillar, kpis, tally } = standing;
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-6">
        <Breadcrumbs
          items={[...dashboardCrumbs(isHome, query), { label: `(${pillar.no}) ${pillarLabel(pillar)}` }]}
        />
        <PageHeading
          eyebrow={`${plan.name}　${fiscalYearLabel(fy)}`}
          title={`(${pillar.no}) ${pillarLabel(pillar)}`}
          lead={
            <>
              {pillar.catchphrase === null ? null : <p>{pillar.title}</p>}
              {pillar.outcome ? <p className="mt-2">{`目指すこと：${pillar.outcome}`}</p> : null}
            </>
          }
        />
        <PlanYearForm action={staffRoutes.dashboardPillar(pillar.no)} view={view} />
        <AsOfNotice asOf={asOf} nowHref={staffRoutes.dashboardPillar(pillar.no, { plan: plan.id, fy })} />
      </div>
      <section aria-labelledby="tally" className="flex flex-col gap-4">
        <h2 id="tally" className="text-std-24B-150">
          目標達成状況（承認済みの実績）
        </h2>
        <TallyFigures counts={tally} />
        {asOf === null ? <p>{publicationLead(view)}</p> : null}
      </section>
      <section aria-labelledby="kpis" className="flex flex-col gap-4">
        <h2 id="kpis" className="text-std-24B-150">
          指標
        </h2>
        {kpis.length > 0 ? (
          kpis.map((each) => (
            <KpiCard
              key={each.kpi.id}
              standing={each}
              plan={plan}
              href={staffRoutes.dashboardKpi(each.kpi.id, query)}
            />
          ))
        ) : (
          <p>この柱に指標はありません。</p>
        )}
      </section>
      <Measures
        measures={view.measures.get(pillar.no) ?? []}
        heading={wordsOf(plan).measure}
        hrefOf={(no) => staffRoutes.dashboardMeasure(pillar.no, no, query)}
      />
      <StandingStill
        initiatives={view.standingStill.filter(({ pillarNo }) => pillarNo === pillar.no)}
        fy={fy}
      />
      <BesideFigures
        isTold={view.beside.isTold}
        metrics={view.beside.metrics.filter(({ pillarNo }) => pillarNo === pillar.no)}
        said={view.beside.said.filter(({ pillarNo }) => pillarNo === pillar.no)}
      />
      <nav aria-label="ほかの柱" className="flex flex-wrap gap-3 print-hidden">
        {view.pillars
          .filter((other) => other.pillar.no !== pillar.no)
          .map((other) => (
            <ButtonLink
              key={other.pillar.no}
              variant="secondary"
              href={staffRoutes.dashboardPillar(other.pillar.no, query)}
            >
              {`(${other.pillar.no}) ${pillarLabel(other.pillar)}`}
            </ButtonLink>
          ))}
      </nav>
    </div>
  );
}
