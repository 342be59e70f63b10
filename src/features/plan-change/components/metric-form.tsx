"use client";

import { SelectField, TextArea, TextField } from "@/components/forms/field";
import { Notice } from "@/components/ui/notice";
import { ACCEPTED_READ_BY } from "@/domain/words/ja/rounds/suggestions";
import { editMetricAction } from "../actions";
import type { MetricForm as Form } from "../view-model/metric-form";
import { EditForm, FieldGroup } from "./edit-form";
import { DepartmentField, UnitFields } from "./figure-fields";

type Suggestion = NonNullable<Form["suggestion"]>;

/** One metric of the plan as it would be: a figure that is asked for every year and has no target. */
export function MetricForm({ form }: { form: Form }) {
  const { planId, seen, metricId, answeredSince, suggestion, fields } = form;
  const hidden = { seen, metricId: metricId ?? "", suggestionId: suggestion?.id ?? "" };
  return (
    <EditForm
      action={editMetricAction}
      planId={planId}
      hidden={hidden}
      isTranslated={form.isTranslated}
      name={suggestion === null ? "edit" : `edit.${suggestion.id}`}
    >
      {(errors) => {
        const of = (name: string) => ({ name, defaultValue: fields[name], error: errors[name] });
        return (
          <>
            {suggestion && <Suggested suggestion={suggestion} />}
            <FieldGroup title="KPI以外の実績">
              <p>目標値を決めずに、毎年度の値を報告する実績です。評価や集計の対象にはなりません。</p>
              {metricId === null ? (
                <TextField
                  label="実績の記号（id）"
                  required
                  support="データの中での名前になります。あとから変えられません（例：library-cards）。"
                  {...of("id")}
                />
              ) : null}
              <TextField label="名称" required {...of("name")} />
              <TextArea label="定義" rows={2} required={false} {...of("definition")} />
              <SelectField label="計画の中での位置" required options={form.places} {...of("place")} />
              <DepartmentField of={of} names={form.departments} />
              <TextField label="実績の出典" required support="例：図書館年報、窓口の日報" {...of("source")} />
            </FieldGroup>
            <FieldGroup title="単位と数え方">
              {answeredSince === null ? null : (
                <Notice tone="info">
                  {answeredSince}
                  の実績があるため、ここの項目は変えられません。数え方を変えるときは、終わりの年度を決めて終了にし、新しい実績として加えてください。
                </Notice>
              )}
              <UnitFields of={of} />
              <SelectField label="数え方" required options={form.aggregations} {...of("aggregation")} />
              <div className="grid items-end gap-4 sm:grid-cols-2">
                <TextField
                  label="上限"
                  required={false}
                  inputMode="decimal"
                  support="これより大きい値がありえないとき（割合なら 100）。なければ空欄にします。"
                  {...of("upperLimit")}
                />
                <TextField
                  label="下限"
                  required={false}
                  support="空欄なら0です。マイナスもある実績は −500 のような値か「なし」と入力します。"
                  {...of("lowest")}
                />
              </div>
            </FieldGroup>
            <FieldGroup title="対象とする年度">
              <div className="grid items-end gap-4 sm:grid-cols-2">
                <SelectField
                  label="始まりの年度"
                  required={false}
                  emptyLabel="計画のはじめから"
                  options={form.planYears}
                  {...of("from")}
                />
                <SelectField
                  label="終わりの年度"
                  required={false}
                  emptyLabel="計画の終わりまで"
                  support="選ぶと、その年度で終了した実績になります。それまでの値は残ります。"
                  options={form.planYears}
                  {...of("until")}
                />
              </div>
            </FieldGroup>
          </>
        );
      }}
    </EditForm>
  );
}

/** What the department asks for, above the form that is filled with it. */
function Suggested({ suggestion: { title, reason, placeNote, refusal } }: { suggestion: Suggestion }) {
  return (
    <>
      <Notice tone="info" title={title}>
        <p className="whitespace-pre-wrap">{`理由：${reason}`}</p>
        <p>
          提案の内容を入れてあります。必要なところを直し、実績の記号（id）を決めて、変更案に入れてください。
          {ACCEPTED_READ_BY}
        </p>
      </Notice>
      {placeNote === null ? null : <Notice tone="warning">{placeNote}</Notice>}
      {refusal === null ? null : <Notice tone="warning">{refusal}</Notice>}
    </>
  );
}
