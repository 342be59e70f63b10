import Link from "next/link";
import { InitiativesLink } from "@/components/initiatives-link";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { InitiativeTally } from "@/domain/reports/initiatives/initiative-tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { ANSWER_SHEET } from "@/domain/words/ja/imports/answer-sheet";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { SUGGEST_METRIC } from "@/domain/words/ja/rounds/suggestions";
import { staffRoutes } from "@/lib/routes";
import type { MyReports } from "../view-model/my-reports";
import { CardReference, type CardReferenceProps } from "./card-reference";
import { YearLinks } from "./entry-list";
import { ReadRows } from "./read-rows";
import { ReportCards } from "./report-cards";

export interface MyReportsPage {
  readonly years: readonly FiscalYear[];
  /** null: no plan has begun. */
  readonly myReports: MyReports | null;
  /** What stands beside the cards, by the item's id. */
  readonly references: ReadonlyMap<string, CardReferenceProps>;
  readonly initiatives: InitiativeTally;
  /** The year stands in the address: the page was opened in order to answer. */
  readonly isAskedFor: boolean;
}

/** A department's page: one column, and everything of this person on it. */
export function MyReportsView({ page }: { page: MyReportsPage }) {
  const { myReports } = page;
  if (myReports === null) {
    return (
      <PageHeading
        title="実績の入力"
        lead="実績を入力できる年度がまだありません。計画の期間が始まると、ここに指標が並びます。"
      />
    );
  }
  const { fy, round, deadline } = myReports;
  return (
    <div className="flex max-w-[48rem] flex-col gap-8 lg:max-w-[76rem]">
      <Breadcrumbs items={[{ label: "実績の入力" }]} />
      <PageHeading
        eyebrow={fiscalYearLabel(fy)}
        title="実績の入力"
        lead={
          <>
            {round && myReports.standing !== "preparing" && <p className="font-bold">{round.title}</p>}
            {myReports.departmentName && !isEmpty(myReports) && (
              <p>
                {myReports.departmentName}が所管する指標{hasMetrics(myReports) && `と${METRICS}`}です。
              </p>
            )}
            {myReports.standing === "open" && round && round.instructions !== "" && (
              <p className="mt-1 whitespace-pre-wrap">{round.instructions}</p>
            )}
          </>
        }
      />
      {deadline && (
        <Notice tone={deadline.tone === "error" ? "warning" : deadline.tone}>
          <p className="font-bold">{deadline.text}</p>
        </Notice>
      )}
      <InitiativesLink fy={fy} tally={page.initiatives} />
      {round && myReports.standing === "open" && !myReports.person.byLink && (
        <p>
          <Link className="text-link text-std-16N-170" href={staffRoutes.roundSheets(round.id)}>
            {ANSWER_SHEET}（Excel）で回答する
          </Link>
        </p>
      )}
      {/* Of who answers for initiatives alone, nothing is missing here. */}
      {(page.initiatives.total === 0 || !isEmpty(myReports)) && <Standing myReports={myReports} />}
      <ReportCards
        key={fy}
        waiting={myReports.waiting}
        answered={myReports.answered}
        fy={fy}
        person={myReports.person}
        startAtFirst={page.isAskedFor}
        beside={Object.fromEntries(
          myReports.waiting.flatMap(({ kpiId }) => {
            const reference = page.references.get(kpiId);
            return reference ? [[kpiId, <CardReference key={kpiId} {...reference} />]] : [];
          }),
        )}
      />
      {myReports.closed.map(({ words, rows }) => (
        <section key={words} aria-label="いまは入力できない項目" className="flex flex-col gap-3">
          <h2 className="text-std-20B-150">いまは入力できない項目（{rows.length}）</h2>
          <p className="text-std-16N-170">{words}</p>
          <ReadRows rows={rows} fy={fy} personId={myReports.person.id} />
        </section>
      ))}
      {myReports.colleagues.length > 0 && (
        <details className="rounded-8 border border-solid-gray-420 px-4 py-3">
          <summary className="text-std-16B-170">
            同じ課のほかの担当者の項目（{myReports.colleagues.length}）
          </summary>
          <p className="mt-2 mb-3 text-std-16N-170">
            担当者が不在のときは、指標の名前を開いて代わりに入力できます。
          </p>
          <ReadRows rows={myReports.colleagues} fy={fy} personId={myReports.person.id} showRespondent />
        </details>
      )}
      {!myReports.person.byLink && myReports.departmentName !== null && (
        <p>
          <Link className="text-link text-std-16N-170" href={staffRoutes.suggestions()}>
            {SUGGEST_METRIC}
          </Link>
        </p>
      )}
      {page.years.length > 1 && (
        <section aria-labelledby="years-heading" className="flex flex-col gap-3">
          <h2 id="years-heading" className="text-std-20B-150">
            年度を選ぶ
          </h2>
          <YearLinks years={page.years} chosen={fy} />
        </section>
      )}
    </div>
  );
}

function hasMetrics({ waiting, answered, closed, colleagues }: MyReports): boolean {
  const rows = [...answered, ...colleagues, ...closed.flatMap((group) => group.rows)];
  return waiting.some(({ context }) => context.isMetric) || rows.some(({ isMetric }) => isMetric);
}

/** Why nothing waits here, where nothing does. */
function Standing({ myReports }: { myReports: MyReports }) {
  if (myReports.waiting.length > 0) return null;
  const text = standingText(myReports);
  return text === null ? null : <Notice tone="info">{text}</Notice>;
}

/** Nothing of the year is this department's, or open to this person. */
function isEmpty({ waiting, answered, closed, colleagues }: MyReports): boolean {
  return waiting.length + answered.length + closed.length + colleagues.length === 0;
}

function standingText(myReports: MyReports): string | null {
  const { office } = myReports;
  const { standing, round, person } = myReports;
  const year = fiscalYearJa(myReports.fy);
  if (isEmpty(myReports)) {
    return person.byLink
      ? "いま、このリンクでお答えいただく項目はありません。"
      : `${year}に${myReports.departmentName ?? "所属する課"}が所管する指標はありません。指標の割り当ては、${office}にご確認ください。`;
  }
  switch (standing) {
    case "none":
      return `${year}の照会は、まだ始まっていません。始まると、メールでお知らせします。`;
    case "preparing":
      return `${year}の照会は、${dateJa(round?.opensOn ?? "")}から始まる予定です。始まると、メールでお知らせします。`;
    case "closed":
      return `この照会の受付は終わりました。直したいところがあるときは、${office}にご連絡ください。`;
    case "not_asked":
      return "この照会で、お答えいただく項目はありません。";
    case "open":
      // What was handed in just now says so itself.
      return null;
  }
}
