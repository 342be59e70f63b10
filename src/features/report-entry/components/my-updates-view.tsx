import { MARK_CSS } from "@/components/mark";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import type { MyUpdates } from "../view-model/mine";
import { AnswerCards } from "./answer-cards";
import { YearLinks } from "./entry-list";
import { ReadRows } from "./read-rows";

export interface MyUpdatesPage {
  readonly years: readonly FiscalYear[];
  /** null: no plan has begun. */
  readonly mine: MyUpdates | null;
  /** The year stands in the address: the page was opened in order to answer. */
  readonly isAskedFor: boolean;
}

/** A department's page: one column, and everything of this person on it. */
export function MyUpdatesView({ page }: { page: MyUpdatesPage }) {
  const { mine } = page;
  if (mine === null) {
    return (
      <PageHeading
        title="実績の入力"
        lead="実績を入力できる年度がまだありません。計画の期間が始まると、ここに指標が並びます。"
      />
    );
  }
  const { fy, round, deadline } = mine;
  return (
    <div className="flex max-w-[48rem] flex-col gap-8">
      <style>{MARK_CSS}</style>
      <PageHeading
        eyebrow={fiscalYearLabel(fy)}
        title="実績の入力"
        lead={
          <>
            {round && mine.standing !== "preparing" && <p className="font-bold">{round.title}</p>}
            {mine.departmentName && !isEmpty(mine) && <p>{mine.departmentName}が所管する指標です。</p>}
            {mine.standing === "open" && round && round.instructions !== "" && (
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
      <Standing mine={mine} />
      <AnswerCards
        key={fy}
        waiting={mine.waiting}
        answered={mine.answered}
        fy={fy}
        person={mine.person}
        startAtFirst={page.isAskedFor}
      />
      {mine.closed.map(({ words, rows }) => (
        <section key={words} aria-label="いまは入力できない項目" className="flex flex-col gap-3">
          <h2 className="text-std-20B-150">いまは入力できない項目（{rows.length}）</h2>
          <p className="text-std-16N-170">{words}</p>
          <ReadRows rows={rows} fy={fy} personId={mine.person.id} />
        </section>
      ))}
      {mine.colleagues.length > 0 && (
        <details className="rounded-8 border border-solid-gray-420 px-4 py-3">
          <summary className="text-std-16B-170">
            同じ課のほかの担当者の項目（{mine.colleagues.length}）
          </summary>
          <p className="mt-2 mb-3 text-std-16N-170">
            担当者が不在のときは、指標の名前を開いて代わりに入力できます。
          </p>
          <ReadRows rows={mine.colleagues} fy={fy} personId={mine.person.id} showRespondent />
        </details>
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

/** Why nothing waits here, where nothing does. */
function Standing({ mine }: { mine: MyUpdates }) {
  if (mine.waiting.length > 0) return null;
  const text = standingText(mine);
  return text === null ? null : <Notice tone="info">{text}</Notice>;
}

/** Nothing of the year is this department's, or open to this person. */
function isEmpty({ waiting, answered, closed, colleagues }: MyUpdates): boolean {
  return waiting.length + answered.length + closed.length + colleagues.length === 0;
}

function standingText(mine: MyUpdates): string | null {
  const { standing, round, person } = mine;
  const year = fiscalYearJa(mine.fy);
  if (isEmpty(mine)) {
    return person.byLink
      ? "いま、このリンクでお答えいただく項目はありません。"
      : `${year}に${mine.departmentName ?? "所属する課"}が所管する指標はありません。指標の割り当ては、DX推進課にご確認ください。`;
  }
  switch (standing) {
    case "none":
      return `${year}の照会は、まだ始まっていません。始まると、メールでお知らせします。`;
    case "preparing":
      return `${year}の照会は、${dateJa(round?.opensOn ?? "")}から始まる予定です。始まると、メールでお知らせします。`;
    case "closed":
      return "この照会の受付は終わりました。直したいところがあるときは、DX推進課にご連絡ください。";
    case "not_asked":
      return "この照会で、お答えいただく項目はありません。";
    case "open":
      // What was handed in just now says so itself.
      return null;
  }
}
