"use client";

import { ButtonLink } from "@/components/forms/button";
import { ErrorSummary } from "@/components/forms/error-summary";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { staffRoutes } from "@/lib/routes";
import { reissueInvitationAction, setAccountActiveAction, updateAccountAction } from "../actions";
import type { AccountRow } from "../view-model";
import { AccountFields, type DepartmentChoiceItem, summaryErrors } from "./account-fields";
import { IssuedLinkNotice } from "./issued-link";

export function EditAccountForm({
  account,
  departments,
}: {
  account: AccountRow;
  departments: readonly DepartmentChoiceItem[];
}) {
  const [state, action, kept] = useKeptAction(updateAccountAction, "account");
  const errors = state && !state.answer.ok ? state.answer.errors : undefined;
  const values = state?.typed ?? {
    name: account.name,
    role: account.role,
    departmentId: account.departmentId ?? "",
    departmentName: "",
  };
  return (
    <KeptForm kept={kept} action={action} noValidate className="flex flex-col gap-6">
      <ErrorSummary errors={summaryErrors(errors)} />
      <input type="hidden" name="accountId" value={account.id} />
      <input type="hidden" name="version" value={account.version} />
      <AccountFields values={values} departments={departments} errors={errors} />
      <p>変更すると、この人のサインインは終了し、次のサインインから新しい内容になります。</p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingLabel="変更しています…">変更を保存する</SubmitButton>
        <ButtonLink variant="text" href={staffRoutes.accounts()}>
          やめる
        </ButtonLink>
      </div>
    </KeptForm>
  );
}

export function ReissueInvitationForm({ accountId, seen }: { accountId: string; seen: string }) {
  const [state, action, kept] = useKeptAction(reissueInvitationAction, null);
  const errors = state && !state.answer.ok ? state.answer.errors : undefined;
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col gap-4">
      <ErrorSummary errors={errors} title="発行できませんでした" />
      <input type="hidden" name="accountId" value={accountId} />
      <input type="hidden" name="seen" value={seen} />
      {state?.answer.ok ? (
        <IssuedLinkNotice
          key={state.answer.value.url}
          link={state.answer.value}
          title="招待リンクを発行しました"
        />
      ) : null}
      <SubmitButton variant="secondary" pendingLabel="発行しています…" className="self-start">
        招待リンクを発行する
      </SubmitButton>
    </KeptForm>
  );
}

export function StandingForm({ account }: { account: AccountRow }) {
  const [state, action, kept] = useKeptAction(setAccountActiveAction, null);
  const errors = state && !state.answer.ok ? state.answer.errors : undefined;
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col gap-4">
      <ErrorSummary errors={errors} title="変更できませんでした" />
      <input type="hidden" name="accountId" value={account.id} />
      <input type="hidden" name="version" value={account.version} />
      <input type="hidden" name="active" value={account.active ? "false" : "true"} />
      <SubmitButton
        variant={account.active ? "danger" : "secondary"}
        pendingLabel="変更しています…"
        className="self-start"
      >
        {account.active ? "利用を停止する" : "利用を再開する"}
      </SubmitButton>
    </KeptForm>
  );
}
