"use client";

import { DateField, SelectField, TextArea, TextField } from "@/components/forms/field";
import { rejudgeAction } from "../actions";
import type { KpiForm, TextsForm } from "../view-model/forms";
import { EditForm, FieldGroup } from "./edit-form";

/** An act of its own: nothing of the definition changes but the year from which what was decided holds. */
export function RejudgeForm({ form }: { form: KpiForm | TextsForm }) {
  const { planId, seen, kpiId, rejudgeYears } = form;
  if (rejudgeYears.length === 0) return null;
  return (
    <section aria-labelledby="rejudge" className="flex flex-col gap-4">
      <h2 id="rejudge" className="text-std-24B-150">
        公表済みの年度を、変更後の定義で評価し直す
      </h2>
      <p>上の欄の変更とは別の操作です。上の欄に入力した内容は、この操作では保存されません。</p>
      <EditForm
        action={rejudgeAction}
        name="rejudge"
        planId={planId}
        hidden={{ seen, kpiId: kpiId ?? "" }}
        submit="評価し直すことを変更案に入れる"
        isAlone={false}
      >
        {(errors) => (
          <FieldGroup title="評価し直す年度と理由">
            <p>
              {kpiId === null
                ? "決定済みの「上向きを比べる相手」と「目安の引き方」を、選んだ年度からすべての指標に当てはめます。"
                : "決定済みの変更後の定義を、選んだ年度から当てはめます。"}
              前の評価と新しい評価、理由を公開ページに載せます。ほかの内容は変わりません。
            </p>
            <SelectField
              label="どの年度から評価し直すか"
              name="rejudgeFrom"
              required
              className="w-72"
              options={rejudgeYears}
              error={errors.rejudgeFrom}
            />
            <TextArea
              label="評価し直す理由"
              name="rejudgeReason"
              rows={2}
              required
              error={errors.rejudgeReason}
            />
            <DateField
              label="評価し直すことを決定した日"
              name="rejudgeDecidedOn"
              required={false}
              error={errors.rejudgeDecidedOn}
            />
            <TextField
              label="評価し直すことを決定した文書"
              name="rejudgeDocument"
              required={false}
              support="例：第3回推進本部会議 資料2"
              error={errors.rejudgeDocument}
            />
          </FieldGroup>
        )}
      </EditForm>
    </section>
  );
}
