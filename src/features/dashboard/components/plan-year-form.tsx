import { buttonClass } from "@/components/forms/button-class";
import { type Choice, SelectField } from "@/components/forms/field";
import { AS_OF_LABEL, NOW_LABEL, publicationName } from "@/domain/words/ja/reports/as-of";
import type { Frame } from "../loaders/source";
import { yearChoices } from "../view-model/dashboard";
import type { Overview } from "../view-model/overview";

/** Chooses plan, fiscal year and as of when: a plain GET form, so that the choice stands in the address. */
export function PlanYearForm({
  action,
  plans,
  view: { plan, fy, query, publications },
}: {
  action: string;
  /** Left out where the page belongs to one plan: then only year and time are chosen. */
  plans?: readonly Choice[];
  view: Pick<Overview, "plan" | "fy"> & Pick<Frame, "query" | "publications">;
}) {
  const asOf = query["as-of"];
  const times = publications.map((publication) => ({
    value: String(publication.no),
    label: publicationName(publication),
  }));
  return (
    <form
      action={action}
      className="flex flex-wrap items-end gap-x-3 gap-y-2 print-hidden"
      key={`${plan.id}-${fy}-${asOf}`}
    >
      {plans && plans.length > 1 ? (
        <SelectField
          label="計画"
          name="plan"
          options={plans}
          defaultValue={plan.id}
          className="w-full sm:w-56"
        />
      ) : (
        <input type="hidden" name="plan" value={plan.id} />
      )}
      <SelectField
        label="年度"
        name="fy"
        options={yearChoices(plan)}
        defaultValue={String(fy)}
        className="w-full sm:w-60"
      />
      {times.length > 0 ? (
        <SelectField
          label={AS_OF_LABEL}
          name="as-of"
          options={times}
          emptyLabel={NOW_LABEL}
          defaultValue={asOf === undefined ? "" : String(asOf)}
          className="w-full sm:w-52"
        />
      ) : null}
      {query.sort === undefined ? null : <input type="hidden" name="sort" value={query.sort} />}
      <button type="submit" className={buttonClass({ variant: "secondary" })}>
        表示
      </button>
    </form>
  );
}
