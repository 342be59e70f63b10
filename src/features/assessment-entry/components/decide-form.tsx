"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { TextArea } from "@/components/forms/field";
import { errorsOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import type { AssessmentDto } from "@/server/reports/assessments/queries";
import { decideAssessmentAction } from "../actions";

/** Approves what another person handed in, or gives it back with what has to be seen to. */
export function DecideForm({ assessment }: { assessment: AssessmentDto }) {
  const { planId, partId, fy, version, allowed } = assessment;
  const [state, action, kept] = useKeptAction(decideAssessmentAction, `decision.${partId}.${fy}`);
  const errors = errorsOf(state);
  const isOpen = allowed.approve || allowed.return;
  // A colleague has decided meanwhile: that is said where it was pressed, and the comment stays to be copied.
  if (!isOpen && state === null) return null;
  return (
    <KeptForm
      data-kept-for={version}
      kept={kept}
      action={action}
      onReset={(event) => event.preventDefault()}
      className="flex min-w-0 max-w-[40rem] flex-col gap-4"
    >
      <ErrorSummary errors={errors} title="承認・差し戻しができませんでした" />
      {Object.entries({ planId, partId, fy, version }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextArea
        name="comment"
        label="コメント"
        rows={2}
        support="差し戻すときは、直してほしいことを書いてください。公表されません。"
        error={errors.comment}
      />
      {isOpen && (
        <div className="flex flex-wrap gap-4">
          <SubmitButton name="event" value="approve" pendingLabel="送っています…">
            承認する
          </SubmitButton>
          <SubmitButton name="event" value="return" variant="secondary" pendingLabel="送っています…">
            差し戻す
          </SubmitButton>
        </div>
      )}
    </KeptForm>
  );
}
