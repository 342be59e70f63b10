import { Fragment, type ReactNode } from "react";
import type { Kpi } from "@/domain/plan/definition";
import type { MarkedYear, SeriesPlan } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { CHART_SIGNS, type ChartSign } from "@/domain/words/public/chart-words";
import { cutsOf } from "./chart-axis";
import { type ChartLabelKind, type ChartPart, type ChartSize, HEAD_Y } from "./chart-frame";
import { type ChartModel, chartModel } from "./chart-model";
import { CHART_SIGNS_JA, chartFinding, cutNote } from "./chart-text";

const LABEL_CLASS: Record<ChartLabelKind, string> = {
  value: "kc-v",
  planned: "kc-p",
  target: "kc-t",
  note: "kc-n",
};

export interface KpiChartProps {
  /** As the plan defines it, not as it is read in one year. */
  readonly kpi: Kpi;
  readonly years: readonly MarkedYear[];
  readonly plan: SeriesPlan;
  /** Where the series is joined of several plans: what each answers for. `kpi` and `years` are the joined ones then. */
  readonly parts?: readonly ChartPart[];
  /** The year whose mark stands beside the chart: the caption speaks of it. The latest figure's when left out. */
  readonly fy?: FiscalYear;
  /** The year by whose definition the caption speaks; that same year when left out. */
  readonly readIn?: FiscalYear;
  readonly size: ChartSize;
  /** Unique on the page: the id of the title begins with it. */
  readonly idPrefix: string;
  /** Years after `fy` have ended as well: nothing is said to be still to come. */
  readonly isPast?: boolean;
  /** false where the finding stands above the chart already: it is said once. */
  readonly withFinding?: boolean;
}

/**
 * One KPI's series as SVG drawn on the server: actual as a line with filled dots, 計画 as strokes, target as an
 * open square, 目安 thin and dashed, a trend target as the shaded better side. Values stand at their points. A definition that
 * changed cuts the line, and a note says what changed.
 * The figure's caption is the finding in one sentence. Who does not see the chart is told what it is of, reads the finding once
 * as everybody does, and has its data in {@link KpiTable}.
 */
