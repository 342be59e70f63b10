"use client";

import { useActionState, useId, useState } from "react";
import { TextArea } from "@/components/ui/field";
import { FieldMessages } from "@/components/ui/field-frame";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { deleteAction, liftAction } from "../actions";

/** 解除: everything stands again where it stood. */
export function LiftForm({ id, title }: { id: string; title: string }) {
  const [state, action] = useActionState(liftAction, null);
  const [reason, setReason] = useState("");
  const field = useId();
  const errors = state && !state.ok ? state.errors : {};
  return (
    <details open={state !== null && !state.ok ? true : undefined}>
      <summary className="w-fit cursor-pointer py-2">
        停止を解除する<span className="sr-only">（{title}）</span>
      </summary>
      <form action={action} className="mt-2 mb-4 flex max-w-[40rem] flex-col gap-4 pl-4">
        {errors[""] ? <Notice tone="error">{errors[""]}</Notice> : null}
        <input type="hidden" name="id" value={id} />
        <TextArea
          label="解除する理由"
          name="reason"
          id={`${field}-reason`}
          required
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={errors.reason}
        />
        <SubmitButton variant="secondary" className="w-fit" pendingLabel="解除しています…">
          停止を解除する
        </SubmitButton>
      </form>
    </details>
  );
}

/** The second person's act; it cannot be undone. */
export function DeleteForm({ id, title, isFile }: { id: string; title: string; isFile: boolean }) {
  const [state, action] = useActionState(deleteAction, null);
  const [reason, setReason] = useState("");
  const [fromStore, setFromStore] = useState(false);
  const [isConfirmed, setConfirmed] = useState(false);
  const field = useId();
  const errors = state && !state.ok ? state.errors : {};
  const tick = `${field}-confirmed`;
  return (
    <details open={state !== null && !state.ok ? true : undefined}>
      <summary className="w-fit cursor-pointer py-2">
        完全に削除する<span className="sr-only">（{title}）</span>
      </summary>
      <form action={action} className="mt-2 mb-4 flex max-w-[40rem] flex-col gap-4 pl-4">
        {errors[""] ? <Notice tone="error">{errors[""]}</Notice> : null}
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
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          support="操作の記録に残ります。公開されません。"
          error={errors.reason}
        />
        {isFile ? (
          <Tick
            id={`${field}-store`}
            name="fromStore"
            label="実績に添えた根拠資料そのものも削除する"
            isChecked={fromStore}
            onChange={setFromStore}
          />
        ) : null}
        <Tick
          id={tick}
          name="confirmed"
          label="削除すると元に戻せないことを確認しました"
          isChecked={isConfirmed}
          onChange={setConfirmed}
          error={errors.confirmed}
        />
        <SubmitButton variant="danger" className="w-fit" pendingLabel="削除しています…">
          完全に削除する
        </SubmitButton>
      </form>
    </details>
  );
}

function Tick({
  id,
  name,
  label,
  isChecked,
  onChange,
  error,
}: {
  id: string;
  name: string;
  label: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
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
          checked={isChecked}
          onChange={(event) => onChange(event.target.checked)}
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
