import { ButtonLink, buttonClass } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { staffRoutes } from "@/lib/routes";
import type { OutboxQuery } from "../schema";
import type { OutboxChoices } from "../view-model";

/** A plain GET form, so that the choice stands in the address and can be passed on. */
export function OutboxFilter({ filter, choices }: { filter: OutboxQuery; choices: OutboxChoices }) {
  const isFiltered = filter.round !== undefined || filter.state !== undefined;
  return (
    <form
      action={staffRoutes.mails()}
      // The fields hold their own values: another filter is another form.
      key={JSON.stringify(filter)}
      className="flex flex-col gap-4"
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:max-w-[48rem]">
        <SelectField
          label="照会"
          name="round"
          emptyLabel="すべて"
          options={choices.rounds}
          defaultValue={filter.round ?? ""}
        />
        <SelectField
          label="状態"
          name="state"
          emptyLabel="すべて"
          options={choices.states}
          defaultValue={filter.state ?? ""}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className={buttonClass({})}>
          絞り込む
        </button>
        {isFiltered ? (
          <ButtonLink href={staffRoutes.mails()} variant="text">
            条件を消す
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}
