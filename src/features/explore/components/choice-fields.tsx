"use client";

import { SelectField } from "@/components/forms/field";
import { type FiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { CHOSEN, type ExploreState, LINES, type LineKind } from "../model/address";
import { MOST_SHOWN, shownIds } from "../model/choice";
import type { ExploreData } from "../model/data";
import { useHasScript } from "../model/has-script";
import type { Outcome } from "../model/outcome";

const LINE_WORDS: Record<LineKind, string> = {
  planned: "計画（その年度の値）",
  guide: "目安",
  landing: "着地（いまの進み方が続いた場合）",
};

/** Which KPIs, which years, which lines. */
export function ChoiceFields({
  data,
  state,
  outcome,
  onChange,
}: {
  data: ExploreData;
  state: ExploreState;
  outcome: Outcome;
  onChange: (state: ExploreState) => void;
}) {
  const hasScript = useHasScript();
  const chosen = shownIds(data.choices, state);
  const isFull = chosen.length === MOST_SHOWN;
  const years = data.years.map((fy) => ({ value: String(fy), label: fiscalYearLabel(fy) }));
  const pick = (name: "from" | "to") => (text: string) => onChange({ ...state, [name]: yearOf(text) });
  return (
    <div className="flex flex-col gap-6 rounded-12 bg-solid-gray-50 p-4 md:p-6 print-hidden">
      <input type="hidden" name={CHOSEN} value="1" />
      <fieldset className="min-w-0">
        <legend className="pb-1 text-std-17B-170">{`指標（${MOST_SHOWN}つまで）`}</legend>
        <p role="status" className="text-dns-14N-130">
          {outcome.isCut
            ? `一度に並べられるのは${MOST_SHOWN}つまでのため、はじめの${MOST_SHOWN}つを表示しています。`
            : isFull
              ? `${MOST_SHOWN}つ選んでいます。ほかの指標を選ぶには、どれかを外してください。`
              : ""}
        </p>
        <div className="grid gap-x-6 md:grid-cols-2">
          {data.choices.map(({ id, name, place, noWay }) => {
            const isChosen = chosen.includes(id);
            return (
              <Tick
                key={id}
                name="kpi"
                value={id}
                label={name}
                note={noWay === null ? place : `${place}　図には描けません`}
                isTicked={isChosen}
                isDisabled={hasScript && isFull && !isChosen}
                onTick={(isTicked) =>
                  onChange({
                    ...state,
                    kpiIds: isTicked ? [...chosen, id] : chosen.filter((each) => each !== id),
                  })
                }
              />
            );
          })}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <SelectField
          label="はじめの年度"
          name="from"
          className="w-64"
          options={years}
          value={String(outcome.years[0])}
          onChange={(event) => pick("from")(event.currentTarget.value)}
        />
        <SelectField
          label="終わりの年度"
          name="to"
          className="w-64"
          options={years}
          value={String(outcome.years.at(-1))}
          onChange={(event) => pick("to")(event.currentTarget.value)}
        />
        <fieldset className="min-w-0">
          <legend className="pb-1 text-std-17B-170">図に加える線</legend>
          <div className="flex flex-wrap gap-x-6">
            {LINES.map((kind) => (
              <Tick
                key={kind}
                name="line"
                value={kind}
                label={LINE_WORDS[kind]}
                isTicked={state.lines.includes(kind)}
                onTick={(isTicked) =>
                  onChange({
                    ...state,
                    lines: LINES.filter((each) => (each === kind ? isTicked : state.lines.includes(each))),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
      </div>
    </div>
  );
}

function yearOf(text: string): FiscalYear | null {
  const fy = Number(text);
  return isFiscalYear(fy) ? fy : null;
}

function Tick({
  name,
  value,
  label,
  note,
  isTicked,
  isDisabled = false,
  onTick,
}: {
  name: string;
  value: string;
  label: string;
  note?: string;
  isTicked: boolean;
  isDisabled?: boolean;
  onTick: (isTicked: boolean) => void;
}) {
  return (
    <label className="flex min-h-11 items-start gap-3 py-2">
      <input
        type="checkbox"
        name={name}
        value={value}
        checked={isTicked}
        disabled={isDisabled}
        onChange={(event) => onTick(event.currentTarget.checked)}
        className="mt-0.5 size-6 flex-none accent-blue-900"
      />
      <span className="min-w-0">
        {label}
        {note === undefined ? null : (
          <span className="block text-dns-14N-130 text-solid-gray-700">{note}</span>
        )}
      </span>
    </label>
  );
}
