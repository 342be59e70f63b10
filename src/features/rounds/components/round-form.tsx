"use client";

import { useState } from "react";
import { DateField, SelectField, TextArea, TextField, Tick } from "@/components/forms/field";
import { errorsOf, FormOutcome, typedOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import type { Holiday } from "@/domain/rounds/off-days";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { ANSWER_SHEET } from "@/domain/words/ja/imports/answer-sheet";
import { createRoundAction, updateRoundAction } from "../actions";
import type { RoundsPage } from "../view-model/rounds";
import { DueDateField } from "./due-date-field";

/**
 * A new round. The deadline is the one thing that has to be chosen. Folded where the latest year has its round and only
 * earlier or running years are left; it stays open when it has just been used, so that its answer is seen. One that was
 * taken leads to the round's own page.
 */
export function CreateRoundForm({
  years,
  chosen,
  today,
  contact,
  holidays,
}: NonNullable<RoundsPage["creation"]>) {
  const [state, action, kept] = useKeptAction(createRoundAction, "new-round");
  const errors = errorsOf(state);
  const typed = typedOf(state);
  const [startsOpen] = useState(chosen !== null);
  const fy = typed.fy ?? String(chosen ?? "");
  return (
    <details open={startsOpen}>
      <summary className="w-fit py-2 text-std-16B-170">新しい照会の入力</summary>
      <KeptForm kept={kept} action={action} noValidate className="mt-3 flex flex-col gap-6">
        <FormOutcome state={state} done={() => "照会を登録しました"} failed="登録できませんでした" />
        <SelectField
          // React keeps a select's choice when its default changes: a new one is a new element.
          key={fy}
          id="new-round-fy"
          name="fy"
          label="対象の年度"
          required
          support="照会は、1つの年度に1つです。例：令和8年5月に前の年度の実績を尋ねるときは、令和7年度。"
          defaultValue={fy}
          error={errors.fy}
          emptyLabel="選んでください"
          options={years.map((year) => ({ value: String(year), label: fiscalYearLabel(year) }))}
          className="w-full max-w-80"
        />
        <RoundFields
          prefix="new-round"
          holidays={holidays}
          errors={errors}
          values={{
            title: typed.title ?? (chosen === null ? "" : `${fiscalYearJa(chosen)} 実績の照会`),
            instructions: typed.instructions ?? "",
            contact: typed.contact ?? contact,
            opensOn: typed.opensOn ?? today,
            dueOn: typed.dueOn ?? "",
          }}
          attachesSheets={typed.attachesSheets === "yes"}
        />
        <SubmitButton className="self-start" pendingLabel="登録しています…">
          照会を登録する
        </SubmitButton>
      </KeptForm>
    </details>
  );
}

/** Changes what a round says, while it is prepared. */
export function EditRoundForm({
  round,
  seen,
  holidays,
}: {
  round: RoundTexts & { readonly id: string; readonly attachesSheets: boolean };
  seen: string;
  holidays: readonly Holiday[];
}) {
  const [state, action, kept] = useKeptAction(updateRoundAction, "round");
  const errors = errorsOf(state);
  const typed = typedOf(state);
  return (
    <KeptForm kept={kept} action={action} noValidate className="flex flex-col gap-6">
      <FormOutcome state={state} done={() => "照会を変更しました"} failed="変更できませんでした" />
      <input type="hidden" name="id" value={round.id} />
      <input type="hidden" name="seen" value={seen} />
      <RoundFields
        // A field keeps its text when its default changes: what was taken is shown by new ones.
        key={seen}
        prefix="round"
        holidays={holidays}
        errors={errors}
        values={{
          title: typed.title ?? round.title,
          instructions: typed.instructions ?? round.instructions,
          contact: typed.contact ?? round.contact,
          opensOn: typed.opensOn ?? round.opensOn,
          dueOn: typed.dueOn ?? round.dueOn,
        }}
        attachesSheets={"title" in typed ? typed.attachesSheets === "yes" : round.attachesSheets}
      />
      <SubmitButton className="self-start" pendingLabel="変更しています…">
        変更する
      </SubmitButton>
    </KeptForm>
  );
}

/** Of a round, or as somebody typed them. */
type RoundTexts = Readonly<Record<"title" | "instructions" | "contact" | "opensOn" | "dueOn", string>>;

function RoundFields({
  prefix,
  holidays,
  values,
  attachesSheets,
  errors,
}: {
  prefix: string;
  holidays: readonly Holiday[];
  values: RoundTexts;
  attachesSheets: boolean;
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
        label="説明"
        required={false}
        rows={3}
        support="お知らせのメールと、入力の一覧の上に表示されます。"
        defaultValue={values.instructions}
        error={errors.instructions}
      />
      <TextField
        id={`${prefix}-contact`}
        name="contact"
        label="庁内の問い合わせ先"
        required
        support="照会のメールに載せます。内線番号も入れてください。例：企画課 情報係（内線 2345）"
        defaultValue={values.contact}
        error={errors.contact}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <DateField
          id={`${prefix}-opensOn`}
          name="opensOn"
          label="開始予定日"
          required
          support="この日に自動では始まりません。"
          defaultValue={values.opensOn}
          error={errors.opensOn}
        />
        <DueDateField
          holidays={holidays}
          id={`${prefix}-dueOn`}
          name="dueOn"
          label="期限"
          required
          support="督促は、この日の7日前から自動で送られます。"
          defaultValue={values.dueOn}
          error={errors.dueOn}
        />
      </div>
      <label className="flex items-start gap-3 py-2 text-std-16B-170">
        <Tick
          name="attachesSheets"
          value="yes"
          defaultChecked={attachesSheets}
          className="mt-0.5 size-6 flex-none accent-blue-900"
        />
        <span>
          お知らせのメールに、所管課ごとの{ANSWER_SHEET}（Excel）を添付する
          <span className="block text-std-16N-170">
            画面を使わずに、ファイルに記入して返信する課があるときに選びます。
          </span>
        </span>
      </label>
    </>
  );
}
