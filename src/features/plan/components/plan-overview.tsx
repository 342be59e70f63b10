import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/forms/button";
import { StaleBaselines } from "@/components/stale-baselines";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { CardTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { DoneNotice } from "@/components/ui/done-notice";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { confirmedChangeWords } from "@/domain/words/ja/plan/life";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { MARKER_NOTE, MARKER_SIGNS } from "@/domain/words/ja/plan/plan";
import { planFileHref, staffRoutes } from "@/lib/routes";
import type { PlanPage } from "../loaders";
import type { PillarView, PlanView } from "../view-model/plan";
import { KpiDefinitions } from "./kpi-definitions";
import { MetricDefinitions } from "./metric-definitions";
import { PlanLife } from "./plan-life";
import { TextsInLanguages } from "./texts-in-languages";

/** The plan as it was loaded, to be held beside the document. */
export function PlanOverview({ page }: { page: PlanPage }) {
  const { view, choices, departments } = page;
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-6">
        <Breadcrumbs items={[{ label: view?.name ?? "計画" }]} />
        <PageHeading
          eyebrow={view?.municipality}
          title={view?.name ?? "計画"}
          lead="計画の内容です。内容の変更は、変更案として確かめてから確定します。報告された実績は変わりません。"
          actions={
            view && page.change ? (
              <ButtonLink href={staffRoutes.planEdit(view.id)}>計画を変更する</ButtonLink>
            ) : null
          }
        />
        {view && page.change ? <ChangeBar planId={view.id} change={page.change} /> : null}
        {choices.length > 1 ? <PlanChoice choices={choices} currentId={view?.id} /> : null}
      </div>
      {view ? (
        <>
          <Attention
            view={view}
            mayAssign={departments !== null}
            hasDepartments={(departments ?? []).length > 0}
          />
          {page.change ? (
            <Section id="plans" title="計画の一覧">
              <PlanLife plans={page.change.lives} />
            </Section>
          ) : null}
          <Section id="outline" title="概要">
            <DescriptionList items={view.facts} />
            <p>{`${view.words.pillar} ${view.counts.pillars}、${view.words.measure} ${view.counts.measures}、取組項目 ${view.counts.initiatives}、指標 ${view.counts.kpis}${view.counts.metrics > 0 ? `、${METRICS} ${view.counts.metrics}` : ""}`}</p>
            {view.counts.initiatives > 0 ? <p>{MARKER_NOTE}</p> : null}
            {view.positioning.length > 0 ? (
              <div className="flex flex-col gap-2">
                <h3 className="text-std-18B-160">計画の位置づけ</h3>
                {view.positioning.map((paragraph) => (
                  <p key={paragraph} className="max-w-[48rem]">
                    {paragraph}
                  </p>
                ))}
              </div>
            ) : null}
          </Section>
          {view.kpis.length > 0 ? (
            <Section id="overall" title="計画全般の指標">
              <KpiDefinitions
                planId={view.id}
                caption="計画全般の指標"
                rows={view.kpis}
                departments={departments}
              />
            </Section>
          ) : null}
          {view.pillars.map((pillar) => (
            <PillarSection key={pillar.no} planId={view.id} pillar={pillar} departments={departments} />
          ))}
          {view.metrics.length > 0 ? (
            <Section id="metrics" title={METRICS}>
              <p>目標値を決めずに、毎年度の値を報告する実績です。</p>
              <MetricDefinitions planId={view.id} rows={view.metrics} departments={departments} />
            </Section>
          ) : null}
          <Section id="settings" title="この計画での取扱い">
            <p>資料が定めていないことを、このように扱います。公表ページにも同じ内容を示します。</p>
            <DescriptionList items={view.settings} />
          </Section>
          <Section id="languages" title="ほかの言葉のページの文">
            <TextsInLanguages texts={view.textsInLanguages} />
          </Section>
          <Corrections view={view} />
        </>
      ) : (
        <Notice tone="info" title="計画がまだ読み込まれていません">
          <p>計画ファイルを読み込むと、ここに内容が表示されます。</p>
        </Notice>
      )}
    </div>
  );
}

/** What became of the last change, and whether another one waits; files in and out. */
function ChangeBar({ planId, change }: { planId: string; change: NonNullable<PlanPage["change"]> }) {
  return (
    <div className="flex flex-col gap-4">
      {change.outcome === null ? null : <DoneNotice title={change.outcome} />}
      {change.confirmed === null ? null : (
        <DoneNotice title={`計画の変更を確定しました（第${change.confirmed}版）。`}>
          <p>{confirmedChangeWords(change.isPublished)}</p>
          <Link className="text-link" href={staffRoutes.newPublication()}>
            公表の準備をする
          </Link>
        </DoneNotice>
      )}
      <StaleBaselines baselines={change.staleBaselines} />
      {change.hasDraft ? (
        <Notice tone="warning" title="確定していない変更案があります">
          <p>このページには、いまの計画を表示しています。</p>
          <Link className="text-link" href={staffRoutes.planProposal(planId)}>
            変更案を確かめる
          </Link>
        </Notice>
      ) : null}
      <ul className="flex flex-wrap gap-x-6 print-hidden">
        <li>
          <a className="text-link inline-flex min-h-11 items-center" href={planFileHref(planId)} download>
            計画ファイル（YAML）を書き出す
          </a>
        </li>
        <li>
          <Link className="text-link inline-flex min-h-11 items-center" href={staffRoutes.planFile()}>
            計画ファイルを読み込む
          </Link>
        </li>
        <li>
          <Link className="text-link inline-flex min-h-11 items-center" href={staffRoutes.pastFigures()}>
            過去の実績を取り込む
          </Link>
        </li>
      </ul>
    </div>
  );
}

