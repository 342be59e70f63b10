"use client";

import { AssessmentContentRead } from "@/components/assessment-content";
import { ErrorSummary } from "@/components/forms/error-summary";
import { DateField, TextArea, TextField } from "@/components/forms/field";
import { errorsOf, FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import type { AssessmentField } from "@/domain/reports/assessment";
import { ASSESSMENT_FIELD_WORDS } from "@/domain/words/ja/publication/assessments";
import { REPORT_STATE_WORDS } from "@/domain/words/ja/reports/reports";
import type { AssessmentDto } from "@/server/reports/assessments/queries";
import { writeAssessmentAction } from "../actions";

/** A correction that came back need not be made. */
const GIVEN_UP = "訂正をやめるときは、承認された内容に戻して提出してください。理由は要りません。";

/** 提出済み・山田 */
function nowWords({ state, updatedBy }: AssessmentDto): string {
  return [REPORT_STATE_WORDS[state], updatedBy].filter((word) => word !== null).join("・");
}

/** Writes one year's assessment: a draft at any time, or handed in for another person's approval. */
export function WriteForm({ assessment }: { assessment: AssessmentDto }) {
  const { planId, partId, fy, version, level, content, inForce } = assessment;
  const [state, action, kept] = useKeptAction(writeAssessmentAction, `assessment.${partId}.${fy}`);
  const errors = errorsOf(state);
  const isConflict = state !== null && !state.answer.ok && state.answer.reason === "conflict";
  const field = (name: AssessmentField) => ({
    name,
    label: ASSESSMENT_FIELD_WORDS[name],
    error: errors[name],
  });
  // Another person handed it in meanwhile: what was typed here stays to be copied, and can still be sent once it comes back.
  if (!assessment.allowed.edit && state === null) return null;
  return (
    <KeptForm
      kept={kept}
      action={action}
      onReset={(event) => event.preventDefault()}
      className="flex min-w-0 flex-col gap-6"
    >
      {state?.answer.ok ? (
        <FormOutcome state={state} done={() => "下書きを保存しました"} failed="保存できませんでした" />
      ) : (
        <ErrorSummary errors={errors} labels={ASSESSMENT_FIELD_WORDS} title="保存・提出できませんでした" />
      )}
      {isConflict && content !== null && !assessment.allowed.edit && (
        <Notice tone="warning" title={`いまの内容（${nowWords(assessment)}）`}>
          <AssessmentContentRead content={content} reason={assessment.correctionReason} />
          <p>
            いまは変更できないため、あなたが入力した文のうち必要なものは控えてください。差し戻されたあとに送れます。
          </p>
        </Notice>
      )}
      {Object.entries({ planId, partId, fy, version }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextArea
        {...field("summary")}
        rows={6}
        support="この年度に進んだこと、課題、次の年度に向けて。2,000字まで。"
        defaultValue={content?.summary}
      />
      <fieldset className="flex min-w-0 flex-col gap-4 rounded-12 border border-solid-gray-420 p-4">
        <legend className="px-2 text-std-17B-170">委員会の意見</legend>
        <TextArea {...field("opinion")} label="意見の内容" defaultValue={content?.opinion} />
        <TextField {...field("opinionBy")} defaultValue={content?.opinionBy} />
        <DateField {...field("opinionOn")} defaultValue={content?.opinionOn ?? ""} />
        <TextArea
          {...field("response")}
          support="意見を受けて、市がどうするか。"
          defaultValue={content?.response}
        />
      </fieldset>
      {level === "measure" && (
        <fieldset className="flex min-w-0 flex-col gap-4 rounded-12 border border-solid-gray-420 p-4">
          <legend className="px-2 text-std-17B-170">予算額・決算額（千円）</legend>
          <p className="text-dns-14N-130">分からないときは空欄にしてください。0は「0千円」と公表されます。</p>
          <TextField
            {...field("budgetText")}
            suffix="千円"
            className="w-48"
            inputMode="numeric"
            defaultValue={content?.budgetText}
          />
          <TextField
            {...field("settlementText")}
            suffix="千円"
            className="w-48"
            inputMode="numeric"
            defaultValue={content?.settlementText}
          />
        </fieldset>
      )}
      {inForce !== null && (
        <TextArea
          {...field("correctionReason")}
          required
          rows={2}
          support={`承認された内容を変える理由です。公表されます。${assessment.comment === "" ? "" : GIVEN_UP}`}
          defaultValue={assessment.state === "approved" ? "" : assessment.correctionReason}
        />
      )}
      <div className="flex flex-wrap gap-4">
        <SubmitButton name="event" value="submit" pendingLabel="送っています…">
          提出する
        </SubmitButton>
        <SubmitButton name="event" value="save_draft" variant="secondary" pendingLabel="送っています…">
          下書きを保存する
        </SubmitButton>
      </div>
    </KeptForm>
  );
}
