"use client";

import type { ReactNode } from "react";
import { ButtonLink } from "@/components/forms/button";
import { ErrorSummary } from "@/components/forms/error-summary";
import { errorsOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { quoted } from "@/domain/words/ja/quotes";
import type { FormState } from "@/lib/action-state";
import { staffRoutes } from "@/lib/routes";

/** A form that writes into the draft. What was typed stays until it was taken. */
export function EditForm({
  action,
  hidden,
  planId,
  submit = "変更案に入れる",
  isAlone = true,
  isTranslated = false,
  of,
  name = "edit",
  children,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Which draft, and which part of it. */
  hidden: Readonly<Record<string, string | number>>;
  planId: string;
  /** What the button says. */
  submit?: string;
  /** The page's only form, or the first one: the way back stands below it. */
  isAlone?: boolean;
  /** What is edited says something in another language as well. */
  isTranslated?: boolean;
  /** What has no id of its own: another one may stand at its address by now, with other words. */
  of?: string;
  /** Where two of them stand on one page. */
  name?: string;
  children: (errors: Readonly<Record<string, string>>) => ReactNode;
}) {
  const [state, formAction, kept] = useKeptAction(action, name);
  const errors = errorsOf(state);
  return (
    <KeptForm
      kept={kept}
      {...(of ? { "data-kept-for": of, "data-kept-as": quoted(of) } : {})}
      action={formAction}
      onReset={(event) => event.preventDefault()}
      className="flex max-w-[56rem] flex-col gap-8"
    >
      <ErrorSummary errors={errors} title="変更案に入れられませんでした" />
      <input type="hidden" name="planId" value={planId} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {isTranslated ? (
        <p>
          英語・やさしい日本語の文もあります。ここで言葉（文や単位など）を変えると、その訳はなくなり、訳のページでも日本語で表示されます。新しい訳は、計画ファイル（easy
          と en）で入れてください。
        </p>
      ) : null}
      {children(errors)}
      <div className="flex flex-wrap gap-4">
        <SubmitButton pendingLabel="保存しています…">{submit}</SubmitButton>
        {isAlone ? (
          <ButtonLink variant="secondary" href={staffRoutes.planEdit(planId)}>
            変更せずに戻る
          </ButtonLink>
        ) : null}
      </div>
    </KeptForm>
  );
}

/** Fields that belong together, under a heading. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-12 border border-solid-gray-420 p-4 md:p-6">
      <legend className="px-2 text-std-20B-150">{title}</legend>
      {children}
    </fieldset>
  );
}
