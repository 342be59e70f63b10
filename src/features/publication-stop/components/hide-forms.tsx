"use client";

import { type ReactNode, useId } from "react";
import { type Choice, SelectField, TextArea } from "@/components/ui/field";
import { errorsOf, FormOutcome, typedOf } from "@/components/ui/form-outcome";
import { KeptForm, useKeptAction } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { STOP_CAUSES } from "@/domain/publication/stops";
import { STOP_CAUSE_WORDS, STOP_KIND_WORDS } from "@/domain/words/ja/stops";
import type { FormState } from "@/lib/action-state";
import { hideFigureAction, hideFileAction, hideTextAction } from "../actions";

type Texts = Readonly<Record<string, string>>;

const CAUSES: readonly Choice[] = STOP_CAUSES.map((cause) => ({
  value: cause,
  label: `${STOP_CAUSE_WORDS[cause]}のため`,
}));

/**
 * One form behind its summary; what was typed stays when it is refused.
 * @param name its place in this browser; null: what is typed is not to be kept in it
 * @param children the field that says what is stopped
 */
function HideForm({
  summary,
  action,
  name,
  children,
}: {
  summary: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  name: string | null;
  children: (errors: Texts, typed: Texts) => ReactNode;
}) {
  const [state, send, kept] = useKeptAction(action, name);
  const id = useId();
  const errors = errorsOf(state);
  const typed = typedOf(state);
  return (
    <details open={state !== null ? true : undefined}>
      <summary className="w-fit cursor-pointer py-2">{summary}</summary>
      <KeptForm
        kept={kept}
        action={send}
        noValidate
        className="mt-2 mb-6 flex max-w-[40rem] flex-col gap-4 pl-4"
      >
        <FormOutcome state={state} done={() => "公開を停止しました"} failed="停止できませんでした" />
        {children(errors, typed)}
        <SelectField
          // React keeps a select's choice when its default changes: a new one is a new element.
          key={typed.cause}
          label="公開ページに載せる理由"
          name="cause"
          id={`${id}-cause`}
          required
          options={CAUSES}
          emptyLabel="選んでください"
          defaultValue={typed.cause}
          support="停止した場所に「…のため公開を停止しました」と表示します。"
          error={errors.cause}
          className="w-full"
        />
        <TextArea
          label="停止する理由"
          name="reason"
          id={`${id}-reason`}
          required
          rows={3}
          defaultValue={typed.reason}
          support="操作の記録に残ります。公開されません。停止する内容そのものは書かないでください。"
          error={errors.reason}
        />
        <SubmitButton variant="danger" className="w-fit" pendingLabel="停止しています…">
          公開を停止する
        </SubmitButton>
      </KeptForm>
    </details>
  );
}

export function HideFileForm({ files }: { files: readonly Choice[] }) {
  const id = useId();
  if (files.length === 0) return null;
  return (
    <HideForm summary={`${STOP_KIND_WORDS.file}を停止する`} action={hideFileAction} name="hide-file">
      {(errors, typed) => (
        <SelectField
          key={typed.file}
          label="ファイル"
          name="file"
          id={`${id}-file`}
          required
          options={files}
          emptyLabel="選んでください"
          defaultValue={typed.file}
          support="これまでに公表したファイルです。同じ内容のファイルは、すべての号で見られなくなります。"
          error={errors.file}
          className="w-full"
        />
      )}
    </HideForm>
  );
}

export function HideFigureForm({ texts }: { texts: readonly Choice[] }) {
  const id = useId();
  if (texts.length === 0) return null;
  return (
    <HideForm summary={`${STOP_KIND_WORDS.figure}を停止する`} action={hideFigureAction} name="hide-figure">
      {(errors, typed) => (
        <SelectField
          key={typed.field}
          label="文章"
          name="field"
          id={`${id}-field`}
          required
          options={texts}
          emptyLabel="選んでください"
          defaultValue={typed.field}
          support="その欄でこれまでに公表した文章を、すべて伏せます。同じ文章がほかの場所にあれば、そこも伏せます。"
          error={errors.field}
          className="w-full"
        />
      )}
    </HideForm>
  );
}

export function HideTextForm() {
  const id = useId();
  return (
    // What nobody is to read any more is not left behind in a browser.
    <HideForm summary={`${STOP_KIND_WORDS.text}を停止する`} action={hideTextAction} name={null}>
      {(errors, typed) => (
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