function PlanChoice({ choices, currentId }: { choices: PlanPage["choices"]; currentId: string | undefined }) {
  return (
    <nav aria-label="計画の切り替え">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {choices.map(({ id, name }) => (
          <li key={id}>
            <Link
              href={staffRoutes.plan({ plan: id })}
              aria-current={id === currentId ? "page" : undefined}
              className={
                id === currentId
                  ? "inline-flex min-h-11 items-center border-b-4 border-blue-900 font-bold"
                  : "text-link inline-flex min-h-11 items-center"
              }
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Attention({
  view,
  mayAssign,
  hasDepartments,
}: {
  view: PlanView;
  mayAssign: boolean;
  hasDepartments: boolean;
}) {
  if (!mayAssign) return null;
  const { unspecified, unassigned } = view.counts;
  const lines = [
    unassigned > 0
      ? `所管課が決まっていない指標・実績が${unassigned}項目あります。下の表で選んで保存してください。`
      : null,
    unassigned > 0 && !hasDepartments
      ? "所管課がまだ登録されていません。アカウントの作成画面で、担当者と一緒に登録できます。"
      : null,
    unspecified > 0
      ? `数え方（年間・時点・累計・割合）が資料に書かれていない指標が${unspecified}項目あります。「要確認」の指標は、所管課に確かめて、「変更する」から数え方を選んでください。`
      : null,
  ].filter((line): line is string => line !== null);
  if (lines.length === 0) return null;
  return (
    <Notice tone="warning" title="確認をお願いします">
      <ul className="list-disc pl-6">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}

function PillarSection({
  planId,
  pillar,
  departments,
}: {
  planId: string;
  pillar: PillarView;
  departments: PlanPage["departments"];
}) {
  return (
    <Section id={`pillar-${pillar.no}`} title={pillar.heading}>
      {pillar.title === null ? null : <p className="text-std-18B-160">{pillar.title}</p>}
      {pillar.vision.length > 0 ? (
        <div>
          <h3 className="text-std-18B-160">具体像</h3>
          <ul className="list-disc pl-6">
            {pillar.vision.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {pillar.outcome ? <p className="mt-2">{`⇒ ${pillar.outcome}`}</p> : null}
        </div>
      ) : null}
      <h3 className="text-std-18B-160">指標</h3>
      <KpiDefinitions
        planId={planId}
        caption={`${pillar.heading}の指標`}
        rows={pillar.kpis}
        departments={departments}
      />
      {pillar.measures.length > 0 ? (
        <>
          <h3 className="text-std-18B-160">{pillar.measureWord}</h3>
          <ul className="grid gap-4 lg:grid-cols-2">
            {pillar.measures.map((measure) => (
              <li
                key={measure.label}
                id={`measure-${pillar.no}-${measure.no}`}
                className="rounded-12 border border-solid-gray-420 p-4"
              >
                <h4 className="text-std-17B-170">{measure.label}</h4>
                <p className="text-dns-14N-130 text-solid-gray-700">{measure.source}</p>
                <ul className="mt-2 flex flex-col gap-1">
                  {measure.initiatives.map(({ id, marker, text, end, department, supports }) => (
                    <li key={id} id={`item-${id}`} className="flex gap-2">
                      <span
                        role="img"
                        aria-label={MARKER_SIGNS[marker].said}
                        className="w-5 flex-none text-center text-solid-gray-700"
                      >
                        {MARKER_SIGNS[marker].sign}
                      </span>
                      <div className="min-w-0">
                        {text}
                        {end !== null && <p className="text-dns-14N-130">{end}</p>}
                        {department !== null && <p className="text-dns-14N-130">{`所管課：${department}`}</p>}
                        {supports.length > 0 && (
                          <p className="text-dns-14N-130">{`関わる指標：${supports.join("、")}`}</p>
                        )}
                      </div>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

function Corrections({ view }: { view: PlanView }) {
  if (view.corrections.length === 0) return null;
  return (
    <Section id="corrections" title="資料の字句を直した箇所">
      <p>
        もとの資料の文字認識の誤りと思われる字句を、次のように直しています。原本と照らし合わせてください。
      </p>
      <CardTable
        caption="資料の字句を直した箇所"
        captionHidden
        rows={view.corrections}
        keyOf={({ text, written }) => `${text}→${written}`}
        columns={[
          { heading: "資料の文字", cell: ({ text }) => text },
          { heading: "計画ファイルの表記", cell: ({ written }) => written },
          { heading: "理由", className: "min-w-48", cell: ({ reason }) => reason },
        ]}
      />
    </Section>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 id={id} className="text-std-24B-150">
        {title}
      </h2>
      {children}
    </section>
  );
}
