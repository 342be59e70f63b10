import Link from "next/link";
import { AsOfNotice } from "@/components/as-of-notice";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { dateJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { publicationNo } from "@/domain/words/ja/reports/as-of";
import { heatLeftOut, ORDER_WORDS } from "@/domain/words/ja/reports/heat";
import { tallySentence } from "@/domain/words/ja/reports/judgement";
import { dashboardAddress } from "@/lib/dashboard-address";
import { staffRoutes } from "@/lib/routes";
import type { DashboardPage } from "../loaders/overview";
import { AttentionList } from "./attention-list";
import { BesideFigures } from "./beside-figures";
import { DashboardLinks } from "./dashboard-links";
import { HeatTable } from "./heat-table";
import { PlanYearForm } from "./plan-year-form";
import { StandingStill } from "./standing-still";

/** The whole plan in one fiscal year, for managers: the answer first, then every KPI at one look, then what asks for a look. */
export function Dashboard({ view }: { view: DashboardPage }) {
  const { plan, fy, isHome, query, asOf } = view;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2 lg:-mb-4">
        {isHome ? null : (
          <Breadcrumbs items={[{ label: "ホーム", href: staffRoutes.home() }, { label: "進捗" }]} />
        )}
        <div className="dashboard-head overview-head">
          <div>
            <p className="text-dns-16N-130 text-solid-gray-700">{`${plan.municipality.name}　${plan.name}`}</p>
            <h1 className="text-std-28B-150">{`${fiscalYearLabel(fy)}の進捗`}</h1>
          </div>
          <div className="dashboard-said">
            <AsOfNotice
              asOf={asOf}
              nowHref={dashboardAddress(isHome, { plan: plan.id, fy, sort: query.sort })}
            />
            {view.headline.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <PlanYearForm action={dashboardAddress(isHome)} plans={view.planChoices} view={view} />
          <DashboardLinks links={view.links} />
        </div>
      </div>

      <section aria-labelledby="heat" className="flex flex-col gap-3 lg:gap-1">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <h2 id="heat" className="text-std-24B-150 lg:text-std-20B-150">
            指標の一覧
          </h2>
          <SortLinks view={view} />
        </div>
        <HeatTable heat={view.heat} />
        {view.heat.leftOut > 0 ? <p>{heatLeftOut(view.heat.leftOut)}</p> : null}
        <p className="text-dns-14N-130 text-solid-gray-700">
          {view.heat.legend}
          <span className="print-hidden">各欄を選ぶと、評価の理由を読めます。</span>
        </p>
      </section>

      <AttentionList attention={view.attention} />

      <StandingStill initiatives={view.standingStill} fy={fy} />

      <BesideFigures
        isTold={view.beside.isTold}
        metrics={view.beside.metrics}
        said={view.beside.said.filter(({ pillarNo }) => pillarNo === null)}
      />

      {asOf === null ? <Standing view={view} /> : null}
    </div>
  );
}

function SortLinks({ view: { heat, isHome, query } }: { view: DashboardPage }) {
  return (
    <nav aria-label="並べ方" className="flex flex-wrap items-center gap-x-4 text-dns-16N-130 print-hidden">
      <span>並べ方：</span>
      {heat.sorts.map((sort) => (
        <Link
          key={sort}
          aria-current={sort === heat.sort ? "true" : undefined}
          className={
            sort === heat.sort
              ? "inline-flex min-h-11 items-center font-bold"
              : "text-link inline-flex min-h-11 items-center"
          }
          href={`${dashboardAddress(isHome, { ...query, sort: sort === "plan" ? undefined : sort })}#heat`}
        >
          {ORDER_WORDS[sort]}
        </Link>
      ))}
    </nav>
  );
}

/** How far figures are on their way to the public, and what else there is. */
function Standing({ view }: { view: DashboardPage }) {
  const { progress, workingTally } = view;
  return (
    <section aria-labelledby="standing" className="flex flex-col gap-4">
      <h2 id="standing" className="text-std-24B-150">
        承認と公表の状況
      </h2>
      <p>{publicationLead(view)}</p>
      {workingTally ? (
        <Notice tone="info" title="承認前の数値を含めた見込み">
          <p>{`提出済みの数値がこのまま承認されると、${tallySentence(workingTally)} になります。公表できるのは、承認された数値だけです。`}</p>
        </Notice>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <ProgressBar label="実績が確定した指標" value={progress.settled} max={progress.total} />
        <ProgressBar label="提出済みで、承認を待つ指標" value={progress.submitted} max={progress.total} />
      </div>
    </section>
  );
}

export function publicationLead({ publication }: Pick<DashboardPage, "publication">): string {
  return publication
    ? `いま公表しているのは、${publicationNo(publication.no)}（${dateJa(publication.publishedAt)}）です。この画面には、まだ公表していない数値も表示されます。`
    : "まだ何も公表していません。この画面の数値は、職員だけが見られます。";
}
