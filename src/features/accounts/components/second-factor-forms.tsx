"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { Tick } from "@/components/forms/field";
import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import type { Role } from "@/domain/shared/access";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { resetSecondFactorAction, setSecondFactorRolesAction } from "../actions";
import { ROLE_ORDER } from "../view-model";

/** Which roles have to have a second factor. */
export function SecondFactorRolesForm({ roles }: { roles: readonly Role[] }) {
  const [state, action, kept] = useKeptAction(setSecondFactorRolesAction, "second-factor-roles");
  return (
    <KeptForm
      kept={kept}
      action={action}
      onReset={(event) => event.preventDefault()}
      className="flex flex-col gap-4"
    >
      <FormOutcome state={state} done={() => "保存しました"} failed="保存できませんでした" />
      {roles.map((role) => (
        <input key={role} type="hidden" name="seen[]" value={role} />
      ))}
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-std-17B-170">2段階認証を必須にする役割</legend>
        {ROLE_ORDER.map((role) => (
          <label key={role} className="flex min-h-11 w-fit items-center gap-3">
            <Tick
              name="roles[]"
              value={role}
              defaultChecked={roles.includes(role)}
              className="size-6 flex-none accent-blue-900"
            />
            {ROLE_WORDS[role]}
          </label>
        ))}
      </fieldset>
      <SubmitButton variant="secondary" pendingLabel="保存しています…" className="self-start">
        保存する
      </SubmitButton>
    </KeptForm>
  );
}

export function ResetSecondFactorForm({ accountId }: { accountId: string }) {
  const [state, action, kept] = useKeptAction(resetSecondFactorAction, null);
  const errors = state && !state.answer.ok ? state.answer.errors : undefined;
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col gap-4">
      <ErrorSummary errors={errors} title="解除できませんでした" />
      <input type="hidden" name="accountId" value={accountId} />
      <SubmitButton variant="danger" pendingLabel="解除しています…" className="self-start">
        2段階認証を解除する
      </SubmitButton>
    </KeptForm>
  );
}
