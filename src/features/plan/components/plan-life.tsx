"use client";

import { TextField } from "@/components/forms/field";
import { errorsOf, FormOutcome } from "@/components/forms/form-outcome";
import { type Kept, KeptForm, useKept, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Tag } from "@/components/ui/tag";
import { PLAN_ACT_DONE_WORDS } from "@/domain/words/ja/plan/life";
import type { FormState } from "@/lib/action-state";
import { planLifeAction } from "../actions";
import type { PlanLife as Life } from "../view-model/plan";
import { NextPlanForm } from "./next-plan-form";

/** Every plan with where it stands, and what the office may do with it; each act behind a summary, with its reason. */
export function PlanLife({ plans }: { plans: readonly Life[] }) {
  // One state for all forms: the form of an act that was done is gone with what it offered.
  const [state, action, kept] = useKeptAction(planLifeAction, (form) =>
    lifeForm(form.get("planId"), form.get("act")),
  );
  const isOf = (planId: string, act: string) => state?.typed.planId === planId && state.typed.act === act;
  return (
    <div className="flex flex-col gap-4">
      <FormOutcome
        state={state?.answer.ok ? state : null}
        done={() => doneSentence(plans, state)}
        failed=""
      />
      <ul className="flex flex-col gap-4">
        {plans.map((plan) => (
          <li key={plan.id} className="rounded-12 border border-solid-gray-420 p-4">
            <h3 className="flex flex-wrap items-center gap-2 text-std-18B-160">
              {plan.name}
              <Tag tone={plan.isRunning ? "info" : "neutral"}>{plan.phase}</Tag>
              {plan.leads ? <Tag tone="success">{plan.leads}</Tag> : null}
            </h3>
            <p className="text-solid-gray-700">{plan.period}</p>
            {plan.acts.map((act) => (
              <PlanActForm
                key={act.act}
                planId={plan.id}
                seen={plan.seen}
                {...act}
                action={action}
                state={isOf(plan.id, act.act) ? state : null}
                answer={isOf(plan.id, act.act) ? kept.answer : null}
              />
            ))}
            <NextPlanForm plan={plan} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where what is typed in one of the forms is kept. */
function lifeForm(planId: unknown, act: unknown): string {
  return `life-${planId}-${act}`;
}

/** What was done to which plan, by what the form sent. */
function doneSentence(plans: readonly Life[], state: FormState): string {
  const { planId, act } = state?.typed ?? {};
  const name = plans.find(({ id }) => id === planId)?.name ?? "";
  return isAct(act) ? PLAN_ACT_DONE_WORDS[act](name) : "";
}

function isAct(act: string | undefined): act is keyof typeof PLAN_ACT_DONE_WORDS {
  return act !== undefined && act in PLAN_ACT_DONE_WORDS;
}

function PlanActForm({
  planId,
  seen,
  act,
  label,
  effect,
  needsReason,
  action,
  state,
  answer,
}: Life["acts"][number] & {
  planId: string;
  seen: string;
  action: (form: FormData) => void;
  /** What became of this form; null while it was not sent. */
  state: FormState;
  answer: Kept["answer"];
}) {
  const kept = useKept(lifeForm(planId, act), answer);
  return (
    <details>
      <summary className="w-fit cursor-pointer py-2">{label}</summary>
      <KeptForm
        kept={kept}
        action={action}
        onReset={(event) => event.preventDefault()}
        className="mt-2 flex max-w-[40rem] flex-col gap-4 pl-4"
      >
        <FormOutcome state={state?.answer.ok ? null : state} done={() => ""} failed="変更できませんでした" />
        <p>{effect}</p>
        <input type="hidden" name="planId" value={planId} />
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="seen" value={seen} />
        {needsReason ? (
          <TextField
            label="理由"
            name="reason"
            id={`reason-${planId}-${act}`}
            required
            support="次の公表で、公開ページでお知らせします。"
            error={errorsOf(state).reason}
          />
        ) : (
          <input type="hidden" name="reason" value="" />
        )}
        <SubmitButton className="w-fit" variant={act === "remove" ? "danger" : "primary"}>
          {label}
        </SubmitButton>
      </KeptForm>
    </details>
  );
}
