import { dateJa } from "@/domain/words/ja/dates";
import { publicRoutes } from "@/lib/public-paths";
import { Banners, Head } from "../layout";
import type { Indicator } from "../model/indicators";
import { sourced, viewsOnCard } from "../model/kpi-view";
import type { PageContext } from "../page-context";
import { KpiCard } from "../parts/kpi-card";
import { ResponsibleLines } from "../parts/responsible-lines";
import { KpiSources } from "../parts/sources";
import { plansOf, responsibleFor } from "../responsible";

/** One KPI's card for an iframe on another page; its link opens the whole page outside the frame. */
export function EmbedPage({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { snapshot } = context.model;
  const { main: view, others } = indicator;
  const { kpi } = view;
  const plans = [view, ...others].map((each) => each.plan);
  return (
    <html lang="ja">
      <Head context={context} title={`${kpi.name}｜${snapshot.site.name}`}>
        <meta name="robots" content="noindex" />
        <base target="_blank" />
      </Head>
      <body>
        <Banners context={context} />
        <main className="em">
          <h1 className="ey">{snapshot.site.name}</h1>
          <div className="ca">
            <KpiCard context={context} view={view} heading="h2" />
            <dl className="me">
              <KpiSources context={context} parts={sourced(viewsOnCard(view))} />
            </dl>
            <p className="no">
              {`${dateJa(snapshot.publishedAt)}更新　`}
              <a href={context.link(publicRoutes.kpi(kpi.id))}>くわしく見る（新しいタブで開きます）</a>
            </p>
            {responsibleFor(plansOf(context.model)).length > 1 && (
              <div className="no">
                <ResponsibleLines plans={plans} published={`公表 第${snapshot.no}号`} />
              </div>
            )}
          </div>
        </main>
      </body>
    </html>
  );
}
