"use client";

import type { KeyboardEvent } from "react";
import { FieldMessages } from "@/components/forms/field-frame";
import { INITIATIVE_STATES, type InitiativeState } from "@/domain/reports/initiatives/initiative";
import { INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";

const PILL =
  "inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-8 border border-solid-gray-536 bg-white px-3 text-std-16N-170 whitespace-nowrap " +
  "hover:bg-solid-gray-50 has-checked:border-blue-900 has-checked:bg-blue-50 has-checked:font-bold";

/**
 * The five states of one line, one key each: the figures 1 to 5, wherever in the line's choice the focus is.
 * @param onKey a state was chosen by its figure: the person goes on to what comes next
 */
export function StateChoice({
  id,
  labelledBy,
  value,
  error,
  onChoose,
  onKey,
}: {
  id: string;
  /** Ids of the texts that name the line. */
  labelledBy: string;
  value: InitiativeState | null;
  error: string | undefined;
  onChoose: (state: InitiativeState) => void;
  onKey: (state: InitiativeState) => void;
}) {
  const errorId = `${id}-error`;
  const chooseByFigure = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    // A Japanese keyboard may well send the wide figure.
    const state = INITIATIVE_STATES[Number(event.key.normalize("NFKC")) - 1];
    if (state === undefined) return;
    event.preventDefault();
    onKey(state);
  };
  return (
    <div
      role="radiogroup"
      id={id}
      tabIndex={-1}
      aria-labelledby={labelledBy}
      aria-describedby={error ? errorId : undefined}
      aria-invalid={error ? true : undefined}
      aria-required
      className="flex min-w-0 flex-col gap-1"
      onKeyDown={chooseByFigure}
    >
      <div className="flex flex-wrap gap-1.5">
        {INITIATIVE_STATES.map((state, index) => (
          <label key={state} className={PILL}>
            <input
              type="radio"
              name={id}
              value={state}
              checked={value === state}
              onChange={() => onChoose(state)}
              className="size-5 flex-none accent-blue-900"
            />
            <span>
              <span aria-hidden="true" className="mr-1 hidden text-solid-gray-700 lg:inline">
                {index + 1}
              </span>
              {INITIATIVE_STATE_WORDS[state]}
            </span>
          </label>
        ))}
      </div>
      <FieldMessages error={error} errorId={errorId} />
    </div>
  );
}
