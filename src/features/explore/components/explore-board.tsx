"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/forms/button";
import { addressOf, type ExploreState, withTrial } from "../model/address";
import { chartData } from "../model/chart-data";
import { shownIds } from "../model/choice";
import type { ExploreData } from "../model/data";
import { useHasScript } from "../model/has-script";
import { outcomeOf } from "../model/outcome";
import { ChoiceFields } from "./choice-fields";
import { ExploredKpi } from "./explored-kpi";
import { ShareChart } from "./share-chart";
import { ShareLegend } from "./share-legend";

/** The choice, the chart, and each KPI. The server paints the same from the address; here it follows every touch. */
export function ExploreBoard({ data, initial }: { data: ExploreData; initial: ExploreState }) {
  const [state, setState] = useState(initial);
  const isTold = state.asOf !== null;
  const hasScript = useHasScript();
  const router = useRouter();
  const [isComing, startTransition] = useTransition();
  const outcome = outcomeOf(data, state);
  const change = (next: ExploreState) => {
    // What is chosen by itself until now is a choice from here on.
    const kept = { ...next, kpiIds: next.kpiIds ?? shownIds(data.choices, state) };
    setState(kept);
    // A KPI that was not shown yet has to be fetched; all else is here.
    const isHere = shownIds(data.choices, kept).every((id) => data.kpis.some(({ kpi }) => kpi.id === id));
    if (isHere) window.history.replaceState(null, "", addressOf(kept));
    else startTransition(() => router.replace(addressOf(kept), { scroll: false }));
  };
  const chart = chartData(outcome, state.lines);
  const drawn = outcome.shown.filter(({ noWay }) => noWay === null);
  return (
    <form action="" method="get" className="flex flex-col gap-8 print-breaks" onSubmit={keepPage}>
      <input type="hidden" name="plan" value={data.plan.id} />
      {state.asOf === null ? null : <input type="hidden" name="as-of" value={state.asOf} />}
      <ChoiceFields data={data} state={state} outcome={outcome} onChange={change} />
      {hasScript ? null : (
        <p>
          <Button type="submit">この内容で表示する</Button>
        </p>
      )}
      <section aria-labelledby="chart" className="flex min-w-0 flex-col gap-4">
        <h2 id="chart" className="text-std-24B-150">
          目標値までの道のり
        </h2>
        <p>
          現状値を0%、目標値を100%として、単位の違う指標を同じ軸に並べています。減らす指標も、目標値に近づくほど高くなります。
        </p>
        {drawn.length === 0 ? (
          <p>
            {outcome.shown.length === 0
              ? "指標を選んでください。"
              : "選んだ指標に、図に描けるものはありません。"}
          </p>
        ) : (
          <figure className="m-0 flex flex-col gap-3">
            <ShareChart data={chart} />
            <figcaption>
              <ShareLegend shown={outcome.shown} data={chart} isTold={isTold} />
            </figcaption>
          </figure>
        )}
      </section>
      <section aria-labelledby="figures" className="flex min-w-0 flex-col gap-4">
        <h2 id="figures" className="text-std-24B-150">
          {isTold ? "数値" : "試算と数値"}
        </h2>
        <p className="print-hidden">
          {isTold
            ? "この公表に載った数値です。値を入れて試すことは、いまの内容の画面でできます。"
            : "試算は、承認済みの実績に続けて、入れた値を評価したものです。入れた値は保存されず、この画面のアドレスにだけ残ります。アドレスを送ると、受け取った職員も同じ画面を開けます。"}
        </p>
        <p role="status" className="print-hidden">
          {isComing ? "選んだ指標を読み込んでいます…" : ""}
        </p>
        {outcome.shown.map((explored) => (
          <ExploredKpi
            key={explored.kpi.id}
            explored={explored}
            plan={data.plan}
            isTold={isTold}
            onTry={(fy, text) => change(withTrial(state, { kpiId: explored.kpi.id, fy, text }))}
          />
        ))}
      </section>
    </form>
  );
}

/** Enter in a field has nothing to send: the page is there already. */
function keepPage(event: { preventDefault: () => void }) {
  event.preventDefault();
}
