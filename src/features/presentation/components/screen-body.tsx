import type { ReactNode } from "react";
import type { ChartSize } from "@/components/charts/chart-frame";
import { targetText } from "@/components/charts/chart-text";
import { KpiChart } from "@/components/charts/kpi-chart";
import { Mark, PendingMark } from "@/components/mark";
import { classNames } from "@/components/ui/class-names";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { PlanDefinition } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import type { PaceCode } from "@/domain/reports/pace/pace";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { PACE_WORDS } from "@/domain/words/ja/reports/pace";
import { PRESENTATION_WORDS, presentedFigure, presentedNote } from "@/domain/words/ja/reports/presentation";
import type { PresentationPage } from "../loaders";
import type { PresentedKpi, Screen } from "../view-model/screens";

type Frame = Pick<PresentationPage, "plan" | "fy" | "isWorking"> & {
  readonly source: string;
  /** The publication that was asked for; null for the newest one, and for figures as they stand now. */
  readonly asOf: string | null;
};

/** One screen: its heading, what it shows, and where its figures come from. */
export function ScreenBody({ screen, frame }: { screen: Screen; frame: Frame }) {
  const { plan, fy, isWorking, asOf, source } = frame;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b-4 border-blue-900 px-4 pt-3 pb-2 md:px-8">
        <div className="min-w-0">
          <h1 className="text-std-28B-150 md:text-std-32B-150">{screen.title}</h1>
          {screen.kind === "kpis" && screen.lead !== null ? (
            <p className="text-std-18N-160">{screen.lead}</p>
          ) : null}
        </div>
        <p className="flex flex-wrap items-center gap-3 text-std-18N-160">
          {isWorking ? (
            <strong className="rounded-6 border-2 border-error-2 bg-white px-3 py-1 text-std-20B-150 text-error-2">
              {PRESENTATION_WORDS.unpublished}
            </strong>
          ) : null}
          {asOf === null ? null : <strong>{`${asOf}の時点`}</strong>}
          {fiscalYearLabel(fy)}
        </p>
      </div>
      <div className="flex min-h-0 flex-1 flex-col justify-center gap-2 px-4 py-2 md:px-8">
        <Content screen={screen} plan={plan} />
      </div>
      <p className="px-4 pb-1 text-dns-16N-130 text-solid-gray-800 md:px-8 md:text-std-18N-160">{`${plan.municipality.name}　${plan.name}　${source}`}</p>
    </>
  );
}

function Content({ screen, plan }: { screen: Screen; plan: PlanDefinition }) {
  if (screen.kind === "closing") {
    return (
      <p className="text-std-28B-150 font-normal whitespace-pre-line md:text-std-32B-150">{screen.text}</p>
    );
  }
  if (screen.kind === "opening") return <Opening screen={screen} />;
  if (screen.kpis.length === 0)
    return <p className="text-std-24B-150">この年度に、この柱の指標はありません。</p>;
  const layout = layoutOf(screen.kpis.length);
  return (
    <div className={LAYOUTS[layout].screen}>
      {screen.kpis.map((each) => (
        <Presented key={each.kpi.id} presented={each} plan={plan} layout={layout} />
      ))}
    </div>
  );
}

/** One KPI has the whole screen; two stand over one another, three beside one another, each over its chart. */
type Layout = "alone" | "two" | "three";

function layoutOf(count: number): Layout {
  return count === 1 ? "alone" : count === 2 ? "two" : "three";
}

interface Look {
  readonly screen: string;
  readonly kpi: string;
  readonly figure: string;
  readonly chart: string;
  readonly size: ChartSize;
}

const BESIDE = "grid min-w-0 items-center gap-x-8 gap-y-2";

