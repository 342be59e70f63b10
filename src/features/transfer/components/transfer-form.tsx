"use client";

import { SelectField } from "@/components/forms/field";
import { errorsOf, FormOutcome, mailsText, typedOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { transferAction } from "../actions";
import type { TransferPage } from "../view-model";

/** In the words in which it was told beforehand. */
function movedSentence({
  items,
  kpis,
  metrics,
  initiatives,
  links,
}: Record<"items" | "kpis" | "metrics" | "initiatives" | "links", number>): string {
  const parts = [
    `照会の担当${items}件`,
    ...(kpis > 0 ? [`指標の所管課${kpis}件`] : []),
    ...(metrics > 0 ? [`${METRICS}の所管課${metrics}件`] : []),
    ...(initiatives > 0 ? [`取組項目の担当課${initiatives}件`] : []),
  ];
  const ended = links > 0 ? `回答リンク${links}件を取り消しました。` : "";
  return `${parts.join("、")}を引き継ぎました。${ended}`;
}

/** Who takes over, and the act itself. It stays to tell what was done when nothing is left to transfer. */
export function TransferForm({ chosen }: { chosen: NonNullable<TransferPage["chosen"]> }) {
  const [state, action, kept] = useKeptAction(transferAction, `to-${chosen.value}`);
  const typed = typedOf(state);
  const { items, kpis, metrics, initiatives, links } = chosen;
  const isEmpty = items.length + kpis.length + metrics.length + initiatives + links === 0;
  return (
    <KeptForm kept={kept} action={action} noValidate className="flex flex-col gap-4">
      <FormOutcome state={state} done={() => "引き継ぎました"} failed="引き継げませんでした">
        {({ mails, ...moved }) => (
          <>
            <p>{movedSentence(moved)}</p>
            {mails > 0 && <p>新しく担当になった人に、{mailsText(mails)}</p>}
          </>
        )}
      </FormOutcome>
      <input type="hidden" name="party" value={chosen.value} />
      <input type="hidden" name="seen" value={chosen.seen} />
      {!isEmpty && (
        <>
          <SelectField
            key={typed.to ?? ""}
            id="transfer-to"
            name="to"
            label={chosen.kind === "person" ? "引き継ぐ人" : "引き継ぐ課"}
            required
            emptyLabel={chosen.kind === "department" ? "選んでください" : undefined}
            support={
              chosen.kind === "person"
                ? "指標の所管課で、利用中のアカウントがある人から選びます。"
                : "担当者を決めていた照会は、引き継ぐ課の全員にお願いすることになります。"
            }
            options={[
              ...(chosen.kind === "person" ? [{ value: "everybody", label: "課の全員" }] : []),
              ...chosen.successors.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            defaultValue={typed.to ?? (chosen.kind === "person" ? "everybody" : "")}
            error={errorsOf(state).to}
          />
          <SubmitButton className="self-start" pendingLabel="引き継いでいます…">
            引き継ぐ
          </SubmitButton>
        </>
      )}
    </KeptForm>
  );
}
