import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** What every form field says around its control. */
export interface FieldTexts {
  /** The field's name in the form data; the control's id follows from it. */
  name: string;
  /** Only where two fields of one page have the same name. */
  id?: string;
  /** true: 必須, false: 任意, left out: no badge. */
  required?: boolean;
  support?: ReactNode;
  /** The sentence that belongs to this field (FieldErrors[name]). */
  error?: string;
  /** Ids of further texts that describe the control. */
  describedBy?: string;
}

export interface FieldFrame {
  readonly control: {
    readonly id: string;
    readonly name: string;
    readonly "aria-describedby": string | undefined;
    readonly "aria-invalid": true | undefined;
    readonly "aria-required": true | undefined;
  };
  readonly supportId: string;
  readonly errorId: string;
}

/** The id of a field's control: what an error list links to. */
export function controlId(name: string, id?: string): string {
  return id ?? `field-${name}`;
}

/** The ids that tie label, support text and error text to the control. */
export function frameOf({ name, id, required, support, error, describedBy }: FieldTexts): FieldFrame {
  const controlsId = controlId(name, id);
  const supportId = `${controlsId}-support`;
  const errorId = `${controlsId}-error`;
  return {
    control: {
      id: controlsId,
      name,
      "aria-describedby":
        classNames(support ? supportId : null, describedBy, error ? errorId : null) || undefined,
      "aria-invalid": error ? true : undefined,
      "aria-required": required ? true : undefined,
    },
    supportId,
    errorId,
  };
}

export function RequiredBadge({ required }: { required?: boolean }) {
  if (required === undefined) return null;
  return required ? (
    <span className="text-oln-14B-100 text-error-2">※必須</span>
  ) : (
    <span className="text-oln-14N-100 text-solid-gray-700">任意</span>
  );
}

/** Support text above the control, or error text below it. */
export function FieldMessages({
  support,
  supportId,
  error,
  errorId,
}: {
  support?: ReactNode;
  supportId?: string;
  /** Several are on lines of their own. */
  error?: string;
  errorId?: string;
}) {
  return (
    <>
      {support ? (
        <div id={supportId} className="text-std-16N-170 text-solid-gray-700">
          {support}
        </div>
      ) : null}
      {error ? (
        <div id={errorId} className="text-std-16N-170 text-error-2">
          {error.split("\n").map((sentence) => (
            <p key={sentence}>＊{sentence}</p>
          ))}
        </div>
      ) : null}
    </>
  );
}
