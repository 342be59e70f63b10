import type { ReactNode } from "react";
import type { ChartData, Drawn, OffAxis } from "../model/chart-data";
import { LINE_LOOKS } from "../model/line-looks";
import type { Explored } from "../model/outcome";
import { SeriesSign } from "./series-sign";

type Kind = Drawn | OffAxis;

/** In the order in which one asks. */
const WORDS: readonly (readonly [Kind, string])[] = [
  ["measured", "承認済みの実績（速報値を含む）と現状値"],
  ["working", "提出されたが、まだ承認されていない数値"],
  ["trial", "試算（この画面で入れた値。計画の数値ではありません）"],
  ["planned", "その年度の計画"],
  ["guide", "目安（等分などの道すじ。目標ではありません）"],
  ["landing", "着地（いまの進み方が続いた場合）"],
  ["off_axis", "着地が軸の外にある指標（横の数字が、目標値の年度の割合です）"],
  ["off_axis_figure", "軸の外にある試算や承認前の数値（横の数字が、その年度の道のりの割合です）"],
];

const TOLD_WORDS = "公表した実績（速報値を含む）と現状値";
const MOVED_ASIDE = "値が同じでも重ならないように、印と線は、指標ごとに年度の幅の中で左右にずらしています。";

const GREY = "#333333";

/** What the shapes mean: only those that are drawn. */
export function ShareLegend({
  shown,
  data,
  isTold,
}: {
  shown: readonly Explored[];
  data: ChartData;
  /** As a publication told them. */
  isTold: boolean;
}) {
  return (
    <div className="flex flex-col gap-2 text-dns-16N-130">
      <ul aria-label="図の指標" className="flex flex-wrap gap-x-6 gap-y-1">
        {shown
          .filter(({ noWay }) => noWay === null)
          .map(({ kpi, index }) => (
            <li key={kpi.id} className="flex items-baseline gap-2">
              <SeriesSign index={index} />
              {kpi.name}
            </li>
          ))}
      </ul>
      <ul aria-label="線と印の意味" className="flex flex-wrap gap-x-6 gap-y-1">
        {WORDS.filter(([kind]) => data.drawn.has(kind)).map(([kind, words]) => (
          <li key={kind} className="flex items-center gap-2">
            <svg viewBox="0 0 36 18" className="share-chart h-[1.125rem] w-9 flex-none" aria-hidden="true">
              {SAMPLES[kind]}
            </svg>
            {kind === "measured" && isTold ? TOLD_WORDS : words}
          </li>
        ))}
      </ul>
      {data.kpis.length > 1 ? <p>{MOVED_ASIDE}</p> : null}
    </div>
  );
}

function Sample({ of }: { of: Drawn }) {
  const { width, dash } = LINE_LOOKS[of];
  return <path d="M0,9H36" stroke={GREY} strokeWidth={width} strokeDasharray={dash} />;
}

const SAMPLES: Record<Kind, ReactNode> = {
  measured: (
    <>
      <Sample of="measured" />
      <circle cx="18" cy="9" r="6" fill={GREY} className="is-solid" />
    </>
  ),
  working: <GreyCircle dash="3 2" />,
  trial: (
    <>
      <Sample of="trial" />
      <GreyCircle />
    </>
  ),
  planned: <path d="M7,9h22" stroke={GREY} strokeWidth={4} />,
  guide: <Sample of="guide" />,
  landing: <Sample of="landing" />,
  off_axis_figure: (
    <>
      <circle cx="12" cy="9" r="6" fill="#ffffff" stroke={GREY} strokeWidth="2" className="is-hollow" />
      <path d="M28,2l-5.5,11h11z" fill={GREY} className="is-solid" />
    </>
  ),
  off_axis: (
    <>
      <Sample of="landing" />
      <GreyCircle />
      <path d="M36,9l-11,-5.5v11z" fill={GREY} className="is-solid" />
    </>
  ),
};

function GreyCircle({ dash }: { dash?: string }) {
  return (
    <circle
      cx="18"
      cy="9"
      r="6"
      fill="#ffffff"
      stroke={GREY}
      strokeWidth="2"
      strokeDasharray={dash}
      className="is-hollow"
    />
  );
}
