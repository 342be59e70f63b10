/** What a committee reads of a plan's year (委員会資料): how it stands, what is not good and why, each pillar on a page of its own. */
import { StateWord } from "@/components/charts/state-sign";
import { Mark, YearMark } from "@/components/mark";
import type { Pillar } from "@/domain/plan/definition";
import { goesOnIn } from "@/domain/plan/initiatives";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { measureNumber, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { CHANGE_KIND_WORDS } from "@/domain/words/ja/publication/publication";
import { quoted } from "@/domain/words/ja/quotes";
import {
  INITIATIVES_HEADING,
  initiativeEndNote,
  UNANSWERED_CELL,
} from "@/domain/words/ja/reports/initiatives";
import { changesSince, isMissed, markedYears, turnedMarks } from "../model/committee";
import { countsOf } from "../model/counts";
import { answerIn, isAnswered } from "../model/initiative-states";
import type { KpiView } from "../model/kpi-view";
import type { PlanView } from "../model/plan-view";
import type { PageContext } from "../page-context";
import { YearOfAssessments } from "../parts/assessments";
import { StateCounts } from "../parts/initiative-states";
import { CardChart, Status, ValueAndTarget } from "../parts/kpi-card";
import { statusSentence } from "../parts/mark-reasons";
import { ReportTable } from "../parts/report-table";
import { ResponsibleLines } from "../parts/responsible-lines";
import { ToldChange } from "../parts/told-change";
import { YearOfMetrics } from "../parts/year-of-metrics";
import { committeeTitle, countsSentence, pillarName, publicationText } from "../words";

export function CommitteePaper({ context, fy }: { context: PageContext; fy: FiscalYear }) {
  const plans = context.model.plans.filter(({ counts, tallyFy }) => counts !== null && tallyFy === fy);
  return (
    <main>
      <h1>{committeeTitle(fy)}</h1>
      <ResponsibleLines
        plans={plans.map(({ definition }) => definition)}
        published={publicationText(context.model.snapshot)}
      />
      {plans.map((plan) => (
        <PlanPart key={plan.definition.id} context={context} plan={plan} fy={fy} />
      ))}
    </main>
  );
}

interface Part {
  readonly context: PageContext;
  readonly plan: PlanView;
  readonly fy: FiscalYear;
}

function PlanPart(part: Part) {
  const { context, plan, fy } = part;
  const { definition } = plan;
  const before = addYears(fy, -1);
  const words = wordsOf(definition);
  const overall = plan.kpis.filter(({ pillar }) => pillar === null);
  return (
    <>
      <h2>{definition.name}</h2>
      <p>
        <strong>{countsSentence(fy, plan.counts, plan.stage)}</strong>
      </p>
      {before >= definition.startFy && (
        <p>
          {countsSentence(before, countsOf(plan.kpis, before, context.model.snapshot.reportFy), plan.stage)}
        </p>
      )}
      <Turned {...part} />
      <NotGood {...part} />
      <WithoutFigure {...part} />
      <Corrected {...part} />
      <Initiatives {...part} />
      <YearOfMetrics {...part} />
      <YearOfAssessments {...part} />
      {overall.length > 0 && (
        <>
          <hr />
          <h2>計画全般</h2>
          {overall.map((view) => (
            <KpiPart key={view.kpi.id} context={context} view={view} />
          ))}
        </>
      )}
      {definition.pillars.map((pillar) => (
        <PillarPart key={pillar.no} {...part} pillar={pillar} />
      ))}
      <hr />
      <h2>{`付録：${words.kpi}のすべての数値`}</h2>
      <ReportTable context={context} plan={plan} fy={null} />
    </>
  );
}

/** The marks that are others than a year before. */
function Turned({ context, plan, fy }: Part) {
  const turned = turnedMarks(plan, fy, context.model.snapshot.reportFy);
  if (turned.length === 0) return null;
  return (
    <>
      <h3>{`${fiscalYearJa(addYears(fy, -1))}から変わったもの`}</h3>
      <ul>
        {turned.map(({ view, from, to }) => (
          <li key={view.kpi.id}>
            {quoted(view.kpi.name)}：<Mark code={from} /> → <Mark code={to} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Every mark that is not ○, with why, what the city says of it and what it does next. */
function NotGood({ context, plan, fy }: Part) {
  const lastEnded = context.model.snapshot.reportFy;
  const shown = markedYears(plan, fy, lastEnded).filter(({ year }) => isMissed(year));
  if (shown.length === 0) return null;
  return (
    <>
      <h3>目標に届いていないもの</h3>
      {shown.map(({ view, year }) => (
        <div key={view.kpi.id}>
          <h4>{view.kpi.name}</h4>
          <p>
            <YearMark year={year} lastEnded={lastEnded} />
            {`　${statusSentence(year, lastEnded)}`}
          </p>
          <dl>
            <dt>要因</dt>
            <dd>{year.reason || "記載はありません。"}</dd>
            <dt>今後の取組</dt>
            <dd>{year.nextStep || "記載はありません。"}</dd>
          </dl>
        </div>
      ))}
    </>
  );
}

function WithoutFigure({ context, plan, fy }: Part) {
  const lastEnded = context.model.snapshot.reportFy;
  const shown = markedYears(plan, fy, lastEnded).filter(({ year }) => year.actual === null);
  if (shown.length === 0) return null;
  return (
    <>
      <h3>値がまだないもの</h3>
      <ul>
        {shown.map(({ view, year }) => (
          <li key={view.kpi.id}>
            {`${quoted(view.kpi.name)}　${statusSentence(year, lastEnded)}${year.missing?.note ?? ""}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Corrected({ context, plan, fy }: Part) {
  const told = changesSince(context.model, plan, fy);
  if (told.length === 0) return null;
  return (
    <>
      <h3>訂正と定義の変更</h3>
      <ul>
        {told.map((change) => (
          <li key={`${change.no} ${change.kind} ${change.text}`}>
            {`第${change.no}号　${CHANGE_KIND_WORDS[change.kind]}　`}
            <ToldChange change={change} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Initiatives({ plan, fy }: Part) {
  const { states, definition } = plan;
  if (states === null || !isAnswered(states, fy)) return null;
  return (
    <>
      <h3>{INITIATIVES_HEADING}</h3>
      <StateCounts
        states={states}
        fy={fy}
        measures={definition.pillars.flatMap(({ measures }) => measures)}
      />
    </>
  );
}

function PillarPart({ context, plan, fy, pillar }: Part & { pillar: Pillar }) {
  const { snapshot } = context.model;
  const views = plan.kpis.filter((view) => view.pillar === pillar);
  return (
    <>
      <hr />
      <h2>{`（${pillar.no}）${pillarName(pillar)}`}</h2>
      <p>{countsSentence(fy, countsOf(views, fy, snapshot.reportFy), plan.stage)}</p>
      {views.map((view) => (
        <KpiPart key={view.kpi.id} context={context} view={view} />
      ))}
      <PillarInitiatives plan={plan} fy={fy} pillar={pillar} />
    </>
  );
}

function KpiPart({ context, view }: { context: PageContext; view: KpiView }) {
  return (
    <article>
      <h3>{view.kpi.name}</h3>
      <Status context={context} view={view} />
      <ValueAndTarget view={view} />
      <CardChart view={view} size="small" idPrefix={`${view.plan.id}-${view.kpi.id}`} />
    </article>
  );
}

function PillarInitiatives({ plan: { states }, fy, pillar }: Pick<Part, "plan" | "fy"> & { pillar: Pillar }) {
  if (states === null || !isAnswered(states, fy)) return null;
  const rows = pillar.measures.flatMap((measure) =>
    measure.initiatives.filter((each) => goesOnIn(each, fy)).map((initiative) => ({ measure, initiative })),
  );
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{INITIATIVES_HEADING}</h3>
      <table>
        <thead>
          <tr>
            <th>取組項目</th>
            <th>状況</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ measure, initiative }, at) => {
            const answer = answerIn(states, initiative, fy);
            return [
              measure !== rows[at - 1]?.measure && (
                <tr key={`measure ${measure.no}`}>
                  <th colSpan={2}>{`${measureNumber(measure.no)} ${measure.title}`}</th>
                </tr>
              ),
              <tr key={initiative.id}>
                <td className="ra">
                  {initiative.text}
                  {initiativeEndNote(initiative)}
                </td>
                <td>{answer === null ? UNANSWERED_CELL : <StateWord state={answer.progress} />}</td>
              </tr>,
            ];
          })}
        </tbody>
      </table>
    </>
  );
}
