import { planYears } from "@/domain/plan/definition";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { tallySentence } from "@/domain/words/ja/judgement";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import type { PageContext } from "../page-context";
import { Dates } from "../parts/dates";
import { Measures } from "../parts/initiatives";
import { ReportTable } from "../parts/report-table";
import { TallyBoxes } from "../parts/tally";
import { latestAsOf, type PlanView } from "../site-model";
import { periodText, pillarName } from "../words";

/** One plan whole: aim, place, period, every KPI with all years, every measure and initiative. */
export function PlanPage({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { model, link } = context;
  const { definition } = plan;
  const years = planYears(definition).filter((fy) => model.years.includes(fy));
  return (
    <Layout
      context={context}
      title={definition.name}
      description={`${definition.name}（${periodText(definition)}）の全体です。`}
      crumbs={[]}
    >
      <div className="w">
        <div className="ph">
          <h1>{definition.name}</h1>
          <p className="ey">{`計画の期間：${periodText(definition)}（${definition.endFy - definition.startFy + 1}年間）`}</p>
        </div>
        <section className="se">
          <h2>目指す姿</h2>
          <p>
            <strong>{definition.aim}</strong>
          </p>
        </section>
        {definition.positioning.length > 0 && (
          <section className="se">
            <h2>計画の位置づけ</h2>
            {definition.positioning.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        )}
        <section className="se">
          <h2>重要業績評価指標（KPI）の達成状況</h2>
          <p>{`${fiscalYearJa(plan.tallyFy)}末の目標達成状況：${tallySentence(plan.tally)}`}</p>
          <div className="gap">
            <TallyBoxes counts={plan.tally} />
          </div>
          <Dates
            snapshot={model.snapshot}
            asOf={latestAsOf(plan.series, plan.tallyFy)}
            fy={plan.tallyFy}
            source={definition.sourceDocument}
          />
          <br />
          <ReportTable context={context} plan={plan} fy={null} />
          {years.length > 0 && (
            <>
              <h3>年度ごとの報告</h3>
              <ul className="yr">
                {years.map((fy) => (
                  <li key={fy}>
                    <a href={link(publicRoutes.year(fy))}>{fiscalYearLabel(fy)}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section className="se">
          <h2>取組の柱と具体的な取組</h2>
          {definition.pillars.map((pillar) => (
            <div className="pi" key={pillar.no}>
              <h3>
                <span className="nu">{pillar.no}</span>
                {plan === model.current ? (
                  <a href={link(publicRoutes.pillar(pillar.no))}>{pillarName(pillar)}</a>
                ) : (
                  pillarName(pillar)
                )}
              </h3>
              {pillar.outcome !== null && <p>{`⇒ ${pillar.outcome}`}</p>}
              <Measures measures={pillar.measures} heading="h4" />
            </div>
          ))}
        </section>
      </div>
    </Layout>
  );
}
