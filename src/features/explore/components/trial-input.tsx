import { TextField } from "@/components/forms/field";
import type { Kpi } from "@/domain/plan/definition";
import type { DecimalString } from "@/domain/shared/decimal";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { useHasScript } from "../model/has-script";
import type { TrialField } from "../model/outcome";
import { sliderOf } from "../model/slider";

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
  /** Where the slider stands before it is moved. */
  latest: DecimalString | null;
  onTry: (text: string) => void;
}) {
  const hasScript = useHasScript();
  const slider = sliderOf(kpi, field.year?.actual ?? latest);
  return (
    <div className="flex min-w-0 flex-col sm:w-44 gap-1">
      <TextField
        id={name.replaceAll(".", "-")}
        name={name}
        label={fiscalYearJa(field.fy)}
        suffix={kpi.unit}
        inputMode="decimal"
        className="w-full sm:w-28"
        value={field.text}
        onChange={(event) => onTry(event.currentTarget.value)}
        error={field.fault}
      />
      {hasScript && slider !== null ? (
        <input
          type="range"
          aria-label={`${fiscalYearJa(field.fy)}の値を動かす（${kpi.name}）`}
          aria-valuetext={field.year === null ? "まだ入れていません" : `${field.text}${kpi.unit}`}
          min={slider.min}
          max={slider.max}
          step={slider.step}
          value={slider.at}
          onChange={(event) => onTry(event.currentTarget.value)}
          className="h-11 w-full accent-blue-900"
        />
      ) : null}
    </div>
  );
}
