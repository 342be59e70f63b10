import Link from "next/link";
import { ButtonLink } from "@/components/forms/button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { ProgressBar } from "@/components/ui/progress-bar";
import { settingsInYear } from "@/domain/plan/editions";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { pillarLabel } from "@/domain/words/ja/plan/plan-words";
import { tallySentence } from "@/domain/words/ja/reports/judgement";
import { draftPaperHref, staffRoutes } from "@/lib/routes";
import type { DashboardPage } from "../loaders";
import { type KpiStanding, paceCodeOf, yearChoices } from "../view-model/dashboard";
import { landingText, neededText } from "../view-model/outlook";
import { BesideFigures } from "./beside-figures";
import { KpiCard } from "./kpi-card";
import { KpiRows } from "./kpi-rows";
import { PlanYearForm } from "./plan-year-form";
import { StandingStill } from "./standing-still";
import { officialValueText, PaceTag, StandingMark, StatusTags } from "./status";
import { TallyFigures } from "./tally-figures";

/** The whole plan in one fiscal year, for managers. */
export function Dashboard({ view }: { view: DashboardPage }) {
  const { plan, fy } = view;
  const query = { plan: plan.id, fy };
  const chartOf = ({ kpi, pillarNo }: KpiStanding) =>
    pillarNo === null ? `#${kpi.id}` : `${staffRoutes.dashboardPillar(pillarNo, query)}#${kpi.id}`;
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-6">
        <Breadcrumbs items={[{ label: "ホーム", href: staffRoutes.home() }, { label: "進捗" }]} />
        <PageHeading
          eyebrow={`${plan.municipality.name}　${plan.name}`}
          title={`${fiscalYearLabel(fy)}の進捗`}
          lead={<Headline sentences={view.headline} />}
          actions={
            <PlanYearForm
              action={staffRoutes.dashboard()}
              plans={view.planChoices}
              years={yearChoices(plan)}
              planId={plan.id}
              fy={fy}
            />
          }
        />
        <p>{publicationLead(view)}</p>
        <p className="flex flex-wrap gap-x-6 gap-y-2 print-hidden">
          <Link className="text-link" href={staffRoutes.explore({ plan: plan.id })}>
            指標を比べる・試算する
          </Link>
          <Link className="text-link" href={staffRoutes.presentation(query)}>
            発表
          </Link>
        </p>
        <DraftPapers fy={view.progress.figures > 0 ? fy : null} />
      </div>

      <section aria-labelledby="tally" className="flex flex-col gap-4">
        <h2 id="tally" className="text-std-24B-150">
          目標達成状況（承認済みの実績）
        </h2>
        <TallyFigures counts={view.tally} />
        {view.workingTally ? (
          <Notice tone="info" title="承認前の数値を含めた見込み">
            <p>{`提出済み・差戻し中・下書きの数値がこのまま承認されると、${tallySentence(view.workingTally)} になります。公表できるのは、承認された数値だけです。`}</p>
          </Notice>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <ProgressBar label="実績が確定した指標" value={view.progress.settled} max={view.progress.total} />
          <ProgressBar
            label="提出済みで、承認を待つ指標"
            value={view.progress.submitted}
            max={view.progress.total}
          />
        </div>
      </section>

      <Lagging view={view} chartOf={chartOf} />

      <StandingStill initiatives={view.standingStill} fy={fy} />

      {view.overall.length > 0 ? (
        <section aria-labelledby="overall" className="flex flex-col gap-4">
          <h2 id="overall" className="text-std-24B-150">
            計画全般
          </h2>
          {view.overall.map((standing) => (
            <KpiCard key={standing.kpi.id} standing={standing} plan={plan} />
          ))}
        </section>
      ) : null}

      {view.pillars.map(({ pillar, kpis, tally }) => (
        <section key={pillar.no} aria-labelledby={`pillar-${pillar.no}`} className="flex flex-col gap-4">
          <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
            <div className="min-w-0">
              <h2 id={`pillar-${pillar.no}`} className="text-std-24B-150">
                {`(${pillar.no}) ${pillarLabel(pillar)}`}
              </h2>
              {pillar.catchphrase === null ? null : <p>{pillar.title}</p>}
            </div>
            <ButtonLink variant="secondary" size="sm" href={staffRoutes.dashboardPillar(pillar.no, query)}>
              {`${pillarLabel(pillar)}を詳しく`}
            </ButtonLink>
          </div>
          <TallyFigures counts={tally} size="small" />
          {kpis.length > 0 ? (
            <KpiRows
              caption={`${pillarLabel(pillar)}の指標`}
              fy={fy}
              standings={kpis}
              withPace={settingsInYear(plan, fy).guideMethod !== "none"}
              hrefOf={chartOf}
            />
          ) : (
            <p>この柱に指標はありません。</p>
          )}
        </section>
      ))}

      <BesideFigures
        metrics={view.beside.metrics}
        said={view.beside.said.filter(({ pillarNo }) => pillarNo === null)}
      />
    </div>
  );
}

function Lagging({ view, chartOf }: { view: DashboardPage; chartOf: (standing: KpiStanding) => string }) {
  const waiting = view.progress.total - view.progress.figures;
  return (
    <section aria-labelledby="lagging" className="flex flex-col gap-4">
      <h2 id="lagging" className="text-std-24B-150">
        遅れている指標
      </h2>
      {view.lagging.length > 0 ? (
        <ol className="grid gap-4 md:grid-cols-2">
          {view.lagging.map((standing) => (
            <li key={standing.kpi.id}>
              <Card
                level={3}
                title={<LaggingTitle standing={standing} href={chartOf(standing)} />}
                className="h-full"
              >
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-bold">{officialValueText(standing)}</span>
                  <StandingMark standing={standing} />
                  {paceCodeOf(standing) ? <PaceTag code={paceCodeOf(standing)} /> : null}
                  <StatusTags standing={standing} />
                </p>
                <p className="mt-2">{neededText(standing)}</p>
                {landingText(standing) ? (
                  <p className="text-solid-gray-700">{landingText(standing)}</p>
                ) : null}
              </Card>
            </li>
          ))}
        </ol>
      ) : (
        <p>
          {view.progress.figures > 0
            ? "承認済みの実績のうち、遅れているものはありません。"
            : "承認された実績がまだないため、遅れは判断できません。"}
        </p>
      )}
      {waiting > 0 && view.progress.figures > 0 ? (
        <p>{`このほか${waiting}項目は、承認された実績の値がまだありません（公表待ちを含みます）。`}</p>
      ) : null}
    </section>
  );
}

function Headline({ sentences }: { sentences: readonly string[] }) {
  return sentences.map((sentence) => <p key={sentence}>{sentence}</p>);
}

/** @param fy a year with figures: only such a one has a report */
function DraftPapers({ fy }: { fy: FiscalYear | null }) {
  return (
    <p className="flex flex-wrap gap-x-6 gap-y-2">
      <span>次の公表の資料（PDF・未公表）：</span>
      {fy === null ? null : (
        <a className="text-link" href={draftPaperHref(fy)}>{`${fiscalYearLabel(fy)}の報告`}</a>
      )}
      <a className="text-link" href={draftPaperHref("committee")}>
        委員会資料（最新の年度）
      </a>
    </p>
  );
}

function LaggingTitle({ standing, href }: { standing: KpiStanding; href: string }) {
  return (
    <Link className="text-link" href={href}>
      {standing.kpi.name}
    </Link>
  );
}

export function publicationLead({ publication }: Pick<DashboardPage, "publication">): string {
  return publication
    ? `いま公表しているのは、第${publication.no}号（${dateJa(publication.publishedAt)}）です。この画面には、まだ公表していない数値も表示されます。`
    : "まだ何も公表していません。この画面の数値は、職員だけが見られます。";
}
