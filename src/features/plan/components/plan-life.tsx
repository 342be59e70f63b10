"use client";

import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { errorsOf, FormOutcome } from "@/components/ui/form-outcome";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { planLifeAction } from "../actions";
import type { PlanLife as Life } from "../view-model";

/** Every plan with where it stands, and what the office may do with it; each act behind a summary, with its reason. */
export function PlanLife({ plans }: { plans: readonly Life[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {plans.map((plan) => (
        <li key={plan.id} className="rounded-12 border border-solid-gray-420 p-4">
          <h3 className="flex flex-wrap items-center gap-2 text-std-18B-160">
            {plan.name}
            <Tag tone={plan.isRunning ? "info" : "neutral"}>{plan.phase}</Tag>
            {plan.leads ? <Tag tone="success">{plan.leads}</Tag> : null}
          </h3>
          {plan.acts.map((act) => (
            <PlanActForm key={act.act} planId={plan.id} {...act} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function PlanActForm({ planId, act, label, effect, needsReason }: Life["acts"][number] & { planId: string }) {
  const [state, action] = useActionState(planLifeAction, null);
  return (
    <details>
      <summary className="w-fit cursor-pointer py-2">{label}</summary>
      <form
        action={action}
        onReset={(event) => event.preventDefault()}
        className="mt-2 flex max-w-[40rem] flex-col gap-4 pl-4"
      >
        <FormOutcome state={state} done={() => "変更しました。"} failed="変更できませんでした" />
        <p>{effect}</p>
        <input type="hidden" name="planId" value={planId} />
        <input type="hidden" name="act" value={act} />
        {needsReason ? (
          <TextField
            label="理由"
            name="reason"
            id={`reason-${planId}-${act}`}
            required
            error={errorsOf(state).reason}
          />
        ) : (
          <input type="hidden" name="reason" value="" />
        )}
        <SubmitButton className="w-fit" variant={act === "remove" ? "danger" : "primary"}>
          {label}
        </SubmitButton>
      </form>
    </details>
  );
}
