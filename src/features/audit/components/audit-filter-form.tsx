import { ButtonLink, buttonClass } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { staffRoutes } from "@/lib/routes";
import type { AuditChoices, AuditFilterQuery } from "../view-model";

/** A plain GET form, so that the choice stands in the address and can be passed on. */
export function AuditFilterForm({
  filter,
  choices,
  isFiltered,
}: {
  filter: AuditFilterQuery;
  choices: AuditChoices;
  isFiltered: boolean;
}) {
  return (
    <form
      action={staffRoutes.audit()}
      // The fields hold their own values: another filter is another form.
      key={JSON.stringify(filter)}
      className="flex flex-col gap-4"
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          label="操作した人"
          name="person"
          emptyLabel="すべて"
          options={choices.people}
          defaultValue={filter.person ?? ""}
        />
        <SelectField
          label="指標"
          name="kpi"
          emptyLabel="すべて"
          options={choices.kpis}
          defaultValue={filter.kpi ?? ""}
        />
        <SelectField
          label="実績・照会の年度"
          name="fy"
          emptyLabel="すべて"
          options={choices.years}
          defaultValue={filter.fy === undefined ? "" : String(filter.fy)}
        />
        <SelectField
          label="操作"
          name="action"
          emptyLabel="すべて"
          options={choices.actions}
          defaultValue={filter.action ?? ""}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className={buttonClass({})}>
          絞り込む
        </button>
        {isFiltered ? (
          <ButtonLink href={staffRoutes.audit()} variant="text">
            条件を消す
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}
