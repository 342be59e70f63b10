import { kpiNames, type Measure, type Pillar } from "@/domain/plan/definition";
import { measureNumber, pillarLabel, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { quoted } from "@/domain/words/ja/quotes";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import { countsOf } from "../model/counts";
import { sourcedOnCards } from "../model/kpi-view";
import { metricsAt } from "../model/metrics";
import { hasMark, type PlanView } from "../model/plan-view";
import { measureRoute, pillarRoute } from "../model/site";
import { yearsOf } from "../model/years";
import type { PageContext } from "../page-context";
import { Assessments } from "../parts/assessments";
import { Dates } from "../parts/dates";
import { StateCounts, StateCourse } from "../parts/initiative-states";
import { Initiatives, MarkerNote } from "../parts/initiatives";
import { KpiCards } from "../parts/kpi-card";
import { KpiLines, KpiListTable, MAX_CHARTS_PER_PLAN } from "../parts/kpi-groups";
import { MetricsNote, MetricsSection } from "../parts/metrics";
import { YearSources } from "../parts/sources";
import { countsSentence, pillarName } from "../words";

/** One measure of a pillar: its items with what became of them, and its own KPIs where it has any. */
export function MeasurePage({
  context,
  plan,
  pillar,
  measure,
}: {
  context: PageContext;
  plan: PlanView;
  pillar: Pillar;
  measure: Measure;
}) {
  const { model, link } = context;
  const { definition, tallyFy, states } = plan;
  const words = wordsOf(definition);
  const views = plan.kpis.filter((view) => view.measure === measure);
  const ofPillar = plan.kpis.filter((view) => view.pillar === pillar && view.measure === null);
  const metrics = plan.metrics.filter((view) => view.measure === measure);
  const title = `${measureNumber(measure.no)} ${measure.title}`;
  const toPillar = pillarRoute(model, definition, pillar.no);
  return (
    <Layout
      context={context}
      title={title}
      description={`${definition.name}の${pillarName(pillar)}のうち、${words.measure}${quoted(measure.title)}の内容です。`}
      crumbs={[
        { name: definition.name, route: publicRoutes.plan(definition.id) },
        { name: pillarLabel(pillar), route: toPillar },
      ]}
      plans={[definition]}
      canonical={measureRoute(model, definition, pillar, measure)}
    >
      <div className="w">
        <div className="ph">
          <h1>
            <span className="ey">{`${words.pillar}（${pillar.no}）の${words.measure}`}</span>
            {title}
          </h1>
          {pillar.vision.length > 0 && (
            <p>{`${words.pillar}の具体像：${pillar.vision.map((line) => line.replace(/。?$/, "。")).join("")}`}</p>
          )}
          {views.length > 0 && (
            <p className="ey">
              {countsSentence(tallyFy, countsOf(views, tallyFy, model.snapshot.reportFy), plan.stage)}
            </p>
          )}
        </div>
        <section className="se">
          <h2>取組項目</h2>
          {measure.initiatives.length === 0 && <p>計画書に取組項目の記載はありません。</p>}
          {states !== null && <StateCounts states={states} fy={states.fy} measures={[measure]} />}
          <MarkerNote measures={[measure]} />
          <MetricsNote views={metrics.filter(({ initiative }) => initiative !== null)} />
          <Initiatives
            context={context}
            measure={measure}
            states={states}
            kpiNames={kpiNames([definition])}
            metrics={metrics}
          />
          {states !== null && <StateCourse states={states} initiatives={measure.initiatives} />}
        </section>
        <Assessments context={context} plan={plan} pillarNo={pillar.no} measureNo={measure.no} />
        <section className="se">
          <h2>{words.kpi}</h2>
          {views.length > MAX_CHARTS_PER_PLAN ? (
            <KpiListTable context={context} views={views} />
          ) : (
            views.length > 0 && (
              <KpiCards context={context} views={views} heading="h3" withMark={hasMark(plan)} />
            )
          )}
          {ofPillar.length > 0 && (
            <>
              {views.length > 0 && <h3>{`${words.pillar}の${words.kpi}`}</h3>}
              {views.length === 0 && (
                <p>{`この取組だけの指標はありません。${words.pillar}全体の指標は次のとおりです。`}</p>
              )}
              <KpiLines context={context} views={ofPillar} />
            </>
          )}
          {views.length + ofPillar.length === 0 && <p>この取組だけの指標はありません。</p>}
          <p>
            <a href={link(toPillar)}>{`${words.pillar}（${pillar.no}）${pillarName(pillar)}を見る`}</a>
          </p>
          <Dates
            snapshot={model.snapshot}
            years={yearsOf(
              views.map((view) => view.series),
              tallyFy,
            )}
            fy={tallyFy}
          >
            <YearSources
              document={`${definition.sourceDocument}のうち${measure.source}`}
              parts={sourcedOnCards(views)}
              fy={tallyFy}
            />
          </Dates>
        </section>
        <MetricsSection context={context} views={metricsAt(metrics, { pillar, measure })} />
      </div>
    </Layout>
  );
}
