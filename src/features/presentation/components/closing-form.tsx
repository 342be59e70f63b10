"use client";

import { TextArea } from "@/components/forms/field";
import { errorsOf, FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { saveClosingAction } from "../actions";

/** The office writes what the last screen says. */
export function ClosingForm({ planId, text, seen }: { planId: string; text: string; seen: string }) {
  const [state, action, kept] = useKeptAction(saveClosingAction, `closing.${planId}`);
  return (
    <KeptForm
      kept={kept}
      action={action}
      onReset={(event) => event.preventDefault()}
      className="flex max-w-[48rem] flex-col gap-4"
    >
      <FormOutcome
        state={state}
        done={() => "最後の画面の文を保存しました。"}
        failed="保存できませんでした"
      />
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="seen" value={seen} />
      <TextArea
        id="closing-text"
        name="text"
        label="最後の画面の文"
        rows={8}
        defaultValue={text}
        support="改行はそのまま表示します。400字まで。空欄にすると、最後の画面を表示しません。公表ページには載りません。"
        error={errorsOf(state).text}
      />
      <div>
        <SubmitButton pendingLabel="保存しています…">保存する</SubmitButton>
      </div>
    </KeptForm>
  );
}
