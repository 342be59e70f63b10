"use client";

import { type ReactNode, useState } from "react";
import { type Choice, SelectField, TextArea } from "@/components/forms/field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import { STOP_CAUSES } from "@/domain/publication/stops/stops";
import { STOP_CAUSE_WORDS, STOP_KIND_WORDS } from "@/domain/words/ja/publication/stops";
import type { FormState } from "@/lib/action-state";
import { hideFigureAction, hideFileAction, hideTextAction } from "../actions";
import type { TextChoice } from "../view-model";
import { StopForm, type Typed } from "./stop-form";

const CAUSES: readonly Choice[] = STOP_CAUSES.map((cause) => ({
  value: cause,
  label: `${STOP_CAUSE_WORDS[cause]}のため`,
}));

/** @param children the field that says what is stopped */
function HideForm({
  kind,
  action,
  name,
  children,
}: {
  kind: keyof typeof STOP_KIND_WORDS;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  name: string | null;
  children: (form: Typed) => ReactNode;
}) {
  return (
    <StopForm
      summary={`${STOP_KIND_WORDS[kind]}を停止する`}
      action={action}
      name={name}
      done="公開を停止しました"
      failed="停止できませんでした"
    >
      {(form) => (
        <>
          {children(form)}
          <Pick
            form={form}
            name="cause"
            label="公開ページに載せる理由"
            options={CAUSES}
            support="停止した場所に「…のため公開を停止しました」と表示します。"
          />
          <TextArea
            label="停止する理由"
            name="reason"
            id={`${form.id}-reason`}
            required
            rows={3}
            defaultValue={form.typed.reason}
            support="操作の記録に残ります。公開されません。停止する内容そのものは書かないでください。"
            error={form.errors.reason}
          />
          <SubmitButton variant="danger" className="w-fit" pendingLabel="停止しています…">
            公開を停止する
          </SubmitButton>
        </>
      )}
    </StopForm>
  );
}

function Pick({
  form: { id, typed, errors },
  name,
  label,
  options,
  support,
  onPick,
}: {
  form: Typed;
  name: string;
  label: string;
  options: readonly Choice[];
  support: string;
  onPick?: (value: string) => void;
}) {
  return (
    <SelectField
      // React keeps a select's choice when its default changes: a new one is a new element.
      key={typed[name]}
      label={label}
      name={name}
      id={`${id}-${name}`}
      required
      options={options}
      emptyLabel="選んでください"
      defaultValue={typed[name]}
      support={support}
      error={errors[name]}
      className="w-full"
      onChange={onPick && (({ currentTarget }) => onPick(currentTarget.value))}
    />
  );
}

export function HideFileForm({ files }: { files: readonly Choice[] }) {
  if (files.length === 0) return null;
  return (
    <HideForm kind="file" action={hideFileAction} name="hide-file">
      {(form) => (
        <Pick
          form={form}
          name="file"
          label="ファイル"
          options={files}
          support="これまでに公表したファイルです。同じ内容のファイルは、すべての号で見られなくなります。"
        />
      )}
    </HideForm>
  );
}

export function HideFigureForm({ texts }: { texts: readonly TextChoice[] }) {
  if (texts.length === 0) return null;
  return (
    <HideForm kind="figure" action={hideFigureAction} name="hide-figure">
      {(form) => <TextToHide form={form} texts={texts} />}
    </HideForm>
  );
}

/** The text, and where else the same words would go with it. */
function TextToHide({ form, texts }: { form: Typed; texts: readonly TextChoice[] }) {
  const [chosen, setChosen] = useState(form.typed.field ?? "");
  const elsewhere = texts.find(({ value }) => value === chosen)?.elsewhere ?? null;
  return (
    <>
      <Pick
        form={form}
        name="field"
        label="文章"
        options={texts}
        support="その欄でこれまでに公表した文章を、すべて伏せます。同じ文章がほかの場所にあれば、そこも伏せます。"
        onPick={setChosen}
      />
      <div aria-live="polite">{elsewhere === null ? null : <Notice tone="warning">{elsewhere}</Notice>}</div>
    </>
  );
}

export function HideTextForm() {
  return (
    // What nobody is to read any more is not left behind in a browser.
    <HideForm kind="text" action={hideTextAction} name={null}>
      {({ id, typed, errors }) => (
        <TextArea
          label="停止する文章"
          name="passage"
          id={`${id}-passage`}
          required
          rows={2}
          defaultValue={typed.passage}
          support="氏名や電話番号など、伏せる部分だけを公開ページのとおりに入力してください。同じ文字の並びは、すべての号のすべてのページとデータで伏せます。"
          error={errors.passage}
        />
      )}
    </HideForm>
  );
}
