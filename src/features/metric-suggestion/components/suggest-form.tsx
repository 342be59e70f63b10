"use client";

import { ButtonLink } from "@/components/forms/button";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SelectField, TextArea, TextField } from "@/components/forms/field";
import { errorsOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import { NO_PLAN_TO_SUGGEST_FOR, SUGGESTION_FIELD_WORDS } from "@/domain/words/ja/rounds/suggestions";
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
  const of = (name: keyof typeof SUGGESTION_FIELD_WORDS) => ({
    name,
    label: SUGGESTION_FIELD_WORDS[name],
    error: errors[name],
  });
  if (places.length === 0 || years.length === 0) return <Notice tone="info">{NO_PLAN_TO_SUGGEST_FOR}</Notice>;
  return (
    <KeptForm
      kept={kept}
      action={action}
      onReset={(event) => event.preventDefault()}
      className="flex max-w-[48rem] flex-col gap-6"
    >
      <ErrorSummary errors={errors} labels={SUGGESTION_FIELD_WORDS} title="提案できませんでした" />
      <SelectField
        {...of("place")}
        required
        support="計画全般、柱、具体的な取組、取組項目から選びます。"
        emptyLabel="選んでください"
        options={places}
      />
      <TextField {...of("name")} required support="例：図書館カードの登録者数" />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField {...of("unit")} required support="例：人、件、%" />
        <SelectField
          {...of("decimals")}
          required
          support="割合などは1桁か2桁"
          defaultValue="0"
          options={DECIMALS}
        />
      </div>
      <TextField
        {...of("lowest")}
        className="w-48"
        required={false}
        support="空欄なら0です。マイナスもある数値は −500 のような値か「なし」と入力します。"
      />
      <TextField {...of("source")} required support="例：図書館年報、窓口の日報" />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField {...of("from")} required emptyLabel="選んでください" options={years} />
        <SelectField {...of("until")} required={false} emptyLabel="計画の終わりまで" options={years} />
      </div>
      <TextArea
        {...of("reason")}
        required
        rows={4}
        support={`この数値があると何が分かるか。1,000字まで。${office}が読みます。公表されません。`}
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