const LAYOUTS: Record<Layout, Look> = {
  alone: {
    screen: "flex flex-col",
    kpi: `${BESIDE} md:grid-cols-[2fr_3fr] print:grid-cols-[2fr_3fr]`,
    figure: "md:text-std-45B-140",
    chart: "presented-alone",
    size: "small",
  },
  two: {
    screen: "flex flex-col gap-2",
    kpi: `${BESIDE} md:grid-cols-2 print:grid-cols-2`,
    figure: "md:text-std-45B-140",
    chart: "presented-two",
    size: "small",
  },
  three: {
    screen: "grid gap-x-6 gap-y-2 lg:grid-cols-3 print:grid-cols-3",
    // Names of one line and of four: the charts stand at one height.
    kpi: "grid min-w-0 gap-y-2 lg:row-span-2 lg:grid-rows-subgrid print:row-span-2 print:grid-rows-subgrid",
    figure: "",
    chart: "presented-three",
    size: "narrow",
  },
};

function Opening({ screen }: { screen: Extract<Screen, { kind: "opening" }> }) {
  return (
    <>
      {screen.sentences.map((sentence) => (
        <p key={sentence} className="text-std-24B-150 md:text-std-32B-150">
          {sentence}
        </p>
      ))}
      <ul
        aria-label="目標達成状況"
        className="mt-6 grid grid-cols-2 gap-4 md:grid-cols-4 print:grid-cols-4 print-beside"
      >
        {JUDGEMENT_CODES.map((code) => (
          <li
            key={code}
            className="flex flex-col items-center gap-2 rounded-12 border-2 border-solid-gray-420 p-4 text-std-20B-150"
          >
            <Mark code={code} />
            <span className="text-std-45B-140 tabular-nums">{screen.counts[code]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Presented({
  presented,
  plan,
  layout,
}: {
  presented: PresentedKpi;
  plan: PlanDefinition;
  layout: Layout;
}) {
  const { kpi, definition, years, year, working, isPast } = presented;
  const look = LAYOUTS[layout];
  return (
    <article className={look.kpi}>
      <div className="flex min-w-0 flex-col gap-1">
        <h2 className={classNames("text-std-20B-150", layout !== "three" && "md:text-std-22B-150")}>
          {kpi.name}
        </h2>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span
            className={
              year.actual === null
                ? classNames("text-std-24B-150", layout !== "three" && "md:text-std-28B-150")
                : classNames("text-std-32B-150 tabular-nums", look.figure)
            }
          >
            {presentedFigure(kpi, year, isPast)}
          </span>
          <span className="flex flex-wrap items-center gap-2 text-std-20B-150 [&>span]:text-std-18B-160">
            <Mark code={year.judgement.code} />
            <Pace code={year.pace?.code ?? null} />
          </span>
        </p>
        <p className="text-std-18N-160">
          <span className="inline-block">{presentedNote(year)}　</span>
          <span className="inline-block">
            {`目標値（${fiscalYearJa(kpi.target.fy)}）${targetText(kpi.target.value, kpi)}`}
          </span>
        </p>
        {working === null ? null : (
          <p className="flex flex-wrap items-center gap-2 text-std-18N-160">
            {`承認前：${formatQuantity(working.actual, kpi)}`}
            <PendingMark code={working.judgement.code} />
          </p>
        )}
      </div>
      {/* Its finding stands beside it, large; who does not see it is read the same. */}
      <div className={classNames("min-w-0 [&_figcaption]:sr-only", look.chart)}>
        <KpiChart
          kpi={definition}
          years={years}
          plan={plan}
          fy={year.fy}
          isPast={isPast}
          size={look.size}
          idPrefix={`presented-${kpi.id}`}
        />
      </div>
    </article>
  );
}

const PACE_TONES: Record<PaceCode, TagTone> = {
  on_track: "success",
  slightly_behind: "warning",
  behind: "error",
};

function Pace({ code }: { code: PaceCode | null }): ReactNode {
  return code === null ? null : <Tag tone={PACE_TONES[code]}>{PACE_WORDS[code]}</Tag>;
}
