"use client";

import { useState } from "react";
import { Field } from "@/components/forms/field";
import { FileInput } from "@/components/forms/file-input";
import { errorsOf } from "@/components/forms/form-outcome";
import { AnswerTold, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { planFileAction } from "../actions";
import { MAX_PLAN_FILE_BYTES, PLAN_FILE_TOO_LARGE } from "../schema";

/** A plan file is chosen; of a new plan its summary stands here before it is taken in. */
export function PlanFileForm() {
  const [state, action, kept] = useKeptAction(planFileAction, null);
  const { bytes, ...others } = errorsOf(state);
  const errors = Object.values(others);
  // A file that is far too large would never reach the server.
  const [tooLarge, setTooLarge] = useState(false);
  const read = state?.answer.ok ? state.answer.value : null;
  const draft = read?.draft ?? null;
  const isNew = draft || read?.isSame ? null : read;
  return (
    <div className="flex max-w-[48rem] flex-col gap-8">
      <AnswerTold answer={kept.answer} />
      {errors.length > 0 ? (
        <Notice tone="error" title="取り込めませんでした。何も変わっていません。">
          <ul className="list-disc pl-6">
            {errors.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {read?.isSame ? (
        <div role="status">
          <Notice tone="info" title="変わるところはありません。いまの計画と同じ内容です。" />
        </div>
      ) : null}
      {read && draft ? (
        <form action={action} className="flex flex-col gap-4">
          <Notice tone="warning" title={draft.sentence}>
            <p>
              読み込んだファイルは、まだ何も変えていません。置き換えるときは、次の欄にチェックを入れてください。いまの変更案とその理由は消え、内容は操作の記録に残ります。
            </p>
          </Notice>
          <div className="flex items-start gap-3">
            <input
              type="checkbox"
              id="replaces"
              name="replaces"
              value={draft.seen}
              required
              className="mt-0.5 size-6 flex-none accent-blue-900"
            />
            <label htmlFor="replaces">いまの変更案を消して、読み込んだファイルの内容に置き換える</label>
          </div>
          <input type="hidden" name="text" value={read.text} />
          <SubmitButton className="w-fit" pendingLabel="置き換えています…">
            変更案を置き換える
          </SubmitButton>
        </form>
      ) : null}
      {isNew ? (
        <form action={action} className="flex flex-col gap-4">
          <Notice tone="info" title="ここにない計画です。内容を確かめて、加えてください。">
            <DescriptionList items={isNew.summary} />
          </Notice>
          <input type="hidden" name="text" value={isNew.text} />
          <input type="hidden" name="seen" value="yes" />
          <SubmitButton className="w-fit" pendingLabel="加えています…">
            この計画を加える
          </SubmitButton>
        </form>
      ) : null}
      <form
        action={action}
        onSubmit={(event) => {
          if (tooLarge) event.preventDefault();
        }}
        className="flex flex-col gap-4"
      >
        <Field
          label="計画ファイル（YAML）"
          name="file"
          required
          error={tooLarge ? PLAN_FILE_TOO_LARGE : bytes}
          support="ここにある計画のファイルは、いまの計画との違いが変更案になります。ここにない計画は、内容を確かめてから加えます。"
        >
          {(control) => (
            <FileInput
              accept=".yaml,.yml"
              onChange={(event) => {
                const size = event.currentTarget.files?.[0]?.size ?? 0;
                setTooLarge(size > MAX_PLAN_FILE_BYTES);
              }}
              {...control}
            />
          )}
        </Field>
        <SubmitButton
          className="w-fit"
          variant={read ? "secondary" : "primary"}
          pendingLabel="読み込んでいます…"
        >
          ファイルを読み込む
        </SubmitButton>
      </form>
    </div>
  );
}
