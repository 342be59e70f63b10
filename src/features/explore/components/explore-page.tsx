import Link from "next/link";
import { AsOfNotice } from "@/components/as-of-notice";
import { dashboardCrumbs } from "@/components/dashboard-crumbs";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";
import type { ExplorePageData } from "../loaders";
import { ExploreBoard } from "./explore-board";

/** KPIs of one plan beside one another, and what figures of years to come would bring. */
export function ExplorePage({ data, state, planChoices, asOf, isHome }: ExplorePageData) {
  const { plan } = data;
  const at = asOf === null ? {} : { "as-of": asOf.no };
  const title = asOf === null ? "指標を比べる・試算する" : "指標を比べる";
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-6">
        <Breadcrumbs items={[...dashboardCrumbs(isHome, { plan: plan.id, ...at }), { label: title }]} />
        <PageHeading
          eyebrow={plan.name}
          title={title}
          lead={
            <p>
              {asOf === null
                ? "いくつかの指標を同じ軸に並べ、これからの年度の値を入れて、評価・進み方・着地を確かめます。まだ公表していない数値も含みます。"
                : "いくつかの指標を同じ軸に並べ、評価・進み方・着地を確かめます。"}
            </p>
          }
        />
        <AsOfNotice asOf={asOf} nowHref={staffRoutes.explore({ plan: plan.id })} />
        {planChoices.length > 1 ? (
          <nav aria-label="計画" className="flex flex-wrap gap-x-6">
            {planChoices.map(({ id, name }) =>
              id === plan.id ? (
                <span key={id} aria-current="page" className="inline-flex min-h-11 items-center font-bold">
                  {name}
                </span>
              ) : (
                <Link
                  key={id}
                  className="text-link inline-flex min-h-11 items-center"
                  href={staffRoutes.explore({ plan: id, ...at })}
                >
                  {name}
                </Link>
              ),
            )}
          </nav>
        ) : null}
      </div>
      <ExploreBoard key={`${plan.id} ${asOf?.no}`} data={data} initial={state} />
    </div>
  );
}
