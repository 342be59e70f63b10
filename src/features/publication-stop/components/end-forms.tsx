"use client";

import { useId } from "react";
import { TextArea } from "@/components/ui/field";
import { FieldMessages } from "@/components/ui/field-frame";
import { errorsOf, FormOutcome, typedOf } from "@/components/ui/form-outcome";
import { KeptForm, useKeptAction } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { deleteAction, liftAction } from "../actions";

/** 解除: everything stands again where it stood. */
export function LiftForm({ id, title }: { id: string; title: string }) {
  const [state, action, kept] = useKeptAction(liftAction, `lift-${id}`);
  const field = useId();
  const errors = errorsOf(state);
  const typed = typedOf(state);
  return (
    <details open={state !== null ? true : undefined}>
      <summary className="w-fit cursor-pointer py-2">
        停止を解除する<span className="sr-only">（{title}）</span>
      </summary>
      <KeptForm
        kept={kept}
        action={action}
        noValidate
        className="mt-2 mb-4 flex max-w-[40rem] flex-col gap-4 pl-4"
      >
        <FormOutcome state={state} done={() => "停止を解除しました"} failed="解除できませんでした" />
        <input type="hidden" name="id" value={id} />
        <TextArea
          label="解除する理由"
          name="reason"
          id={`${field}-reason`}
          required
          rows={2}
          defaultValue={typed.reason}
          error={errors.reason}
        />
        <SubmitButton variant="secondary" className="w-fit" pendingLabel="解除しています…">
          停止を解除する
        </SubmitButton>
      </KeptForm>
    </details>
  );
}

/** The second person's act; it cannot be undone. */
export function DeleteForm({ id, title, isFile }: { id: string; title: string; isFile: boolean }) {
  const [state, action, kept] = useKeptAction(deleteAction, `delete-${id}`);
  const field = useId();
  const errors = errorsOf(state);
  const typed = typedOf(state);
  const tick = `${field}-confirmed`;
  return (
    <details open={state !== null ? true : undefined}>
      <summary className="w-fit cursor-pointer py-2">
        完全に削除する<span className="sr-only">（{title}）</span>
      </summary>
      <KeptForm
        kept={kept}
        action={action}
        noValidate
        className="mt-2 mb-4 flex max-w-[40rem] flex-col gap-4 pl-4"
      >
        <FormOutcome state={state} done={() => "削除しました"} failed="削除できませんでした" />
        <p>
          すべての公表から内容を消し、ハッシュ値、日付、理由だけを残します。改ざんがないことは、削除のあとも確かめられます。
        </p>
        <input type="hidden" name="id" value={id} />
        <TextArea
          label="削除する理由"
          name="reason"
          id={`${field}-reason`}
          required
          rows={2}
          defaultValue={typed.reason}
          support="操作の記録に残ります。公開されません。"
          error={errors.reason}
        />
        {isFile ? (
          <Tick
            id={`${field}-store`}
            name="fromStore"
            label="実績に添えた根拠資料そのものも削除する"
            isChecked={typed.fromStore === "yes"}
          />
        ) : null}
        <Tick
          id={tick}
          name="confirmed"
          label="削除すると元に戻せないことを確認しました"
          isChecked={typed.confirmed === "yes"}
          error={errors.confirmed}
        />
        <SubmitButton variant="danger" className="w-fit" pendingLabel="削除しています…">
          完全に削除する
        </SubmitButton>
      </KeptForm>
    </details>
  );
}

function Tick({
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
        <input
          type="checkbox"
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
