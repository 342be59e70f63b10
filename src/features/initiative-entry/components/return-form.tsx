"use client";

import { useId } from "react";
import { TextArea } from "@/components/forms/field";
import { errorsOf, FormOutcome, typedOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { returnLineAction } from "../actions";
import type { InitiativeLine } from "../view-model/table";

/** Gives one answer back to its department, with what it has to see to. That it was is still told when the form is gone. */
export function ReturnForm({ line }: { line: InitiativeLine }) {
  const id = useId();
  const { fy, initiativeId, version, text, allowed } = line;
  const [state, action, kept] = useKeptAction(returnLineAction, `return.${initiativeId}`);
  const { comment, ...whole } = errorsOf(state);
  const outcome = <FormOutcome state={state} done={() => "差し戻しました"} failed="差し戻せませんでした" />;
  if (!allowed.return) return state?.answer.ok ? outcome : null;
  return (
    <details>
      <summary className="w-fit py-2 text-std-16B-170">
        差し戻す<span className="sr-only">（{text}）</span>
      </summary>
      <KeptForm
        kept={kept}
        data-kept-for={version}
        action={action}
        className="mt-2 flex max-w-[40rem] flex-col gap-3"
      >
        {Object.keys(whole).length > 0 && outcome}
        <input type="hidden" name="fy" value={fy} />
        <input type="hidden" name="line" value={`${initiativeId}/${version}`} />
        <TextArea
          name="comment"
          id={`${id}-comment`}
          label="差し戻す理由"
          required
          rows={2}
          support="所管課の画面に表示されます。"
          defaultValue={typedOf(state).comment}
          error={comment}
        />
        <SubmitButton variant="secondary" className="self-start" pendingLabel="差し戻しています…">
          差し戻す
        </SubmitButton>
      </KeptForm>
    </details>
  );
}
