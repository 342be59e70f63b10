import { FilterForm } from "@/components/forms/filter-form";
import { staffRoutes } from "@/lib/routes";
import type { AuditChoices, AuditFilterQuery } from "../view-model/trail";

export function AuditFilterForm({ filter, choices }: { filter: AuditFilterQuery; choices: AuditChoices }) {
  return (
    <FilterForm
      action={staffRoutes.audit()}
      fields={[
        { name: "person", label: "操作した人", options: choices.people, chosen: filter.person ?? "" },
        { name: "kpi", label: "指標", options: choices.kpis, chosen: filter.kpi ?? "" },
        {
          name: "fy",
          label: "実績・照会の年度",
          options: choices.years,
          chosen: filter.fy === undefined ? "" : String(filter.fy),
        },
        { name: "action", label: "操作", options: choices.actions, chosen: filter.action ?? "" },
      ]}
    />
  );
}
