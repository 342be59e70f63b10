"use client";

import { type ReactNode, useState } from "react";
import { isRunning } from "@/domain/plan/years";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { yearRunsSentence } from "@/domain/words/ja/reports/entry";
import { FIGURE_STATUS_WORDS } from "@/domain/words/ja/reports/reports";
import { answeredAs, asLastYear, isCorrecting, kindOf, previewFigure } from "../model/entry-draft";
import { OtherAnswers, SameAsLastYear } from "./answer-choices";
import {
  AnswerField,
  AsOfField,
  BasisField,
  ConfirmationNote,
  CorrectionField,
  type EntryFieldsProps,
  FigureField,
  MissingFields,
  NextStepField,
  ReasonField,
  WarnedField,
} from "./entry-fields";
import { FigurePreviewBox } from "./figure-preview";

/**
 * The arrangement of one card among several: figure, reason, what comes next, and at the end the button. 集計の範囲 is
 * seldom needed: it is folded away, until an error or the office's comment names it, or something stands there.
 * @param submit the button with what belongs to it
 * @param opensBasis the office's comment names 集計の範囲
 * @param onFilled 「前年度と同じ」 was pressed: nothing is left to type
 * @param onAnswered another kind of answer was chosen: its first field comes next
 */
export function EntryCardFields({
  submit,
  opensBasis,
  onFilled,
  onAnswered,
  ...props
}: EntryFieldsProps & {
  submit: ReactNode;
  opensBasis: boolean;
  onFilled: () => void;
  onAnswered: () => void;
}) {
  const { draft, errors, context, onChange } = props;
  const [isUnfolded, setUnfolded] = useState(opensBasis || draft.basisNote !== "");
  const preview = previewFigure(draft, context);
  const kind = kindOf(draft.answer);
  const unchanged = asLastYear(draft, context);
  const isOpen = isUnfolded || errors.basisNote !== undefined;
  return (
    <>
      {errors.answer === undefined ? (
        isRunning(context.fy, context.today) && (
          <p className="text-std-16N-170">{yearRunsSentence(context.fy)}</p>
        )
      ) : (
        <AnswerField {...props} />
      )}
      <ConfirmationNote {...props} />
      {kind !== null ? (
        <>
          <div className="grid items-start gap-x-6 gap-y-3 md:grid-cols-[auto_minmax(0,1fr)]">
            <FigureField
              {...props}
              preview={preview}
              label={`${fiscalYearJa(context.fy)}の${FIGURE_STATUS_WORDS[kind]}`}
            />
            <FigurePreviewBox preview={preview} context={context} quiet />
          </div>
          <ReasonField {...props} preview={preview} isShort />
          <WarnedField {...props} preview={preview} />
        </>
      ) : (
        <MissingFields {...props} />
      )}
      {isCorrecting(draft, context) && <CorrectionField {...props} />}
      <NextStepField {...props} isShort />
      <AsOfField {...props} />
      <details open={isOpen} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
        <summary className="w-fit py-1 text-std-16N-170">集計の範囲・注記も入力する</summary>
        <div className="mt-4">
          <BasisField {...props} />
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-3 empty:hidden">
        {kind !== null && unchanged && (
          <SameAsLastYear
            context={context}
            onFill={() => {
              onChange(unchanged);
              onFilled();
            }}
          />
        )}
        <OtherAnswers
          draft={draft}
          context={context}
          onAnswer={(answer) => {
            onChange(answeredAs(draft, answer));
            onAnswered();
          }}
        />
      </div>
      <div className="border-t border-solid-gray-300 pt-4">{submit}</div>
    </>
  );
}
