"use client";

import { TextField } from "@/components/forms/field";
import type { Kpi } from "@/domain/plan/definition";
import { canBeNegative } from "@/domain/plan/lowest";
import { formatNumber, formatQuantity } from "@/domain/plan/quantity";
import { type DecimalString, decimalString } from "@/domain/shared/decimal";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { useHasScript } from "../model/has-script";
import type { TrialField } from "../model/outcome";
import { sliderOf } from "../model/slider";

const NO_VALUE = "値はまだありません";

/** A figure of a year to come: typed, or drawn with the slider, which arrow keys move as well. */
export function TrialInput({
  name,
  field,
  kpi,
  latest,
  onTry,
}: {
  name: string;
  field: TrialField;
  /** As it is read in that year. */
  kpi: Kpi;
  /** Where the slider begins; until it is moved it shows no thumb. */
  latest: DecimalString | null;
  onTry: (text: string) => void;
}) {
  const hasScript = useHasScript();
  const value = field.year?.actual ?? null;
  const slider = sliderOf(kpi, value ?? latest);
  // Once it is typed: １３０００ is read as 13,000, and stands there so.
  const figure = value === null ? field.text : formatNumber(value, kpi.decimals);
  return (
    <div className="flex min-w-0 flex-col sm:w-44 gap-1">
      <TextField
        id={name.replaceAll(".", "-")}
        name={name}
        label={fiscalYearJa(field.fy)}
        suffix={kpi.unit}
        // The keyboard of figures has no minus sign on some telephones.
        inputMode={canBeNegative(kpi) ? "text" : "decimal"}
        className="w-full sm:w-28"
        value={field.text}
        onChange={(event) => onTry(event.currentTarget.value)}
        onBlur={() => {
          if (figure !== field.text) onTry(figure);
        }}
        error={field.fault}
      />
      {hasScript && slider !== null ? (
        <>
          <input
            type="range"
            aria-label={`${fiscalYearJa(field.fy)}の値を動かす（${kpi.name}）`}
            aria-valuetext={value === null ? NO_VALUE : formatQuantity(value, kpi)}
            min={slider.min}
            max={slider.max}
            step={slider.step}
            value={slider.at}
            onChange={(event) => onTry(formatNumber(decimalString(event.currentTarget.value), kpi.decimals))}
            data-empty={value === null ? "" : undefined}
            className="trial-slider h-11 w-full accent-blue-900"
          />
          {value === null ? (
            <p aria-hidden="true" className="mt-1 text-dns-14N-130 text-solid-gray-700">
              {NO_VALUE}
            </p>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
