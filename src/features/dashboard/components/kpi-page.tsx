import { AsOfNotice } from "@/components/as-of-notice";
import { dashboardCrumbs } from "@/components/dashboard-crumbs";
import { Mark } from "@/components/mark";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { pillarLabel } from "@/domain/words/ja/plan/plan-words";
import { writtenUnderText } from "@/domain/words/ja/publication/publication";
import { staffRoutes } from "@/lib/routes";
import type { KpiPage as View } from "../loaders/kpi";
import type { SaidOfYear } from "../view-model/kpi";
import { KpiBody, TryLink } from "./kpi-card";
import { BesidePublished, Changes, Evidence, History, Replaced } from "./kpi-record";
import { PlanYearForm } from "./plan-year-form";
import { departmentText, PaceTag, StandingMark, StatusTags } from "./status";

/** One KPI for managers: how it stands and what it takes, what was said of it year by year, and everything on record. */
export function KpiPage({ view }: { view: View }) {
  const { plan, fy, query, isHome, standing, pillar, asOf } = view;
  const { kpi } = standing;
  const own = staffRoutes.dashboardKpi(standing.definition.id);
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-4">
        <Breadcrumbs
          items={[
            ...dashboardCrumbs(isHome, query),
            ...(pillar === null
              ? []
              : [
                  {
                    label: `(${pillar.no}) ${pillarLabel(pillar)}`,
                    href: staffRoutes.dashboardPillar(pillar.no, query),
                  },
                ]),
            { label: kpi.name },
          ]}
        />
        <div className="dashboard-head">
          <div className="flex min-w-0 flex-col gap-2">
            <p className="text-dns-16N-130 text-solid-gray-700">
              {[plan.name, standing.measureTitle, departmentText(standing)].filter(Boolean).join("　")}
            </p>
            <h1 className="text-std-28B-150">{kpi.name}</h1>
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-bold">{fiscalYearJa(fy)}</span>
              <StandingMark standing={standing} />
              <PaceTag code={standing.year.pace?.code ?? null} />
              <StatusTags standing={standing} />
            </p>
          </div>
          <PlanYearForm action={own} view={view} />
        </div>
        <AsOfNotice
          asOf={asOf}
          nowHref={staffRoutes.dashboardKpi(standing.definition.id, { plan: plan.id, fy })}
        />
      </div>
      <section aria-labelledby="standing" className="flex flex-col gap-4">
        <h2 id="standing" className="text-std-24B-150">{`${fiscalYearJa(fy)}の状況と見通し`}</h2>
        <KpiBody standing={standing} plan={plan} ownPage={view} />
        {view.canBeTried ? <TryLink plan={plan} standing={standing} /> : null}
      </section>
      <Said said={view.said} />
      {view.now === null ? null : <BesidePublished lines={view.now.beside} publication={view.publication} />}
      <Replaced lines={view.replaced} />
      <Changes lines={view.changes} withPlan={view.planNames.length > 1} />
      <Evidence pieces={view.evidence} />
      {view.now === null ? null : <History lines={view.now.history} documented={view.now.documented} />}
      {view.planNames.length > 1 ? (
        <p className="text-solid-gray-700">{`この指標は${view.planNames.join("、")}に続いています。グラフと表は、続けて示しています。`}</p>
      ) : null}
    </div>
  );
}

/** What the department said, year beside year. */
function Said({ said }: { said: readonly SaidOfYear[] }) {
  return (
    <section aria-labelledby="said" className="flex flex-col gap-4">
      <h2 id="said" className="text-std-24B-150">
        所管課の説明（年度ごと）
      </h2>
      {said.length === 0 ? (
        <p>承認された説明は、まだありません。</p>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          {said.map(({ fy, value, code, department, words, writtenUnder }) => (
            <li
              key={fy}
              className="print-breaks flex flex-col gap-3 rounded-8 border border-solid-gray-420 p-4"
            >
              <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-std-18B-160">
                {fiscalYearJa(fy)}
                <span className="tabular-nums">{value}</span>
                <Mark code={code} />
              </h3>
              {writtenUnder === null ? null : (
                <p className="text-dns-14N-130 text-solid-gray-700">{writtenUnderText(writtenUnder)}</p>
              )}
              {words.map(({ heading, text }) => (
                <div key={heading}>
                  <h4 className="text-std-16B-170">{heading}</h4>
                  <p className="whitespace-pre-line">{text}</p>
                </div>
              ))}
              {department === null ? null : (
                <p className="mt-auto text-dns-14N-130 text-solid-gray-700">{department}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
