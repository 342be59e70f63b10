"use client";

import { useState } from "react";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { quoted } from "@/domain/words/ja/quotes";
import { assignDepartmentAction } from "../actions";

/** Who answers for one KPI: a list and a button in the KPI's row. */
export function AssignDepartmentForm({
  kpi,
  current,
  departments,
}: {
  kpi: { readonly id: string; readonly name: string };
  current: { readonly id: string; readonly name: string } | null;
  departments: readonly { readonly id: string; readonly name: string }[];
}) {
  const [state, action, kept] = useKeptAction(assignDepartmentAction, null);
  const answer = state?.answer;
  const [chosen, setChosen] = useState(current?.id ?? "");
  const saved = answer?.ok === true && chosen === (current?.id ?? "");
  const error = answer?.ok === false ? Object.values(answer.errors)[0] : undefined;
  const id = `department-${kpi.id}`;
  return (
    // React resets a form after its action, and a select would show its old choice again.
    <KeptForm
      kept={kept}
      action={action}
      onReset={(event) => event.preventDefault()}
      className="flex flex-col gap-1"
    >
      <input type="hidden" name="kpiId" value={kpi.id} />
      <input type="hidden" name="seen" value={current?.id ?? ""} />
      <label htmlFor={id} className="sr-only">
        {`${quoted(kpi.name)}の所管課`}
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <select
          id={id}
          name="departmentId"
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-answer`}
          className="h-11 w-44 max-w-full rounded-8 border border-solid-gray-600 bg-white px-2 aria-invalid:border-2 aria-invalid:border-error-1"
        >
          <option value="">未設定</option>
          {departments.map((department) => (
            <option key={department.id} value={department.id}>
              {department.name}
            </option>
          ))}
        </select>
        <SubmitButton variant="secondary" size="sm" pendingLabel="保存中…">
          保存
          <span className="sr-only">{`（${kpi.name}の所管課）`}</span>
        </SubmitButton>
      </div>
      <p id={`${id}-answer`} role="status" className={error ? "text-error-2" : "text-success-2"}>
        {error ?? (saved ? "保存しました。" : "")}
      </p>
    </KeptForm>
  );
}
