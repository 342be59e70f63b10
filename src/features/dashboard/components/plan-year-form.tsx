import { buttonClass } from "@/components/forms/button";
import { type Choice, SelectField } from "@/components/forms/field";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** Chooses plan and fiscal year: a plain GET form, so that the choice stands in the address. */
export function PlanYearForm({
  action,
  plans,
  years,
  planId,
  fy,
}: {
  action: string;
  /** Left out where the page belongs to one plan: then only the year is chosen. */
  plans?: readonly Choice[];
  years: readonly Choice[];
  planId: string;
  fy: FiscalYear;
}) {
  return (
    <form action={action} className="flex flex-wrap items-end gap-4 print-hidden" key={`${planId}-${fy}`}>
      {plans && plans.length > 1 ? (
        <SelectField
          label="計画"
          name="plan"
          options={plans}
          defaultValue={planId}
          className="w-full sm:w-80"
        />
      ) : (
        <input type="hidden" name="plan" value={planId} />
      )}
      <SelectField
        label="年度"
        name="fy"
        options={years}
        defaultValue={String(fy)}
        className="w-full sm:w-64"
      />
      <button type="submit" className={buttonClass({ variant: "secondary" })}>
        表示する
      </button>
    </form>
  );
}
