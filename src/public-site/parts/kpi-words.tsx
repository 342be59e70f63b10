import { targetText } from "@/components/charts/chart-text";
import type { ChangedPart, Kpi, PlanDefinition } from "@/domain/plan/definition";
import { editionsOf } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { decisionsOn } from "@/domain/plan/sources";
import { markOfWords } from "@/domain/publication/record";
import { dateJa, fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { AGGREGATION_WORDS, CHANGED_PART_WORDS, DIRECTION_WORDS } from "@/domain/words/ja/plan/plan";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { unitNote } from "@/domain/words/ja/plan/quantity";
import { decisionSource } from "@/domain/words/ja/plan/sources";
import { writtenUnderText } from "@/domain/words/ja/publication/publication";
import { MISSING_REASON_WORDS, NOT_SURVEYED_YEAR, releaseText } from "@/domain/words/ja/reports/reports";
import type { Indicator } from "../model/indicators";
import { joinedSeries, type KpiView } from "../model/kpi-view";
import type { PageContext } from "../page-context";
import { figureDate, hasWords, isFigureExplained } from "../words";
import { EvidenceList } from "./evidence-list";
import { KpiSources } from "./sources";

/** 要因 and 今後の取組 as the city wrote them, with what the figure rests on; the latest year first. */
export function CityWords({ context, views }: { context: PageContext; views: readonly KpiView[] }) {
  return views
    .flatMap(({ kpi, series }) => series.years.map((year) => ({ kpi, year })))
    .filter(({ year }) => hasWords(year))
    .toReversed()
    .map(({ kpi, year }) => {
      const dated = figureDate(year);
      const mark = markOfWords(context.model.record, kpi.id, year.fy);
      return (
        <div key={year.fy}>
          <h3>{fiscalYearLabel(year.fy)}</h3>
          {mark !== null && <p className="no">{writtenUnderText(mark)}</p>}
          <dl className="dl">
            {year.missing !== null && isFigureExplained(year) && (
              <div>
                <dt>実績</dt>
                <dd className="pre">
                  {year.isCounted === false ? NOT_SURVEYED_YEAR : MISSING_REASON_WORDS[year.missing.reason]}
                  {year.missing.expectedOn !== null && `\n${releaseText(year.missing.expectedOn)}`}
                  {year.missing.note !== "" && `\n${year.missing.note}`}
                </dd>
              </div>
            )}
            <Row name="要因" text={year.reason} />
            <Row name="今後の取組" text={year.nextStep} />
            <Row name="集計の範囲・注記" text={year.basisNote} />
            <Row name="時点" text={dated === null ? "" : dateJa(dated)} />
            <Row name="所管課" text={year.department ?? ""} />
            <EvidenceList context={context} evidence={year.evidence ?? []} />
          </dl>
        </div>
      );
    });
}

/** How the KPI is counted now, what it aims at, and where all of its figures come from. */
export function KpiDefinition({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { kpi, plan, measure } = indicator.main;
  const editions = editionsOf(kpi).length;
  const scale = unitNote(kpi);
  return (
    <dl className="dl">
      <Row name="指標の考え方" text={kpi.rationale ?? ""} />
      <Row name="定義" text={kpi.definition ?? ""} />
      <Row name={wordsOf(plan).measure} text={measure?.title ?? ""} />
      <Row name="単位" text={`${kpi.unit}${scale === null ? "" : `（${scale}）`}`} />
      <Row name="数え方" text={AGGREGATION_WORDS[kpi.aggregation]} />
      <Row name="よい方向" text={DIRECTION_WORDS[kpi.direction]} />
      <Row
        name={`現状値（${fiscalYearJa(kpi.baseline.fy)}）`}
        text={kpi.baseline.value === null ? "なし" : formatQuantity(kpi.baseline.value, kpi)}
      />
      <Row name={`目標値（${fiscalYearJa(kpi.target.fy)}）`} text={targetText(kpi.target.value, kpi)} />
      {editions > 1 && <Row name="定義の版" text={`第${editions}版（上は、いちばん新しい版です）`} />}
      <Row name="所管課" text={kpi.department ?? ""} />
      <KpiSources context={context} parts={joinedSeries([indicator.main, ...indicator.others]).parts} />
      {decidedSources(plan, kpi).map(([source, names]) => (
        <Row key={source} name={`${names.join("・")}の出典`} text={source} />
      ))}
    </dl>
  );
}

/** The other parts above that are no more as the plan's document has them, by what they stand in. */
function decidedSources(plan: PlanDefinition, kpi: Kpi): [string, string[]][] {
  const decided = STATED_PARTS.flatMap((part) => {
    const newest = decisionsOn(plan, kpi, part).at(-1);
    const isNamed = newest !== undefined && (newest.document ?? newest.decidedOn) !== null;
    return isNamed ? [{ name: CHANGED_PART_WORDS[part], source: decisionSource(newest) }] : [];
  });
  return [...Map.groupBy(decided, ({ source }) => source)].map(([source, each]) => [
    source,
    each.map(({ name }) => name),
  ]);
}

const STATED_PARTS = [
  "rationale",
  "definition",
  "unit",
  "scale",
  "aggregation",
  "direction",
  "baselineFy",
] as const satisfies readonly ChangedPart[];

function Row({ name, text }: { name: string; text: string }) {
  if (text === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="pre">{text}</dd>
    </div>
  );
}
