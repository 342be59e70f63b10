"use client";

import { useId, useState } from "react";
import { TextArea } from "@/components/forms/field";
import { FieldMessages } from "@/components/forms/field-frame";
import { errorsOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import { quoted } from "@/domain/words/ja/quotes";
import { withdrawAction } from "../actions";

/**
 * 取下げ: behind a summary, with a reason and a tick, because it is told to the public and cannot be undone.
 * @param fingerprint what else the new publication changes, as the list above the form shows it
 */
export function WithdrawForm({
  no,
  title,
  isCurrent,
  fingerprint,
}: {
  no: number;
  title: string;
  isCurrent: boolean;
  fingerprint: string;
}) {
  const [state, action, kept] = useKeptAction(withdrawAction, `withdraw-${no}`);
  // Kept here: React empties a form's fields after its action, and what was typed stays.
  const [reason, setReason] = useState("");
  const [isConfirmed, setConfirmed] = useState(false);
  const id = useId();
  const errors = errorsOf(state);
  const tick = `${id}-confirmed`;
  return (
    <details open={state !== null && !state.answer.ok ? true : undefined}>
      <summary className="w-fit cursor-pointer py-2">
        第{no}号{quoted(title)}を取り下げる
      </summary>
      <KeptForm kept={kept} action={action} className="mt-2 mb-6 flex max-w-[40rem] flex-col gap-4 pl-4">
        {errors[""] ? <Notice tone="error">{errors[""]}</Notice> : null}
        <p>
          {`第${no}号の保存版のすべてのページに、取り下げた日と理由を表示します。公表した内容は消えません。`}
          {`あわせて、今の計画と承認済みの実績で新しい号を公表し、取下げをお知らせします。ほかに公表を待っている変更があれば、同時に公表されます。`}
        </p>
        {isCurrent ? (
          <Notice tone="warning">
            この号は公開中です。誤った実績は、先に訂正して承認してから取り下げてください。訂正していない実績は、新しい号にもそのまま載ります。
          </Notice>
        ) : null}
        <input type="hidden" name="no" value={no} />
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <TextArea
          label="取下げの理由"
          name="reason"
          id={`${id}-reason`}
          required
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          support="公開ページにそのまま載ります。"
          error={errors.reason}
        />
        <div data-not-kept="" className="flex flex-col gap-2">
          <div className="flex items-start gap-3">
            <input
              type="checkbox"
              id={tick}
              name="confirmed"
              value="yes"
              checked={isConfirmed}
              onChange={(event) => setConfirmed(event.target.checked)}
              aria-required
              aria-invalid={errors.confirmed ? true : undefined}
              aria-describedby={errors.confirmed ? `${tick}-error` : undefined}
              className="mt-0.5 size-6 flex-none accent-blue-900"
            />
            <label htmlFor={tick}>取り下げると元に戻せないことを確認しました</label>
          </div>
          <FieldMessages error={errors.confirmed} errorId={`${tick}-error`} />
        </div>
        <SubmitButton variant="danger" className="w-fit" pendingLabel="取り下げています…">
          取り下げて、新しい号を公表する
        </SubmitButton>
      </KeptForm>
    </details>
  );
}
