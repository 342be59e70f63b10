import Link from "next/link";
import { targetText } from "@/components/charts/chart-text";
import { KpiChart, type KpiChartProps } from "@/components/charts/kpi-chart";
import { KpiTable } from "@/components/charts/kpi-table";
import { ButtonLink } from "@/components/forms/button";
import { PendingMark } from "@/components/mark";
import type { PlanDefinition } from "@/domain/plan/definition";
import { laterTargets } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { markSentence, SAMPLE_SURVEY_NOTE } from "@/domain/words/ja/reports/judgement";
import { FIGURE_STATUS_WORDS } from "@/domain/words/ja/reports/reports";
import { staffRoutes } from "@/lib/routes";
import { type KpiStanding, paceCodeOf, type ReportLink } from "../view-model/dashboard";
import { canBeTried, guideText, landingText, neededText } from "../view-model/outlook";
import {
  departmentText,
  officialValueText,
  PaceTag,
  StandingMark,
  StatusTags,
  WorkingTag,
  workingValueText,
} from "./status";

const LINK_WORDS: Record<NonNullable<ReportLink>["kind"], string> = {
  edit: "実績を入力する",
  decide: "内容を確かめて承認・差戻しする",
  read: "報告の内容を見る",
};

/** One KPI in full: where it stands, why, what it would take, its chart and the chart's table. */
export function KpiCard({
  standing,
  plan,
  href,
}: {
  standing: KpiStanding;
  plan: PlanDefinition;
  /** The KPI's own page; left out where the card stands on it. */
  href?: string;
}) {
  const { kpi } = standing;
  const headingId = `${kpi.id}-heading`;
  return (
    <article
      id={kpi.id}
      aria-labelledby={headingId}
      className="kpi-card flex flex-col gap-6 rounded-12 border border-solid-gray-420 p-4 md:p-6 print-breaks"
    >
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <StandingMark standing={standing} />
          {paceCodeOf(standing) ? <PaceTag code={paceCodeOf(standing)} /> : null}
          <StatusTags standing={standing} />
        </div>
        <h3 id={headingId} className="text-std-20B-150">
          {href === undefined ? (
            kpi.name
          ) : (
            <Link className="text-link" href={href}>
              {kpi.name}
            </Link>
          )}
        </h3>
        <p className="text-dns-14N-130 text-solid-gray-700">
          {[standing.measureTitle, departmentText(standing)].filter(Boolean).join("　")}
        </p>
      </div>
      <KpiBody standing={standing} plan={plan} />
      <Said standing={standing} />
      {canBeTried(standing) ? <TryLink plan={plan} standing={standing} /> : null}
    </article>
  );
}

/** To the page where figures of years to come are tried. */
export function TryLink({ plan, standing }: { plan: PlanDefinition; standing: KpiStanding }) {
  const { id, name } = standing.kpi;
  return (
    <p className="print-hidden">
      <Link className="text-link" href={staffRoutes.explore({ plan: plan.id, kpi: id })}>
        これからの値を試算する
        <span className="sr-only">（{name}）</span>
      </Link>
    </p>
  );
}

