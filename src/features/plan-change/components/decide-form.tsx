"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { DateField, TextField } from "@/components/forms/field";
import { errorsOf, FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import { decideAction } from "../actions";
import { keptDecisions } from "../schema";
import type { ProposalView } from "../view-model/proposal";
import { ChangeFields } from "./change-fields";

type Draft = NonNullable<ProposalView["draft"]>;

/** Every change with its year and its reason; below them what they do, and the two acts: keep and confirm. */
export function DecideForm({ planId, version, draft }: { planId: string; version: number; draft: Draft }) {
  const [state, action, kept] = useKeptAction(decideAction, keptDecisions(version));
  const errors = errorsOf(state);
  return (
    // React empties a form after its action; what was typed stays until it is confirmed.
    <KeptForm
      kept={kept}
      action={action}
      onReset={(event) => event.preventDefault()}
      className="flex flex-col gap-8"
    >
      {state?.answer.ok ? (
        <FormOutcome
          state={state}
          done={() => "変更案を保存しました。下の「この変更で変わること」をお確かめください。"}
          failed=""
        />
      ) : (
        <ErrorSummary
          errors={errors}
          title={state?.typed.intent === "save" ? "変更案を保存できませんでした" : "まだ確定できません"}
        />
      )}
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="seen" value={draft.seen} />
      <input type="hidden" name="effects" value={draft.effectsSeen} />
      <section aria-labelledby="changes" className="flex flex-col gap-4">
        <h2 id="changes" className="text-std-24B-150">
          {`変更すること（${draft.changes.length}件）`}
        </h2>
        <p>{`いまの定義（第${version}版）→ 新しい定義（第${version + 1}版）`}</p>
        <ol className="flex flex-col gap-4">
          {draft.changes.map((change) => (
            <ChangeFields
              key={change.key}
              change={change}
              errors={errors}
              common={{ decidedOn: draft.decidedOn, document: draft.document }}
            />
          ))}
        </ol>
      </section>
      <section aria-labelledby="decision" className="flex flex-col gap-4">
        <h2 id="decision" className="text-std-24B-150">
          決定した日と文書
        </h2>
        <p>{draft.decisionTold}</p>
        <div className="grid gap-4 md:grid-cols-[14rem_minmax(0,28rem)]">
          <DateField
            label="決定した日"
            name="decidedOn"
            required={false}
            defaultValue={draft.decidedOn}
            error={errors.decidedOn}
          />
          <TextField
            label="決定した文書"
            name="document"
            required={false}
            support="例：第3回推進本部会議 資料2"
            defaultValue={draft.document}
            error={errors.document}
          />
        </div>
      </section>
      <section aria-labelledby="effects" className="flex flex-col gap-4">
        <h2 id="effects" className="text-std-24B-150">
          この変更で変わること
        </h2>
        <ul className="list-disc pl-6">
          {draft.effects.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {draft.problems.length > 0 ? (
          <Notice tone="error" title="このままでは確定できません。先に直してください">
            <ul className="list-disc pl-6">
              {draft.problems.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </section>
      <div className="flex flex-wrap gap-4">
        <SubmitButton variant="secondary" name="intent" value="save" pendingLabel="確かめています…">
          保存して、変わることを確かめる
        </SubmitButton>
        <SubmitButton name="intent" value="confirm" pendingLabel="確定しています…">
          この内容で確定する
        </SubmitButton>
      </div>
    </KeptForm>
  );
}
