import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import {
  controlId,
  type FieldFrame,
  FieldMessages,
  type FieldTexts,
  frameOf,
  RequiredBadge,
} from "./field-frame";

/** What a control inside {@link Field} spreads on itself, so that label, support text and error belong to it. */
export type ControlProps = FieldFrame["control"];

/**
 * Label → 必須/任意 → support text → control → error text (DADS), tied together by id.
 * @param children the control: a function that gets the attributes it must carry
 */
export function Field({
  label,
  children,
  className,
  ...texts
}: FieldTexts & { label: ReactNode; className?: string; children: (control: ControlProps) => ReactNode }) {
  const { control, supportId, errorId } = frameOf(texts);
  return (
    <div className={classNames("flex flex-col gap-2", className)}>
      <label htmlFor={control.id} className="flex w-fit flex-wrap items-center gap-x-2 text-std-17B-170">
        {label}
        <RequiredBadge required={texts.required} />
      </label>
      <FieldMessages support={texts.support} supportId={supportId} />
      {children(control)}
      <FieldMessages error={texts.error} errorId={errorId} />
    </div>
  );
}

const INPUT =
  "max-w-full rounded-8 border border-solid-gray-600 bg-white px-4 py-2 text-std-16N-170 hover:border-black " +
  "aria-invalid:border-2 aria-invalid:border-error-1 " +
  "disabled:border-solid-gray-300 disabled:bg-solid-gray-50 disabled:text-solid-gray-600";

/** Not for a select: to CSS every select is read-only. */
const READ_ONLY = "read-only:border-dashed read-only:bg-solid-gray-50";

type Labelled = FieldTexts & { label: ReactNode };
/** `required` belongs to the frame: it is announced, and the server answers; no browser bubble in another language. */
type Native<T extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<T>,
  "name" | "id" | "required" | "placeholder"
>;

/** A single line. `suffix` is printed behind the box (the unit) and read with it. */
export function TextField({
  label,
  name,
  id,
  required,
  support,
  error,
  describedBy,
  suffix,
  className,
  ...rest
}: Labelled & Native<"input"> & { suffix?: string }) {
  const suffixId = suffix ? `${controlId(name, id)}-suffix` : undefined;
  return (
    <Field
      {...{ label, name, id, required, support, error }}
      describedBy={classNames(suffixId, describedBy) || undefined}
    >
      {(control) => (
        <div className="flex flex-wrap items-center gap-2">
          <input
            type="text"
            autoComplete="off"
            {...rest}
            {...control}
            className={classNames(INPUT, READ_ONLY, "h-12", className ?? "w-full")}
          />
          {suffix ? (
            <span id={suffixId} className="text-std-16N-170">
              {suffix}
            </span>
          ) : null}
        </div>
      )}
    </Field>
  );
}

