import { FilterForm } from "@/components/forms/filter-form";
import { staffRoutes } from "@/lib/routes";
import type { OutboxQuery } from "../schema";
import type { OutboxChoices } from "../view-model";

export function OutboxFilter({ filter, choices }: { filter: OutboxQuery; choices: OutboxChoices }) {
  return (
    <FilterForm
      action={staffRoutes.mails()}
      fields={[
        { name: "round", label: "照会", options: choices.rounds, chosen: filter.round ?? "" },
        { name: "state", label: "状態", options: choices.states, chosen: filter.state ?? "" },
      ]}
    />
  );
}