/** Where it stands and why at the left, the course at the right. */
export function KpiBody({
  standing,
  plan,
  ownPage,
}: {
  standing: KpiStanding;
  plan: PlanDefinition;
  /**
   * On the KPI's own page, where its words stand year by year: what each year needs, said before anything else, and what the
   * chart draws where the series is one of several plans.
   */
  ownPage?: {
    readonly needed: string | null;
    readonly chart: Pick<KpiChartProps, "kpi" | "years" | "plan" | "parts">;
  };
}) {
  const { kpi, year, series, link, isPast } = standing;
  const drawn = ownPage?.chart ?? { kpi: standing.definition, years: series.years, plan };
  return (
    <div className="kpi-body grid gap-6 lg:grid-cols-2 print:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        {ownPage?.needed ? <p className="font-bold">{ownPage.needed}</p> : null}
        <Figures standing={standing} />
        <p>{markSentence(year.judgement, isPast)}</p>
        {kpi.sampleSurvey === true && year.actual !== null ? <p>{SAMPLE_SURVEY_NOTE}</p> : null}
        <Working standing={standing} />
        <OutlookLines standing={standing} isNeedSaid={Boolean(ownPage?.needed)} />
        {link ? (
          <p className="print-hidden">
            <ButtonLink href={link.href} variant={link.kind === "read" ? "secondary" : "primary"}>
              {LINK_WORDS[link.kind]}
            </ButtonLink>
          </p>
        ) : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <KpiChart {...drawn} fy={year.fy} isPast={isPast} size="large" idPrefix={`chart-${kpi.id}`} />
        <details className="print-twin">
          <summary className="flex min-h-11 w-fit items-center text-blue-1000 underline">
            グラフの数値を表で見る
          </summary>
          <KpiTable {...drawn} asOfFy={year.fy} caption={`${kpi.name}（承認済みの実績）`} />
        </details>
      </div>
    </div>
  );
}

function Figures({ standing }: { standing: KpiStanding }) {
  const { kpi, year } = standing;
  // Its day stands below it.
  const isInterim = year.actual !== null && year.figureStatus === "interim";
  const items = [
    {
      term: `${fiscalYearJa(year.fy)}の${FIGURE_STATUS_WORDS[isInterim ? "interim" : "final"]}`,
      value: isInterim ? formatQuantity(year.actual, kpi) : officialValueText(standing),
      note: year.asOf ? `${dateJa(year.asOf)}時点` : null,
    },
    {
      term: `目標値（${fiscalYearJa(kpi.target.fy)}）`,
      value: targetText(kpi.target.value, kpi),
      note: null,
    },
    ...laterTargets(standing.definition, year.fy).map(({ from, terms }) => ({
      term: `${from === null ? "" : `${fiscalYearJa(from)}からの`}目標値（${fiscalYearJa(terms.target.fy)}）`,
      value: targetText(terms.target.value, terms),
      note: null,
    })),
    {
      term: `現状値（${fiscalYearJa(kpi.baseline.fy)}）`,
      value: kpi.baseline.value === null ? "なし" : formatQuantity(kpi.baseline.value, kpi),
      note: null,
    },
  ];
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {items.map(({ term, value, note }) => (
        <div key={term}>
          <dt className="text-dns-14N-130 text-solid-gray-700">{term}</dt>
          <dd className="text-std-22B-150 tabular-nums">
            {value}
            {note ? <span className="block text-dns-14N-130">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A figure before approval, kept apart from the official one by frame, words and place. */
function Working({ standing }: { standing: KpiStanding }) {
  const { working } = standing;
  if (!working) return null;
  return (
    <div className="rounded-8 border-2 border-dashed border-yellow-1100 px-4 py-3">
      <p className="flex flex-wrap items-center gap-2">
        <WorkingTag working={working} />
        <span className="font-bold tabular-nums">{workingValueText(standing, working)}</span>
      </p>
      <p className="mt-2">
        <PendingMark code={working.year.judgement.code} />{" "}
        このまま承認された場合です。公表した値ではありません。
      </p>
    </div>
  );
}

/** @param isNeedSaid of the way to the year's own target; a later one is still to be told */
function OutlookLines({ standing, isNeedSaid }: { standing: KpiStanding; isNeedSaid: boolean }) {
  const needed = isNeedSaid && !standing.outlook?.ahead ? null : neededText(standing);
  const lines = [guideText(standing), needed, landingText(standing)].filter(
    (line): line is string => line !== null,
  );
  if (lines.length === 0) return null;
  return (
    <div>
      <h4 className="text-std-16B-170">目標値までの見通し（参考）</h4>
      <ul className="list-disc pl-6">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** Below both columns, so that on paper the figures stay with their chart and what was said may follow on the next page. */
function Said({ standing: { year } }: { standing: KpiStanding }) {
  if (year.reason === "" && year.nextStep === "") return null;
  return (
    <div className="grid gap-x-6 gap-y-4 lg:grid-cols-2 print:grid-cols-2">
      <Words title="要因" text={year.reason} />
      <Words title="今後の取組" text={year.nextStep} />
    </div>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  if (text === "") return null;
  return (
    <div>
      <h4 className="text-std-16B-170">{title}</h4>
      <p className="whitespace-pre-line">{text}</p>
    </div>
  );
}
