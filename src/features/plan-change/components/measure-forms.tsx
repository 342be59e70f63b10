"use client";

import { ButtonLink } from "@/components/forms/button";
import { RadioGroup, SelectField, TextArea, TextField, TickGroup } from "@/components/forms/field";
import { FormOutcome } from "@/components/forms/form-outcome";
import { AnswerTold, useKeptAction } from "@/components/forms/kept/kept-form";
import { staffRoutes } from "@/lib/routes";
import { arrangeAction, editInitiativeAction, editMeasureAction } from "../actions";
import type { InitiativeForm as Initiative, MeasureForm as Measure } from "../view-model/measure-forms";
import { DepartmentNames } from "./department-names";
import { EditForm, FieldGroup } from "./edit-form";
import { EditItemRow } from "./edit-item-row";

const MARKERS = [
  { value: "○", label: "「○」" },
  { value: "・", label: "「・」" },
];

/** A measure's own words; of a new one its initiatives as well. */
export function MeasureForm({ form }: { form: Measure }) {
  const { planId, seen, at, fields } = form;
  return (
    <EditForm
      action={editMeasureAction}
      planId={planId}
      hidden={{ seen, ...at }}
      of={fields.title}
      isTranslated={form.isTranslated}
    >
      {(errors) => {
        const of = (name: string) => ({ name, defaultValue: fields[name], error: errors[name] });
        return (
          <FieldGroup title={form.title}>
            <TextField label="名称" required {...of("title")} />
            {form.initiatives === null ? (
              <TextArea
                label="取組項目"
                rows={10}
                required={false}
                support="1行に1つずつ、先頭に資料のとおり「○」か「・」を付けて書きます。所管課と関わる指標は、このあと項目ごとに決められます。"
                {...of("initiatives")}
              />
            ) : null}
            <TextField
              label="所管課"
              required={false}
              list="departments"
              support="取組項目に所管課を書かないときは、この課が所管課になります。"
              {...of("department")}
            />
            <DepartmentNames names={form.departments} />
            <TextField label="資料の箇所" required {...of("source")} />
          </FieldGroup>
        );
      }}
    </EditForm>
  );
}

/** The initiatives of a measure: to change, to move, to add, to take out; one that was answered is ended instead. */
export function InitiativeList({ form }: { form: Measure }) {
  const { planId, seen, initiatives } = form;
  const [state, action, kept] = useKeptAction(arrangeAction, null);
  if (initiatives === null) return null;
  const { place, items } = initiatives;
  return (
    <section className="flex max-w-[56rem] flex-col gap-3">
      <h2 className="text-std-24B-150">取組項目</h2>
      <AnswerTold answer={kept.answer} />
      <FormOutcome state={state} done={() => "変更案に入れました。"} failed="変更できませんでした" />
      {items.length === 0 ? <p>取組項目はありません。</p> : null}
      <ul className="flex flex-col">
        {items.map((item) => (
          <li key={item.href} className="border-b border-solid-gray-300 py-2">
            <EditItemRow item={item} href={item.href} planId={planId} seen={seen} action={action} />
          </li>
        ))}
      </ul>
      <ButtonLink
        variant="secondary"
        className="w-fit"
        href={staffRoutes.planNewInitiative(planId, place.pillar, place.measure)}
      >
        取組項目を加える
      </ButtonLink>
    </section>
  );
}

/** One initiative of the plan as it would be. Its id stays, whatever is changed here. */
export function InitiativeForm({ form }: { form: Initiative }) {
  const { planId, seen, initiativeId, fields } = form;
  return (
    <EditForm
      action={editInitiativeAction}
      planId={planId}
      hidden={{ seen, initiativeId }}
      isTranslated={form.isTranslated}
    >
      {(errors) => {
        const of = (name: string) => ({ name, defaultValue: fields[name], error: errors[name] });
        return (
          <FieldGroup title={form.title}>
            <TextArea label="取組項目" rows={2} required {...of("text")} />
            <RadioGroup label="資料の表示" required options={MARKERS} {...of("marker")} />
            <SelectField label="計画の中での位置" required options={form.places} {...of("place")} />
            <TextField
              label="所管課"
              required={false}
              list="departments"
              support="空欄にすると、具体的な取組の所管課になります。"
              {...of("department")}
            />
            <DepartmentNames names={form.departments} />
            {form.initiativeId === "" ? (
              <input type="hidden" name="until" value="" />
            ) : (
              <SelectField
                label="最後の年度"
                required={false}
                emptyLabel="計画の終わりまで"
                support="終了にするときに選びます。その年度までの状況は、公開ページとデータに残ります。理由は、変更案の画面で入力します。"
                options={form.lastYears}
                {...of("until")}
              />
            )}
            <TickGroup
              label="関わる指標"
              name="supports"
              support="この取組が関わる指標を選びます。公開ページで、取組と指標を互いにリンクします。"
              error={errors.supports}
              options={form.kpis}
              ticked={form.supports}
            />
          </FieldGroup>
        );
      }}
    </EditForm>
  );
}
