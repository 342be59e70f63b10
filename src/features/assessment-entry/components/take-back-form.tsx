"use client";

import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import {
  ANOTHER_MEMBER,
  TAKE_BACK,
  TAKE_BACK_FAILED,
  TAKEN_BACK,
  takeBackHelp,
} from "@/domain/words/ja/reports/take-back";
import type { AssessmentDto } from "@/server/reports/assessments/queries";
import { takeBackAssessmentAction } from "../actions";

/** For whoever handed it in, until another person has opened it: back to a draft, with what was written. */
export function TakeBackForm({ assessment }: { assessment: AssessmentDto }) {
  const { planId, partId, fy, version, allowed } = assessment;
  const [state, action, kept] = useKeptAction(takeBackAssessmentAction, null);
  // Once there is nothing to press any more, what became of it is still to be read.
  if (!allowed.takeBack && state === null) return null;
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col items-start gap-2">
      <FormOutcome state={state} done={() => TAKEN_BACK} failed={TAKE_BACK_FAILED} />
      {allowed.takeBack && (
        <>
          {Object.entries({ planId, partId, fy, version }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton variant="secondary" pendingLabel="取り戻しています…">
            {TAKE_BACK}
          </SubmitButton>
          <p className="text-std-16N-170 text-solid-gray-700">{takeBackHelp(ANOTHER_MEMBER)}</p>
        </>
      )}
    </KeptForm>
  );
}
