"use client";

import { Button } from "@/components/ui/button";
import { formatQuantity } from "@/domain/plan/quantity";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { ANSWER_WORDS, ANSWERS, type Answer, type FigureContext, lastYearValue } from "../model/entry-draft";

/** 「前年度と同じ」: one press fills in everything that the answer needs. */
export function SameAsLastYear({ context, onFill }: { context: FigureContext; onFill: () => void }) {
  const value = lastYearValue(context);
  if (value === null) return null;
  return (
    <div>
      <Button variant="secondary" size="sm" onClick={onFill}>
        前年度と同じ（{fiscalYearJa(context.fy - 1)}：{formatQuantity(value, context.kpi)}）
      </Button>
    </div>
  );
}

/** The other kinds of answer than the one chosen, one press each. */
export function OtherAnswers({ answer, onAnswer }: { answer: Answer; onAnswer: (answer: Answer) => void }) {
  return ANSWERS.filter((other) => other !== answer).map((other) => (
    <Button key={other} variant="secondary" size="sm" onClick={() => onAnswer(other)}>
      {ANSWER_WORDS[other]}
    </Button>
  ));
}