/** Several lines. */
export function TextArea({
  label,
  name,
  id,
  required,
  support,
  error,
  describedBy,
  className,
  ...rest
}: Labelled & Native<"textarea">) {
  return (
    <Field {...{ label, name, id, required, support, error, describedBy }}>
      {(control) => (
        <textarea
          rows={4}
          {...rest}
          {...control}
          className={classNames(INPUT, READ_ONLY, className ?? "w-full")}
        />
      )}
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly support?: string;
}

/** One of a list. `emptyLabel` adds a first choice with the value "". */
export function SelectField({
  label,
  name,
  id,
  required,
  support,
  error,
  describedBy,
  options,
  emptyLabel,
  className,
  ...rest
}: Labelled & Native<"select"> & { options: readonly Choice[]; emptyLabel?: string }) {
  return (
    <Field {...{ label, name, id, required, support, error, describedBy }}>
      {(control) => (
        <select
          // React never changes a choice that the page gives anew: another one is another control.
          key={String(rest.defaultValue ?? "")}
          {...rest}
          {...control}
          className={classNames(INPUT, "h-12", className ?? "w-full")}
        >
          {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A day, in the browser's own picker; the value is YYYY-MM-DD. */
export function DateField(props: Labelled & Native<"input">) {
  return <TextField className="w-48" {...props} type="date" />;
}

/** A box to tick. */
export function Tick({
  defaultChecked,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { defaultChecked: boolean }) {
  // As for a select.
  return <input key={String(defaultChecked)} {...rest} type="checkbox" defaultChecked={defaultChecked} />;
}

/** Any of a few, all visible: those ticked are sent as `name[]`. */
export function TickGroup({
  label,
  name,
  id,
  required,
  support,
  error,
  describedBy,
  options,
  ticked,
  className,
}: Labelled & { options: readonly Choice[]; ticked: readonly string[]; className?: string }) {
  const { control, supportId, errorId } = frameOf({ name, id, required, support, error, describedBy });
  return (
    <fieldset
      id={control.id}
      tabIndex={-1}
      aria-describedby={control["aria-describedby"]}
      className="flex min-w-0 flex-col gap-2"
    >
      <legend className="text-std-17B-170">{label}</legend>
      <FieldMessages support={support} supportId={supportId} />
      <div className={className}>
        {options.map((option) => {
          const optionId = `${control.id}-${option.value}`;
          return (
            <div key={option.value} className="flex min-h-11 items-center gap-3">
              <Tick
                id={optionId}
                name={`${name}[]`}
                value={option.value}
                defaultChecked={ticked.includes(option.value)}
                aria-invalid={control["aria-invalid"]}
                className="size-6 flex-none accent-blue-900"
              />
              <label htmlFor={optionId}>{option.label}</label>
            </div>
          );
        })}
      </div>
      <FieldMessages error={error} errorId={errorId} />
    </fieldset>
  );
}

/** One of a few, all visible. */
export function RadioGroup({
  label,
  name,
  id,
  required,
  support,
  error,
  describedBy,
  options,
  defaultValue,
  value,
  onChange,
  disabled,
}: Labelled & {
  options: readonly Choice[];
  defaultValue?: string;
  value?: string;
  onChange?: ComponentProps<"input">["onChange"];
  disabled?: boolean;
}) {
  const { control, supportId, errorId } = frameOf({ name, id, required, support, error, describedBy });
  const labelId = `${control.id}-label`;
  return (
    // Not a fieldset: a group cannot be invalid or required in ARIA, a radio group can.
    <div
      // As for a select.
      key={defaultValue}
      role="radiogroup"
      id={control.id}
      tabIndex={-1}
      aria-labelledby={labelId}
      aria-describedby={control["aria-describedby"]}
      aria-invalid={control["aria-invalid"]}
      aria-required={control["aria-required"]}
      className="flex min-w-0 flex-col gap-2"
    >
      <p id={labelId} className="flex flex-wrap items-center gap-x-2 text-std-17B-170">
        {label}
        <RequiredBadge required={required} />
      </p>
      <FieldMessages support={support} supportId={supportId} />
      <div className="flex flex-col">
        {options.map((option) => {
          const optionId = `${control.id}-${option.value || "none"}`;
          return (
            <div key={option.value} className="flex items-start gap-3 py-1">
              <input
                type="radio"
                id={optionId}
                name={name}
                value={option.value}
                disabled={disabled}
                {...(value === undefined
                  ? { defaultChecked: option.value === defaultValue }
                  : { checked: option.value === value, onChange })}
                aria-describedby={option.support ? `${optionId}-support` : undefined}
                className="mt-2.5 size-6 flex-none accent-blue-900"
              />
              <div className="py-2">
                <label htmlFor={optionId} className="block text-std-16N-170">
                  {option.label}
                </label>
                {option.support ? (
                  <p id={`${optionId}-support`} className="text-dns-14N-130 text-solid-gray-700">
                    {option.support}
                  </p>
                ) : null}
              </div>
            </div>
          );
        })}
      </div>
      <FieldMessages error={error} errorId={errorId} />
    </div>
  );
}
