"use client";

import { useState } from "react";
import { Button } from "@/components/forms/button";
import { DateField, RadioGroup, TextArea, TextField } from "@/components/forms/field";
import { canBeNegative } from "@/domain/plan/lowest";
import { formatQuantity } from "@/domain/plan/quantity";
import { isRunning } from "@/domain/plan/years";
import { isReasonOwed } from "@/domain/reports/entry/submission";
import type { FigureStatus } from "@/domain/reports/report";
import { isIsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { reasonLabel, yearRunsSentence } from "@/domain/words/ja/reports/entry";
import { FIGURE_STATUS_WORDS } from "@/domain/words/ja/reports/reports";
import {
  ANSWER_WORDS,
  type Answer,
  answeredAs,
  answersNow,
  asLastYear,
  type EntryDraft,
  type FieldErrors,
  type FigureContext,
  type FigurePreview,
  isConfirming,
  isCorrecting,
  kindOf,
  previewFigure,
  typedFigure,
} from "../model/entry-draft";
import { SameAsLastYear } from "./answer-choices";
import { FigurePreviewBox, FigureWarnings } from "./figure-preview";

export interface EntryFieldsProps {
  readonly draft: EntryDraft;
  readonly errors: FieldErrors;
  readonly context: FigureContext;
  /** Stands in the ids of the controls, where several forms share a page; "" for the only one. */
  readonly idPrefix: string;
  readonly onChange: (patch: Partial<EntryDraft>) => void;
  readonly onErrors: (errors: FieldErrors) => void;
}

type TextName = "reason" | "nextStep" | "basisNote" | "warningNote" | "missingNote" | "correctionReason";

/** The id of a field's control in a form with that prefix. */
function fieldId(idPrefix: string, name: string): string {
  return `field-${idPrefix}${name}`;
}

/** What ties a control to its place in the draft. */
function bindText(
  { draft, errors, idPrefix, onChange }: EntryFieldsProps,
  name: TextName | "asOf" | "expectedOn",
) {
  return {
    name,
    id: fieldId(idPrefix, name),
    value: draft[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  };
}

/** The arrangement of a page of its own: every field in the order in which one thinks of them, each with its help. */
export function EntryFields(props: EntryFieldsProps) {
  const { draft, context, onChange } = props;
  const preview = previewFigure(draft, context);
  const kind = kindOf(draft.answer);
  const unchanged = asLastYear(draft, context);
  return (
    <>
      {isCorrecting(draft, context) && <CorrectionField {...props} />}
      <ConfirmationNote {...props} />
      <AnswerField {...props} />
      {kind !== null ? (
        <>
          <div className="flex flex-col gap-3">
            <FigureField
              {...props}
              preview={preview}
              label={FIGURE_LABELS[kind]}
              support="全角の数字や桁区切りのカンマも、そのまま入力できます。"
            />
            {unchanged && <SameAsLastYear context={context} onFill={() => onChange(unchanged)} />}
            {/* A figure of a year that still runs brings no mark: none is promised before it is typed. */}
            <FigurePreviewBox preview={preview} context={context} quiet={draft.answer === "interim"} />
          </div>
          <WarnedField {...props} preview={preview} />
          <ReasonField {...props} preview={preview} />
        </>
      ) : (
        <MissingFields {...props} />
      )}
      <FurtherFields {...props} />
    </>
  );
}

/** Every kind of answer that can be given now. */
export function AnswerField({ draft, errors, context, idPrefix, onChange }: EntryFieldsProps) {
  return (
    <RadioGroup
      label={`${fiscalYearJa(context.fy)}の実績`}
      name="answer"
      id={fieldId(idPrefix, "answer")}
      required
      support={isRunning(context.fy, context.today) ? yearRunsSentence(context.fy) : undefined}
      error={errors.answer}
      value={draft.answer}
      onChange={(event) => onChange(answeredAs(draft, event.target.value as Answer))}
      options={answersNow(draft, context).map((value) => ({ value, label: ANSWER_WORDS[value] }))}
    />
  );
}

/** A KPI's figure is always explained; a metric's where there is something to say of it. */
export function ReasonField({
  preview,
  isShort = false,
  ...props
}: EntryFieldsProps & { preview: FigurePreview; isShort?: boolean }) {
  const { isMetric } = props.context;
  const isMuchChanged = preview.kind === "read" && preview.isMuchChanged;
  const support = isMetric
    ? "市民に分かる言葉で入力してください。公表されます。"
    : isShort
      ? "この実績になった理由。市民に公表されます。"
      : "この実績になった理由を、市民に分かる言葉で入力してください。公表されます。";
  return (
    <TextArea
      {...bindText(props, "reason")}
      label={reasonLabel({ isMetric })}
      required={isReasonOwed({ isMetric, isMuchChanged })}
      {...(isShort ? { rows: 2 } : {})}
      support={support}
    />
  );
}

const FIGURE_LABELS: Record<FigureStatus, string> = {
  final: "実績の値",
  provisional: FIGURE_STATUS_WORDS.provisional,
  interim: FIGURE_STATUS_WORDS.interim,
};

/** What follows when a 速報値 is in force and its 確報値 is entered. Draws nothing otherwise. */
export function ConfirmationNote({ draft, context }: EntryFieldsProps) {
  if (!isConfirming(draft, context)) return null;
  return (
    <p className="text-std-16N-170">
      公表した速報値の確報値（確定した値）です。値が同じでも、そのまま提出してください。訂正の理由は要りません。
    </p>
  );
}

function asOfSupport({ answer }: EntryDraft): string {
  return answer === "interim" ? "この値を数えた日付です。" : "年度末の値であれば、年度末の日付です。";
}

export function FigureField({
  preview,
  label,
  support,
  ...props
}: EntryFieldsProps & { preview: FigurePreview; label: string; support?: string }) {
  const { draft, errors, context, idPrefix, onChange, onErrors } = props;
  const isSigned = canBeNegative(context.kpi);
  const hints = [support, isSigned ? "マイナスの値は、▲500 か −500 のように入力します。" : undefined];
  return (
    <TextField
      name="actualText"
      id={fieldId(idPrefix, "actualText")}
      label={label}
      required
      // The keyboard of figures has no minus sign on some telephones.
      inputMode={isSigned ? "text" : "decimal"}
      suffix={context.kpi.unit}
      className="w-48 text-right tabular-nums"
      support={hints.filter(Boolean).join("") || undefined}
      value={draft.actualText}
      error={errors.actualText}
      onChange={(event) => onChange(typedFigure(draft, event.target.value, context))}
      onBlur={() => {
        if (preview.kind === "unreadable") onErrors({ ...errors, actualText: preview.message });
      }}
    />
  );
}

/** What the checks ask about the figure, with the field for the answer. Draws nothing where they ask nothing. */
export function WarnedField({ preview, ...props }: EntryFieldsProps & { preview: FigurePreview }) {
  const warnings = preview.kind === "read" ? preview.warnings : [];
  if (warnings.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      <FigureWarnings warnings={warnings} />
      <TextArea
        {...bindText(props, "warningNote")}
        label="この値で正しい理由"
        required
        rows={2}
        support="値が正しい場合は、その理由を入力してください。確認する人だけが見ます。"
      />
      <FormerNote {...props} />
    </div>
  );
}

/** What was written for another figure, to be taken over by who knows that it holds for this one too. */
function FormerNote({ draft, context, onChange }: EntryFieldsProps) {
  const { formerNote, warningNote } = draft;
  if (!formerNote || warningNote.trim() !== "") return null;
  const { text, actual } = formerNote;
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="whitespace-pre-line">
        {`値を変えたため、前の値（${formatQuantity(actual, context.kpi)}）のときの理由は使っていません：${text}`}
      </p>
      <Button variant="secondary" size="sm" onClick={() => onChange({ warningNote: text, formerNote: null })}>
        いまの値の理由としても使う
      </Button>
    </div>
  );
}

/** Why there is no figure, and when there will be one. */
export function MissingFields(props: EntryFieldsProps) {
  const isAwaited = props.draft.answer === "awaiting_release";
  return (
    <>
      <DateField
        {...bindText(props, "expectedOn")}
        label="値が分かる見込みの日"
        required={isAwaited}
        support={isAwaited ? "その日になると、もう一度ここに表示されます。" : undefined}
      />
      <TextArea
        {...bindText(props, "missingNote")}
        label="値がない理由"
        required
        rows={2}
        support="例：国の統計の公表が9月のため。公表ページに載ります。"
      />
    </>
  );
}

export function CorrectionField(props: EntryFieldsProps) {
  return (
    <TextArea
      {...bindText(props, "correctionReason")}
      label="訂正の理由"
      required
      rows={2}
      support="公表ページの「訂正履歴」に載ります。数値を訂正したときは、訂正前後の値も載ります。"
    />
  );
}

/** What follows figure and reason on a page of its own. */
function FurtherFields(props: EntryFieldsProps) {
  return (
    <>
      <NextStepField {...props} />
      <AsOfField {...props} />
      <BasisField {...props} />
    </>
  );
}

/** 今後の取組: asked of everybody, owed by nobody. */
export function NextStepField({ isShort = false, ...props }: EntryFieldsProps & { isShort?: boolean }) {
  return (
    <TextArea
      {...bindText(props, "nextStep")}
      label="今後の取組"
      required={false}
      rows={isShort ? 2 : 3}
      support="公表されます。"
    />
  );
}

/** 時点: one line while it stands as it should; the field where it is to be changed, missing or wrong. Of a figure alone. */
export function AsOfField(props: EntryFieldsProps) {
  const { draft, errors, idPrefix } = props;
  const [isOpen, setOpen] = useState(false);
  if (kindOf(draft.answer) === null) return null;
  // Once it is there the field stays: it must not go while somebody types in it.
  const isOwed = errors.asOf !== undefined || !isIsoDate(draft.asOf);
  if (isOwed && !isOpen) setOpen(true);
  if (!isOwed && !isOpen) {
    const change = () => {
      setOpen(true);
      requestAnimationFrame(() => document.getElementById(fieldId(idPrefix, "asOf"))?.focus());
    };
    return (
      <p className="flex flex-wrap items-center gap-x-3 text-std-16N-170">
        <span className="font-bold">時点</span>
        {dateJa(draft.asOf)}
        <Button variant="text" size="sm" onClick={change}>
          変更<span className="sr-only">（いつの時点の値か）</span>
        </Button>
      </p>
    );
  }
  return (
    <DateField
      {...bindText(props, "asOf")}
      label="いつの時点の値か"
      required
      support={draft.asOf ? `${dateJa(draft.asOf)}時点` : asOfSupport(draft)}
    />
  );
}

export function BasisField(props: EntryFieldsProps) {
  return (
    <TextArea
      {...bindText(props, "basisNote")}
      label="集計の範囲・注記"
      required={false}
      rows={2}
      support="数え方や対象の範囲に注意が要るときに入力してください。公表されます。"
    />
  );
}
