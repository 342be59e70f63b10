"use client";

import { useActionState, useState } from "react";
import { DateField, SelectField, TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/fiscal-year";
import { createRoundAction, type RoundFormState, updateRoundAction } from "../actions";
import type { RoundRow, RoundsPage } from "../view-model";

/**
 * A new round. The deadline is the one thing that has to be chosen. Folded where the latest year has its round and only
 * earlier or running years are left; it stays open when it has just been used, so that its answer is seen.
 */
export function CreateRoundForm({ years, chosen, today }: NonNullable<RoundsPage["creation"]>) {
  const [state, action] = useActionState(createRoundAction, null);
  const errors = errorsOf(state);
  // A form that was taken is empty again.
  const typed = state && !state.answer.ok ? state.typed : {};
  const [startsOpen] = useState(chosen !== null);
  const fy = typed.fy ?? String(chosen ?? "");
  return (
    <details open={startsOpen}>
      <summary className="w-fit py-2 text-std-16B-170">新しい照会の入力</summary>
      <form action={action} noValidate className="mt-3 flex flex-col gap-6">
        <Outcome state={state} done="照会を登録しました" failed="登録できませんでした" />
        <SelectField
          // React keeps a select's choice when its default changes: a new one is a new element.
          key={fy}
          id="new-round-fy"
          name="fy"
          label="対象の年度"
          required
          defaultValue={fy}
          error={errors.fy}
          emptyLabel="選んでください"
          options={years.map((year) => ({ value: String(year), label: fiscalYearLabel(year) }))}
          className="w-full max-w-80"
        />
        <RoundFields
          prefix="new-round"
          errors={errors}
          values={{
            title: typed.title ?? (chosen === null ? "" : `${fiscalYearJa(chosen)} 実績の照会`),
            instructions: typed.instructions ?? "",
            opensOn: typed.opensOn ?? today,
            dueOn: typed.dueOn ?? "",
          }}
        />
        <SubmitButton className="self-start" pendingLabel="登録しています…">
          照会を登録する
        </SubmitButton>
      </form>
    </details>
  );
}

/** Changes a round: most often its deadline. */
export function EditRoundForm({ round }: { round: RoundRow }) {
  const [state, action] = useActionState(updateRoundAction, null);
  const errors = errorsOf(state);
  const typed = state && !state.answer.ok ? state.typed : {};
  return (
    <form action={action} noValidate className="flex flex-col gap-6">
      <Outcome state={state} done="照会を変更しました" failed="変更できませんでした" />
      <input type="hidden" name="id" value={round.id} />
      <input type="hidden" name="seen" value={round.seen} />
      <RoundFields
        prefix={`round-${round.fy}`}
        errors={errors}
        values={{
          title: typed.title ?? round.title,
          instructions: typed.instructions ?? round.instructions,
          opensOn: typed.opensOn ?? round.opensOn,
          dueOn: typed.dueOn ?? round.dueOn,
        }}
      />
      <SubmitButton className="self-start" pendingLabel="変更しています…">
        変更する
      </SubmitButton>
    </form>
  );
}

type RoundTexts = Pick<RoundRow, "title" | "instructions" | "opensOn" | "dueOn">;

function RoundFields({
  prefix,
  values,
  errors,
}: {
  prefix: string;
  values: RoundTexts;
  errors: Readonly<Record<string, string>>;
}) {
  return (
    <>
      <TextField
        id={`${prefix}-title`}
        name="title"
        label="件名"
        required
        defaultValue={values.title}
        error={errors.title}
      />
      <TextArea
        id={`${prefix}-instructions`}
        name="instructions"
        label="所管課への説明"
        required={false}
        rows={3}
        support="入力の一覧の上に表示されます。"
        defaultValue={values.instructions}
        error={errors.instructions}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <DateField
          id={`${prefix}-opensOn`}
          name="opensOn"
          label="開始日"
          required
          defaultValue={values.opensOn}
          error={errors.opensOn}
        />
        <DateField
          id={`${prefix}-dueOn`}
          name="dueOn"
          label="期限"
          required
          defaultValue={values.dueOn}
          error={errors.dueOn}
        />
      </div>
    </>
  );
}

function Outcome({ state, done, failed }: { state: RoundFormState; done: string; failed: string }) {
  if (!state) return null;
  if (state.answer.ok) return <Notice tone="success" title={done} />;
  const whole = state.answer.errors[""];
  return (
    <Notice tone="error" title={failed}>
      {whole ?? "印のついた項目をご確認ください。"}
    </Notice>
  );
}

function errorsOf(state: RoundFormState): Readonly<Record<string, string>> {
  return state && !state.answer.ok ? state.answer.errors : {};
}
