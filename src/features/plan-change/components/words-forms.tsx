"use client";

import { RadioGroup, SelectField, TextArea, TextField } from "@/components/forms/field";
import { PLAN_WORDS, type PlanWords } from "@/domain/plan/definition";
import { USUAL_PLAN_WORDS } from "@/domain/words/ja/plan/plan-words";
import { editPillarAction, editTextsAction } from "../actions";
import type { TextsForm as Texts, WordsForm } from "../view-model/forms";
import { EditForm, FieldGroup } from "./edit-form";

const REFERENCES = [
  { value: "previous-actual", label: "直前の実績（実績がなければ現状値）" },
  { value: "baseline", label: "現状値" },
];
const GUIDES = [
  { value: "equal-steps", label: "計画期間を均等に分ける" },
  { value: "linear-from-baseline", label: "現状値の年度から目標値の年度まで均等に分ける" },
  { value: "none", label: "目安を示さない" },
];
const SELF_APPROVAL = [
  { value: "", label: "認めない（別の人が承認する）" },
  { value: "yes", label: "認める" },
];

const WORD_LABELS: Record<keyof PlanWords, string> = {
  office: "計画の担当課",
  aim: "計画の目指すところ",
  pillar: "計画の大きな区分",
  measure: "区分の中の取組",
  kpi: "指標",
  kpiShort: "指標の短い呼び方",
};

/** The plan's own words, how it is judged, and what the public pages say of themselves. */
export function TextsForm({ form }: { form: Texts }) {
  const { planId, seen, fields } = form;
  return (
    <EditForm action={editTextsAction} planId={planId} hidden={{ seen }} isTranslated={form.isTranslated}>
      {(errors) => {
        const of = (name: string) => ({ name, defaultValue: fields[name], error: errors[name] });
        return (
          <>
            <FieldGroup title="計画">
              <TextField label="計画の名称" required {...of("name")} />
              <SelectField
                label="計画期間の最終年度"
                required
                className="w-72"
                options={form.years}
                {...of("endFy")}
              />
              <TextArea label="目指す姿" rows={2} required {...of("aim")} />
              <TextArea
                label="計画の位置づけ"
                rows={6}
                required={false}
                support="1行が1つの段落になります。"
                {...of("positioning")}
              />
              <TextField label="もとの資料" required {...of("sourceDocument")} />
            </FieldGroup>
            <FieldGroup title="この計画での呼び方">
              <p>公開ページと職員の画面で使う言葉です。空欄にすると、かっこの中の言葉を使います。</p>
              <div className="grid items-end gap-4 sm:grid-cols-2">
                {PLAN_WORDS.map((word) => (
                  <TextField
                    key={word}
                    label={`${WORD_LABELS[word]}（${USUAL_PLAN_WORDS[word]}）`}
                    required={false}
                    {...of(`word.${word}`)}
                  />
                ))}
              </div>
            </FieldGroup>
            <FieldGroup title="この計画での取扱い">
              <RadioGroup
                label="「上向いている」を比べる相手"
                required
                options={REFERENCES}
                {...of("improvementReference")}
              />
              <RadioGroup label="目安の引き方" required options={GUIDES} {...of("guideMethod")} />
              <RadioGroup
                label="提出した本人による承認"
                required
                options={SELF_APPROVAL}
                {...of("allowSelfApproval")}
              />
            </FieldGroup>
            <FieldGroup title="公開ページ">
              <TextField label="サイト名" required {...of("siteName")} />
              <TextField label="公表する課" required {...of("publisher")} />
              <TextField label="問い合わせ先" required {...of("contact")} />
              <TextField label="データの利用条件の名前" required {...of("licenceName")} />
              <TextField label="データの利用条件のアドレス" required {...of("licenceUrl")} />
            </FieldGroup>
          </>
        );
      }}
    </EditForm>
  );
}

export function PillarForm({ form }: { form: WordsForm }) {
  const { planId, seen, at, fields } = form;
  return (
    <EditForm
      action={editPillarAction}
      planId={planId}
      hidden={{ seen, ...at }}
      of={fields.title}
      isTranslated={form.isTranslated}
    >
      {(errors) => {
        const of = (name: string) => ({ name, defaultValue: fields[name], error: errors[name] });
        return (
          <FieldGroup title={form.title}>
            <TextField label="標語" required={false} support="例：身近なみどり" {...of("catchphrase")} />
            <TextField label="名称" required {...of("title")} />
            <TextField label="視点" required={false} {...of("viewpoint")} />
            <TextArea
              label="具体像"
              rows={5}
              required={false}
              support="1行に1つずつ書きます。"
              {...of("vision")}
            />
            <TextArea label="めざす成果" rows={2} required={false} {...of("outcome")} />
            <TextField label="資料の箇所" required {...of("source")} />
          </FieldGroup>
        );
      }}
    </EditForm>
  );
}
