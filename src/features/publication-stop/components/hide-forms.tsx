"use client";

import { type ReactNode, useActionState, useId, useState } from "react";
import { type Choice, SelectField, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { STOP_CAUSES } from "@/domain/publication/stops";
import { STOP_CAUSE_WORDS, STOP_KIND_WORDS } from "@/domain/words/ja/stops";
import type { ActionState } from "@/lib/action-state";
import { hideFigureAction, hideFileAction, hideTextAction } from "../actions";

type Action = (previous: unknown, form: unknown) => Promise<ActionState<null>>;
type Errors = Readonly<Record<string, string>>;

const CAUSES: readonly Choice[] = STOP_CAUSES.map((cause) => ({
  value: cause,
  label: `${STOP_CAUSE_WORDS[cause]}のため`,
}));

/**
 * One form behind its summary; what was typed stays when it is refused.
 * @param children the field that says what is stopped
 */
function HideForm({
  summary,
  action,
  children,
}: {
  summary: string;
  action: Action;
  children: (errors: Errors) => ReactNode;
}) {
  const [state, send] = useActionState(action, null);
  const [cause, setCause] = useState("");
  const [reason, setReason] = useState("");
  const id = useId();
  const errors: Errors = state && !state.ok ? state.errors : {};
  return (
    <details open={state !== null && !state.ok ? true : undefined}>
      <summary className="w-fit cursor-pointer py-2">{summary}</summary>
      <form action={send} className="mt-2 mb-6 flex max-w-[40rem] flex-col gap-4 pl-4">
        {errors[""] ? <Notice tone="error">{errors[""]}</Notice> : null}
        {children(errors)}
        <SelectField
          label="公開ページに載せる理由"
          name="cause"
          id={`${id}-cause`}
          required
          options={CAUSES}
          emptyLabel="選んでください"
          value={cause}
          onChange={(event) => setCause(event.target.value)}
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
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          support="操作の記録に残ります。公開されません。停止する内容そのものは書かないでください。"
          error={errors.reason}
        />
        <SubmitButton variant="danger" className="w-fit" pendingLabel="停止しています…">
          公開を停止する
        </SubmitButton>
      </form>
    </details>
  );
}

export function HideFileForm({ files }: { files: readonly Choice[] }) {
  const [file, setFile] = useState("");
  const id = useId();
  if (files.length === 0) return null;
  return (
    <HideForm summary={`${STOP_KIND_WORDS.file}を停止する`} action={hideFileAction}>
      {(errors) => (
        <SelectField
          label="ファイル"
          name="file"
          id={`${id}-file`}
          required
          options={files}
          emptyLabel="選んでください"
          value={file}
          onChange={(event) => setFile(event.target.value)}
          support="これまでに公表したファイルです。同じ内容のファイルは、すべての号で見られなくなります。"
          error={errors.file}
          className="w-full"
        />
      )}
    </HideForm>
  );
}

export function HideFigureForm({ texts }: { texts: readonly Choice[] }) {
  const [field, setField] = useState("");
  const id = useId();
  if (texts.length === 0) return null;
  return (
    <HideForm summary={`${STOP_KIND_WORDS.figure}を停止する`} action={hideFigureAction}>
      {(errors) => (
        <SelectField
          label="文章"
          name="field"
          id={`${id}-field`}
          required
          options={texts}
          emptyLabel="選んでください"
          value={field}
          onChange={(event) => setField(event.target.value)}
          support="その欄でこれまでに公表した文章を、すべて伏せます。同じ文章がほかの場所にあれば、そこも伏せます。"
          error={errors.field}
          className="w-full"
        />
      )}
    </HideForm>
  );
}

export function HideTextForm() {
  const [passage, setPassage] = useState("");
  const id = useId();
  return (
    <HideForm summary={`${STOP_KIND_WORDS.text}を停止する`} action={hideTextAction}>
      {(errors) => (
        <TextArea
          label="停止する文章"
          name="passage"
          id={`${id}-passage`}
          required
          rows={2}
          value={passage}
          onChange={(event) => setPassage(event.target.value)}
          support="氏名や電話番号など、伏せる部分だけを公開ページのとおりに入力してください。同じ文字の並びは、すべての号のすべてのページとデータで伏せます。"
          error={errors.passage}
        />
      )}
    </HideForm>
  );
}
