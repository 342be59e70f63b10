"use client";

import { TextArea } from "@/components/forms/field";
import { type AnswersBeside, correctionOfInitiative } from "@/domain/reports/initiatives/initiative";
import {
  INITIATIVE_FIELD_WORDS,
  INITIATIVE_WARNING_WORDS,
} from "@/domain/words/ja/reports/initiative-answers";
import type { FieldErrors } from "@/lib/result";
import { type LineDraft, owedWords, warningsOf } from "../model/line-draft";

type TextName = Exclude<keyof LineDraft, "progress">;

/** The id of a line's control. */
export function fieldId(lineId: string, name: keyof LineDraft): string {
  return `field-${lineId}-${name}`;
}

/**
 * What is written of one line: the words where they are wanted, and what a doubt or a correction asks for. Every field of a
 * measure has the same label: the line's own words name the group around them.
 */
export function LineWords({
  lineId,
  draft,
  context,
  errors,
  isOpen,
  onChange,
}: {
  lineId: string;
  draft: LineDraft;
  context: AnswersBeside;
  errors: FieldErrors;
  /** The three texts are shown. */
  isOpen: boolean;
  onChange: (patch: Partial<LineDraft>) => void;
}) {
  const bind = (name: TextName) => ({
    name,
    id: fieldId(lineId, name),
    label: INITIATIVE_FIELD_WORDS[name],
    rows: 2,
    value: draft[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  const warnings = warningsOf(draft, context);
  return (
    <>
      {context.inForce !== null && correctionOfInitiative(draft, context) !== "stands" && (
        <TextArea {...bind("correctionReason")} required support="公表ページの「訂正履歴」に載ります。" />
      )}
      {isOpen && (
        <div className="grid gap-4 lg:grid-cols-3">
          <TextArea {...bind("done")} required={owedWords(draft, context) !== null} />
          <TextArea {...bind("result")} required={false} />
          <TextArea {...bind("nextStep")} required={false} />
        </div>
      )}
      {warnings.length > 0 && (
        <div className="flex flex-col gap-2">
          <ul className="text-std-16N-170">
            {warnings.map((warning) => (
              <li key={warning} className="flex items-start gap-1">
                <span aria-hidden="true" className="text-warning-orange-2">
                  ▲
                </span>
                <span>
                  <span className="sr-only">確認のお願い：</span>
                  {INITIATIVE_WARNING_WORDS[warning]}
                </span>
              </li>
            ))}
          </ul>
          <TextArea {...bind("warningNote")} required support="確認する人だけが見ます。" />
        </div>
      )}
    </>
  );
}
