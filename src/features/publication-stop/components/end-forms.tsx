"use client";

import { TextArea, Tick } from "@/components/forms/field";
import { FieldMessages } from "@/components/forms/field-frame";
import { SubmitButton } from "@/components/forms/submit-button";
import { deleteAction, liftAction } from "../actions";
import { StopForm, type Typed } from "./stop-form";

/** 解除: everything stands again where it stood. */
export function LiftForm({ id, title }: { id: string; title: string }) {
  return (
    <StopForm
      summary="停止を解除する"
      of={title}
      action={liftAction}
      name={`lift-${id}`}
      done="停止を解除しました"
      failed="解除できませんでした"
    >
      {(form) => (
        <>
          <input type="hidden" name="id" value={id} />
          <Reason form={form} label="解除する理由" />
          <SubmitButton variant="secondary" className="w-fit" pendingLabel="解除しています…">
            停止を解除する
          </SubmitButton>
        </>
      )}
    </StopForm>
  );
}

/** The second person's act; it cannot be undone. */
export function DeleteForm({ id, title, isFile }: { id: string; title: string; isFile: boolean }) {
  return (
    <StopForm
      summary="完全に削除する"
      of={title}
      action={deleteAction}
      name={`delete-${id}`}
      done="削除しました"
      failed="削除できませんでした"
    >
      {(form) => (
        <>
          <p>
            すべての公表から内容を消し、ハッシュ値、日付、理由だけを残します。改ざんがないことは、削除のあとも確かめられます。
          </p>
          <input type="hidden" name="id" value={id} />
          <Reason form={form} label="削除する理由" support="操作の記録に残ります。公開されません。" />
          {isFile ? (
            <TickField
              id={`${form.id}-store`}
              name="fromStore"
              label="実績に添えた根拠資料そのものも削除する"
              isChecked={form.typed.fromStore === "yes"}
            />
          ) : null}
          <TickField
            id={`${form.id}-confirmed`}
            name="confirmed"
            label="削除すると元に戻せないことを確認しました"
            isChecked={form.typed.confirmed === "yes"}
            error={form.errors.confirmed}
          />
          <SubmitButton variant="danger" className="w-fit" pendingLabel="削除しています…">
            完全に削除する
          </SubmitButton>
        </>
      )}
    </StopForm>
  );
}

function Reason({
  form: { id, typed, errors },
  label,
  support,
}: {
  form: Typed;
  label: string;
  support?: string;
}) {
  return (
    <TextArea
      label={label}
      name="reason"
      id={`${id}-reason`}
      required
      rows={2}
      defaultValue={typed.reason}
      support={support}
      error={errors.reason}
    />
  );
}

function TickField({
  id,
  name,
  label,
  isChecked,
  error,
}: {
  id: string;
  name: string;
  label: string;
  isChecked: boolean;
  error?: string | undefined;
}) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-3">
        <Tick
          id={id}
          name={name}
          value="yes"
          defaultChecked={isChecked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="mt-0.5 size-6 flex-none accent-blue-900"
        />
        <label htmlFor={id}>{label}</label>
      </div>
      <FieldMessages error={error} errorId={`${id}-error`} />
    </div>
  );
}
