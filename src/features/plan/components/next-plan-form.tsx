"use client";

import { SelectField, TextField } from "@/components/forms/field";
import { errorsOf, FormOutcome, typedOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { nextPlanStartedWords } from "@/domain/words/ja/plan/life";
import { nextPlanAction } from "../actions";
import type { PlanLife } from "../view-model/plan";

/** The next plan, started from this one. */
export function NextPlanForm({ plan }: { plan: PlanLife }) {
  const [state, action, kept] = useKeptAction(nextPlanAction, `next-${plan.id}`);
  const errors = errorsOf(state);
  const typed = typedOf(state);
  const { years } = plan.next;
  const field = (name: "id" | "name" | "startFy" | "endFy") => ({
    name,
    id: `next-${plan.id}-${name}`,
    required: true,
    error: errors[name],
  });
  return (
    <details>
      <summary className="w-fit cursor-pointer py-2">次の計画をつくる</summary>
      <KeptForm
        kept={kept}
        action={action}
        onReset={(event) => event.preventDefault()}
        className="mt-2 flex max-w-[40rem] flex-col gap-4 pl-4"
      >
        <FormOutcome
          state={state}
          done={() => nextPlanStartedWords(state?.typed.name ?? "")}
          failed="つくれませんでした"
        />
        <p>
          この計画の柱、取組と、最終年度まで続く指標を引き継いだ、新しい計画をつくります。現状値には最も新しい実績が入り、目標値や文言、もとの資料などは、この計画と同じものが入ります。あとから「計画を変更する」で直してください。新しい計画は準備中となり、期間が始まるまで公開されません。
        </p>
        <input type="hidden" name="planId" value={plan.id} />
        <TextField
          {...field("id")}
          label="計画の記号（id）"
          support="公開ページのアドレスに使います。半角の小文字の英字で始め、英字・数字・ハイフンで入力してください（例: dx-3）。"
          defaultValue={typed.id}
        />
        <TextField {...field("name")} label="計画の名称" defaultValue={typed.name} />
        <SelectField
          {...field("startFy")}
          label="最初の年度"
          options={years}
          defaultValue={typed.startFy ?? plan.next.startFy}
        />
        <SelectField
          {...field("endFy")}
          label="最後の年度"
          options={years}
          defaultValue={typed.endFy ?? plan.next.endFy}
        />
        <SubmitButton className="w-fit">次の計画をつくる</SubmitButton>
      </KeptForm>
    </details>
  );
}
