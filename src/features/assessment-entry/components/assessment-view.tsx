import { AssessmentContentRead } from "@/components/assessment-content";
import { HandledBy } from "@/components/handling";
import { Opened } from "@/components/opened";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Tag } from "@/components/ui/tag";
import type { PlanWords } from "@/domain/plan/definition";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { ASSESSMENTS_TITLE } from "@/domain/words/ja/publication/assessments";
import { REPORT_STATE_WORDS } from "@/domain/words/ja/reports/reports";
import { staffRoutes } from "@/lib/routes";
import type { AssessmentDto } from "@/server/reports/assessments/queries";
import type { Facts } from "../view-model/facts";
import { DecideForm } from "./decide-form";
import { FactsView } from "./facts-view";
import { STATE_TONES } from "./overview-view";
import { TakeBackForm } from "./take-back-form";
import { WriteForm } from "./write-form";

export interface AssessmentPage {
  readonly planName: string;
  readonly label: string;
  readonly assessment: AssessmentDto;
  readonly facts: Facts;
  /** The latest fiscal year that has ended. */
  readonly lastEnded: FiscalYear;
  readonly words: PlanWords;
}

/** One year's assessment: what it says, the form or the decision, and beside it what the year's reports say. */
export function AssessmentView({ page }: { page: AssessmentPage }) {
  const { assessment, label, planName } = page;
  const { fy, state, content, inForce, allowed, comment, handling } = assessment;
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        items={[
          { label: `実績の入力（${fiscalYearJa(fy)}）`, href: staffRoutes.entry({ fy }) },
          { label: ASSESSMENTS_TITLE, href: staffRoutes.entryAssessments(fy) },
          { label },
        ]}
      />
      <PageHeading eyebrow={`${fiscalYearLabel(fy)}　${ASSESSMENTS_TITLE}　${planName}`} title={label} />
      <p className="flex flex-wrap items-center gap-3">
        <Tag tone={STATE_TONES[state]}>{REPORT_STATE_WORDS[state]}</Tag>
        {handling !== null && (
          <span>
            <HandledBy handling={handling} />
          </span>
        )}
      </p>
      {comment !== "" && (
        <Notice tone="warning" title="差し戻されています">
          <p className="whitespace-pre-wrap">{comment}</p>
        </Notice>
      )}
      {allowed.ownSubmission && <Notice tone="info">自分で提出した内容は、ほかの職員が承認します。</Notice>}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          {content !== null && !allowed.edit && (
            <AssessmentContentRead content={content} reason={assessment.correctionReason} />
          )}
          {content === null && !allowed.edit && <p>まだ入力されていません。</p>}
          {inForce !== null && state !== "approved" && (
            <details>
              <summary className="w-fit py-2 text-std-16B-170">承認済みの内容を見る</summary>
              <AssessmentContentRead content={inForce} reason="" />
            </details>
          )}
          <TakeBackForm assessment={assessment} />
          {(allowed.approve || allowed.return) && (
            <Opened fy={fy} seen={[`${assessment.partId}/${assessment.version}`]} />
          )}
          <DecideForm assessment={assessment} />
          <WriteForm assessment={assessment} />
        </div>
        <FactsView fy={fy} lastEnded={page.lastEnded} facts={page.facts} words={page.words} />
      </div>
    </div>
  );
}
