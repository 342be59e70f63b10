"use client";

import { ButtonLink } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { errorsOf } from "@/components/ui/form-outcome";
import { KeptForm, useKeptAction } from "@/components/ui/kept-form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { NO_PLAN_TO_SUGGEST_FOR } from "@/domain/words/ja/suggestions";
import { staffRoutes } from "@/lib/routes";
import { suggestAction } from "../actions";
import type { SuggestForm as Form } from "../view-model";

const DECIMALS = [0, 1, 2, 3, 4, 5, 6].map((no) => ({
  value: String(no),
  label: no === 0 ? "なし（整数）" : `${no}桁`,
}));

/** A department says which figure it would like to report each year, and why. */
export function SuggestForm({ form: { office, places, years } }: { form: Form }) {
  const [state, action, kept] = useKeptAction(suggestAction, "suggestion");
  const errors = errorsOf(state);
  const of = (name: string) => ({ name, error: errors[name] });
  if (places.length === 0 || years.length === 0) return <Notice tone="info">{NO_PLAN_TO_SUGGEST_FOR}</Notice>;
  return (
    <KeptForm
      kept={kept}
      action={action}
      onReset={(event) => event.preventDefault()}
      className="flex max-w-[48rem] flex-col gap-6"
    >
      <ErrorSummary errors={errors} title="提案できませんでした" />
      <SelectField
        label="何についての数値か"
        required
        support="計画全般、柱、具体的な取組、取組項目から選びます。"
        emptyLabel="選んでください"
        options={places}
        {...of("place")}
      />
      <TextField label="名称" required support="例：図書館カードの登録者数" {...of("name")} />
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <TextField label="単位" required support="例：人、件、%" {...of("unit")} />
        <SelectField label="小数の桁数" required defaultValue="0" options={DECIMALS} {...of("decimals")} />
        <TextField
          label="下限"
          required={false}
          support="空欄なら0。マイナスもあれば「なし」。"
          {...of("lowest")}
        />
      </div>
      <TextField label="実績の出典" required support="例：図書館年報、窓口の日報" {...of("source")} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <SelectField
          label="始まりの年度"
          required
          emptyLabel="選んでください"
          options={years}
          {...of("from")}
        />
        <SelectField
          label="終わりの年度"
          required={false}
          emptyLabel="計画の終わりまで"
          options={years}
          {...of("until")}
        />
      </div>
      <TextArea
        label="理由"
        required
        rows={4}
        support={`この数値があると何が分かるか。1,000字まで。${office}が読みます。公表されません。`}
        {...of("reason")}
      />
      <div className="flex flex-wrap gap-4">
        <SubmitButton pendingLabel="送っています…">提案する</SubmitButton>
        <ButtonLink variant="secondary" href={staffRoutes.suggestions()}>
          提案せずに戻る
        </ButtonLink>
      </div>
    </KeptForm>
  );
}