export function KpiChart(props: KpiChartProps) {
  const { kpi, years, fy, readIn, isPast = false, size, idPrefix, withFinding = true } = props;
  const model = chartModel(props);
  const titleId = `${idPrefix}-t`;
  return (
    <figure className={`kc kc-${size}`}>
      {size === "large" && <ChartKey model={model} names={CHART_SIGNS_JA} />}
      <svg viewBox={`0 0 ${model.width} ${model.height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{`${kpi.name}の推移のグラフ`}</title>
        {/* The white edge of a label lies behind its letters. */}
        <g paintOrder="stroke">
          <ChartBody model={model} size={size} />
        </g>
      </svg>
      {withFinding && <figcaption>{chartFinding(kpi, years, { fy, readIn, isPast })}</figcaption>}
      {cutsOf(kpi, years).map((cut) => (
        <p key={cut.fy}>{cutNote(cut)}</p>
      ))}
    </figure>
  );
}

export function ChartBody({ model, size }: { model: ChartModel; size: ChartSize }) {
  const { plot } = model;
  const dot = size === "large" ? 5 : 4;
  const empty = model.labels.length === 0;
  return (
    <>
      {model.zones.map(
        ({ x, right, area }) =>
          area && (
            <Fragment key={x}>
              <path className="kc-z" d={`M${x},${area.y}H${right}v${area.height}H${x}z`} />
              <path className="kc-zl" d={`M${x},${area.lineY}H${right}`} />
            </Fragment>
          ),
      )}
      {model.ticks.map((tick) => (
        <g key={tick.y}>
          <path className="kc-g" d={`M${plot.left},${tick.y}H${plot.right}`} />
          <text className="kc-n" x={plot.left - 6} y={tick.y + 4} textAnchor="end">
            {tick.text}
          </text>
        </g>
      ))}
      <path className="kc-x" d={`M${plot.left},${model.zeroY}H${plot.right}`} />
      {model.units.map((unit) => (
        <text key={unit.x} x={unit.x} y={HEAD_Y} className="kc-n">
          {unit.text}
        </text>
      ))}
      {model.breaks.map(({ x }) => (
        <path key={x} className="kc-q" d={`M${x},${plot.top - 18}V${plot.bottom}`} />
      ))}
      {model.seams.map(({ x }) => (
        <path key={x} className="kc-o" d={`M${x},${plot.top - 18}V${plot.bottom}`} />
      ))}
      {model.zones.map(({ right, text }) => (
        <text key={right} x={right} y={HEAD_Y} textAnchor="end" className="kc-t">
          {text}
        </text>
      ))}
      {empty && (
        <text x={model.width / 2} y={(plot.top + plot.bottom) / 2 + 4} textAnchor="middle" className="kc-n">
          {model.empty}
        </text>
      )}
      {model.years.map((year) => (
        <text key={year.text} x={year.x} y={model.height - 5} textAnchor="middle">
          {year.text}
        </text>
      ))}
      {model.guidePath && <path className="kc-e" d={model.guidePath} />}
      {model.targetSteps && <path className="kc-zl" d={model.targetSteps} />}
      {model.plannedPath && <path className="kc-s" d={model.plannedPath} />}
      {model.actualPath && <path className="kc-l" d={model.actualPath} />}
      {model.baselineDots.map((point) => (
        <circle key={point.x} className="kc-b" cx={point.x} cy={point.y} r={dot} />
      ))}
      {model.targetDots.map((point) => (
        <rect
          key={`${point.x},${point.y}`}
          className="kc-r"
          x={Math.round((point.x - dot) * 10) / 10}
          y={Math.round((point.y - dot) * 10) / 10}
          width={dot * 2}
          height={dot * 2}
        />
      ))}
      {model.actualDots.map((point) => (
        <circle key={point.x} className="kc-d" cx={point.x} cy={point.y} r={dot} />
      ))}
      {model.provisionalDots.map((point) => (
        <path key={point.x} className="kc-d" d={diamond(point, dot + 1)} />
      ))}
      {model.interimDots.map((point) => (
        <path key={point.x} className="kc-b" d={diamond(point, dot + 1)} />
      ))}
      {model.labels.map((label) => (
        <text
          key={`${label.kind}${label.x},${label.y}`}
          className={LABEL_CLASS[label.kind]}
          x={label.x}
          y={label.y}
          textAnchor={label.anchor === "start" ? undefined : label.anchor}
        >
          {label.text}
        </text>
      ))}
    </>
  );
}

/** 速報値 and 年度途中の値 stand on their corner: filled on the line, hollow beside it. */
function diamond({ x, y }: { readonly x: number; readonly y: number }, size: number): string {
  return `M${x},${Math.round((y - size) * 10) / 10}l${size},${size}l${-size},${size}l${-size},${-size}z`;
}

/** What the shapes mean; only the shapes that this chart has. */
export function ChartKey({
  model,
  names,
}: {
  model: ChartModel;
  names: Readonly<Record<ChartSign, ReactNode>>;
}) {
  return (
    <ul className="kc-k">
      {CHART_SIGNS.filter((sign) => SIGNS[sign].isIn(model)).map((sign) => (
        <li key={sign}>
          <svg viewBox="0 0 26 14" aria-hidden="true">
            {SIGNS[sign].shape}
          </svg>
          {names[sign]}
        </li>
      ))}
    </ul>
  );
}

const SIGNS: Readonly<
  Record<ChartSign, { readonly isIn: (model: ChartModel) => boolean; readonly shape: ReactNode }>
> = {
  result: {
    isIn: ({ actualDots }) => actualDots.length > 0,
    shape: (
      <>
        <path className="kc-l" d="M1,7H25" />
        <circle className="kc-d" cx="13" cy="7" r="5" />
      </>
    ),
  },
  provisional: {
    isIn: ({ provisionalDots }) => provisionalDots.length > 0,
    shape: <path className="kc-d" d={diamond({ x: 13, y: 7 }, 6)} />,
  },
  interim: {
    isIn: ({ interimDots }) => interimDots.length > 0,
    shape: <path className="kc-b" d={diamond({ x: 13, y: 7 }, 6)} />,
  },
  baseline: {
    isIn: ({ baselineDots }) => baselineDots.length > 0,
    shape: <circle className="kc-b" cx="13" cy="7" r="5" />,
  },
  planned: {
    isIn: ({ plannedPath }) => plannedPath !== "",
    shape: <path className="kc-s" d="M1,7H25" />,
  },
  target: {
    isIn: ({ targetDots }) => targetDots.length > 0,
    shape: <rect className="kc-r" x="8" y="2" width="10" height="10" />,
  },
  targetInTime: {
    // One line alone is that of the target itself.
    isIn: ({ targetSteps }) => targetSteps.lastIndexOf("M") > 0,
    shape: <path className="kc-zl" d="M1,7H25" />,
  },
  planChange: {
    isIn: ({ seams }) => seams.length > 0,
    shape: <path className="kc-o" d="M13,0V14" />,
  },
  definitionChange: {
    isIn: ({ breaks }) => breaks.length > 0,
    shape: <path className="kc-q" d="M13,0V14" />,
  },
  aim: {
    isIn: ({ zones }) => zones.some(({ area }) => area !== null),
    shape: (
      <>
        <path className="kc-z" d="M1,1H25V10H1z" />
        <path className="kc-zl" d="M1,10H25" />
      </>
    ),
  },
  guide: {
    isIn: ({ guidePath }) => guidePath !== "",
    shape: <path className="kc-e" d="M1,7H25" />,
  },
};
