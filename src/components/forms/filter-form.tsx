import { classNames } from "@/components/ui/class-names";
import { ButtonLink } from "./button";
import { buttonClass } from "./button-class";
import { SelectField } from "./field";

export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** "" for 「すべて」. */
  readonly chosen: string;
}

/**
 * A plain GET form, so that the choice stands in the address and can be passed on.
 * @param action the page itself; without a query it shows everything
 */
export function FilterForm({ action, fields }: { action: string; fields: readonly FilterField[] }) {
  const isFiltered = fields.some(({ chosen }) => chosen !== "");
  return (
    <form
      action={action}
      // The fields hold their own values: another filter is another form.
      key={JSON.stringify(fields.map(({ chosen }) => chosen))}
      className="flex flex-col gap-4"
    >
      <div
        className={classNames(
          "grid gap-4 sm:grid-cols-2",
          fields.length > 2 ? "lg:grid-cols-4" : "lg:max-w-[48rem]",
        )}
      >
        {fields.map(({ name, label, options, chosen }) => (
          <SelectField
            key={name}
            label={label}
            name={name}
            emptyLabel="すべて"
            options={options}
            defaultValue={chosen}
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className={buttonClass({})}>
          絞り込む
        </button>
        {isFiltered ? (
          <ButtonLink href={action} variant="text">
            条件を消す
          </ButtonLink>
        ) : null}
      </div>
    </form>
  );
}
