"use client";

import { useState } from "react";
import { Button, ButtonLink } from "@/components/forms/button";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TextField } from "@/components/forms/field";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { staffRoutes } from "@/lib/routes";
import { createAccountAction } from "../actions";
import { AccountFields, type DepartmentChoiceItem, summaryErrors } from "./account-fields";
import { IssuedLinkNotice } from "./issued-link";

/** One account after another: each time a fresh form, once the last link was noted. */
export function CreateAccount({ departments }: { departments: readonly DepartmentChoiceItem[] }) {
  const [round, setRound] = useState(0);
  return (
    <CreateAccountForm key={round} departments={departments} onAnother={() => setRound((now) => now + 1)} />
  );
}

function CreateAccountForm({
  departments,
  onAnother,
}: {
  departments: readonly DepartmentChoiceItem[];
  onAnother: () => void;
}) {
  const [state, action, kept] = useKeptAction(createAccountAction, "new");
  const answer = state?.answer;
  if (answer?.ok) {
    return (
      <div className="flex flex-col gap-6">
        <IssuedLinkNotice link={answer.value} title={`${answer.value.name}さんのアカウントを作成しました`} />
        <div className="flex flex-wrap gap-3">
          <Button onClick={onAnother}>続けて作成する</Button>
          <ButtonLink variant="secondary" href={staffRoutes.accounts()}>
            アカウント一覧へ
          </ButtonLink>
        </div>
      </div>
    );
  }
  const errors = answer?.errors;
  return (
    <KeptForm kept={kept} action={action} noValidate className="flex flex-col gap-6">
      <ErrorSummary errors={summaryErrors(errors)} />
      <TextField
        label="メールアドレス"
        name="email"
        required
        type="email"
        autoCapitalize="none"
        spellCheck={false}
        support="サインインに使います。あとから変更できません。"
        defaultValue={state?.typed.email}
        error={errors?.email}
      />
      <AccountFields
        values={state?.typed ?? { role: "contributor" }}
        departments={departments}
        errors={errors}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingLabel="作成しています…">作成して招待リンクを発行する</SubmitButton>
        <ButtonLink variant="text" href={staffRoutes.accounts()}>
          やめる
        </ButtonLink>
      </div>
    </KeptForm>
  );
}
