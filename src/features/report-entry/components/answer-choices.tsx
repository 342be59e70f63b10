"use client";

import { Button } from "@/components/forms/button";
import { formatQuantity } from "@/domain/plan/quantity";
import { addYears } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import {
  ANSWER_WORDS,
  type Answer,
  answersNow,
  type EntryDraft,
  type FigureContext,
  lastYearValue,
} from "../model/entry-draft";

/** 「前年度と同じ」: one press fills in everything that the answer needs. */
export function SameAsLastYear({ context, onFill }: { context: FigureContext; onFill: () => void }) {
  const value = lastYearValue(context);
  if (value === null) return null;
  return (
    <div>
      <Button variant="secondary" size="sm" onClick={onFill}>
        前年度と同じ（{fiscalYearJa(addYears(context.fy, -1))}：{formatQuantity(value, context.kpi)}）
      </Button>
    </div>
  );
}

/** The other kinds of answer than the one chosen, one press each. */
export function OtherAnswers({
  draft,
  context,
  onAnswer,
}: {
  draft: EntryDraft;
  context: FigureContext;
  onAnswer: (answer: Answer) => void;
}) {
  const others = answersNow(draft, context).filter((other) => other !== draft.answer);
  return others.map((other) => (
    <Button key={other} variant="secondary" size="sm" onClick={() => onAnswer(other)}>
      {ANSWER_WORDS[other]}
    </Button>
  ));
}
