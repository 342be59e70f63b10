"use client";

import { TextArea } from "@/components/forms/field";
import { errorsOf, FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { ANSWER_READ_BY } from "@/domain/words/ja/rounds/suggestions";
import { declineAction } from "../actions";

/** The office turns a suggestion down, with words that the department reads. */
export function DeclineForm({ id, suggested }: { id: string; suggested: string }) {
  const [state, action, kept] = useKeptAction(declineAction, `decline.${id}`);
  return (
    <details open={state !== null} className="rounded-8 border border-solid-gray-420 px-4 py-3">
      <summary className="text-std-16B-170">
        見送る<span className="sr-only">（{suggested}）</span>
      </summary>
      <KeptForm
        kept={kept}
        action={action}
        onReset={(event) => event.preventDefault()}
        className="mt-3 flex flex-col gap-4"
      >
        <FormOutcome state={state} done={() => ""} failed="見送れませんでした" />
        <input type="hidden" name="id" value={id} />
        <TextArea
          id={`answer-${id}`}
          name="answer"
          label="見送る理由"
          required
          rows={3}
          support={`${ANSWER_READ_BY}1,000字まで。`}
          error={errorsOf(state).answer}
        />
        <div>
          <SubmitButton variant="secondary" pendingLabel="送っています…">
            見送る
          </SubmitButton>
        </div>
      </KeptForm>
    </details>
  );
}
