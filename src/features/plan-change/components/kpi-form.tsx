"use client";

import { RadioGroup, SelectField, TextArea, TextField, Tick, TickGroup } from "@/components/forms/field";
import { editKpiAction } from "../actions";
import type { KpiForm as Form } from "../view-model/forms";
import { EditForm, FieldGroup } from "./edit-form";
import { DepartmentField, UnitFields } from "./figure-fields";

const TARGET_KINDS = [
  { value: "number", label: "数値" },
  { value: "trend", label: "上昇（小さいほどよい指標では低下）" },
  { value: "none", label: "目標値なし" },
];

/** One KPI of the plan as it would be. From which year it holds and why is asked in the proposal. */
export function KpiForm({ form }: { form: Form }) {
  const { planId, seen, kpiId, fields } = form;
  return (
    <EditForm
      action={editKpiAction}
      planId={planId}
      hidden={{ seen, kpiId: kpiId ?? "" }}
      isTranslated={form.isTranslated}
    >
      {(errors) => {
        const of = (name: string) => ({ name, defaultValue: fields[name], error: errors[name] });
        return (
          <>
            <FieldGroup title="指標">
              {kpiId === null ? (
                <TextField
                  label="指標の記号（id）"
                  required
                  support="公開ページのアドレスになります。あとから変えられません（例：online-procedures）。"
                  {...of("id")}
                />
              ) : null}
              <TextField label="指標名" required {...of("name")} />
              <TextArea label="定義" rows={2} required={false} {...of("definition")} />
              <TextArea label="指標の考え方" rows={3} required={false} {...of("rationale")} />
              <SelectField label="計画の中での位置" required options={form.places} {...of("place")} />
              <DepartmentField of={of} names={form.departments} />
              <TextField label="資料の箇所" required support="例：別紙5-1(1)" {...of("source")} />
            </FieldGroup>
            <FieldGroup title="単位と数え方">
              <UnitFields of={of} />
              <div className="grid items-end gap-4 sm:grid-cols-2">
                <SelectField label="よい方向" required options={form.directions} {...of("direction")} />
                <SelectField label="数え方" required options={form.aggregations} {...of("aggregation")} />
              </div>
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
                  support="空欄なら0です（計画書にマイナスの値がある指標では、下限なし）。マイナスもある指標は −500 のような値か「なし」と入力します。"
                  {...of("lowest")}
                />
              </div>
              <YesField
                name="sampleSurvey"
                label="標本調査（市民アンケートなど）による値（公開ページで、標本誤差があることを知らせます）"
                isChecked={fields.sampleSurvey === "yes"}
              />
            </FieldGroup>
            <FieldGroup title="現状値と目標値">
              <div className="grid items-end gap-4 has-[[aria-invalid=true]]:items-start sm:grid-cols-2">
                <TextField label="現状値" required={false} inputMode="decimal" {...of("baselineValue")} />
                <SelectField label="現状値の年度" required options={form.years} {...of("baselineFy")} />
              </div>
              <RadioGroup label="目標値の種類" required options={TARGET_KINDS} {...of("targetKind")} />
              <div className="grid items-end gap-4 sm:grid-cols-2">
                <TextField
                  label="目標値"
                  required={false}
                  inputMode="decimal"
                  support="種類が「数値」のときに入力します。"
                  {...of("targetValue")}
                />
                <SelectField label="目標値の年度" required options={form.years} {...of("targetFy")} />
              </div>
              <YesField
                name="targetBehindBaseline"
                label="目標値が現状値より悪い側にある（このとおりの目標値のときだけ選びます）"
                isChecked={fields.targetBehindBaseline === "yes"}
              />
            </FieldGroup>
            <FieldGroup title="各年度の計画">
              <p>
                数値のほか、上昇・低下が計画の年度は「↗」「↘」、計画がないと書かれている年度は「—」と入力します。計画書に記載がない年度は空欄にします。
              </p>
              <ul className="grid items-end gap-4 has-[[aria-invalid=true]]:items-start sm:grid-cols-2 lg:grid-cols-3">
                {form.planned.map(({ name, label, actual }) => (
                  <li key={name}>
                    <TextField
                      label={label}
                      support={actual === null ? null : `計画書の実績：${actual}（ここでは変えられません）`}
                      {...of(name)}
                    />
                  </li>
                ))}
              </ul>
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
                  support="選ぶと、その年度で終了した指標になります。公開ページは残ります。"
                  options={form.planYears}
                  {...of("until")}
                />
              </div>
              <TickGroup
                label="調査する年度"
                name="surveyed"
                support="毎年度なら、どれも選びません。"
                error={errors.surveyed}
                options={form.planYears}
                ticked={form.surveyed}
                className="flex flex-wrap gap-x-6"
              />
              {form.carried.length > 0 ? (
                <SelectField
                  label="引き継ぐ指標"
                  required={false}
                  emptyLabel="なし"
                  support="前の計画の指標を引き継ぐと、1つの推移として公開します。"
                  options={form.carried}
                  {...of("continues")}
                />
              ) : (
                <input type="hidden" name="continues" value={fields.continues} />
              )}
            </FieldGroup>
            {form.earlier.length > 0 ? (
              <FieldGroup title="これまでの定義（変えられません）">
                <ul className="list-disc pl-6">
                  {form.earlier.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </FieldGroup>
            ) : null}
          </>
        );
      }}
    </EditForm>
  );
}

function YesField({ name, label, isChecked }: { name: string; label: string; isChecked: boolean }) {
  return (
    <div className="flex min-h-11 items-center gap-3">
      <Tick
        id={name}
        name={name}
        value="yes"
        defaultChecked={isChecked}
        className="size-6 flex-none accent-blue-900"
      />
      <label htmlFor={name}>{label}</label>
    </div>
  );
}
