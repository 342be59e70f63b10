"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { DateField, RadioGroup, TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { dateJa, fiscalYearJa } from "@/domain/fiscal-year";
import { staffRoutes } from "@/lib/routes";
import type { ChangeDone, RevisionView } from "../schema";
import { ConflictPanel } from "./conflict-panel";
import {
  ANSWER_WORDS,
  ANSWERS,
  DRAFT_FIELDS,
  type EntryDraft,
  type FieldErrors,
  type FigureContext,
  previewFigure,
  submissionErrors,
} from "./entry-draft";
import { FigurePreviewBox, FigureWarnings } from "./figure-preview";
import { SaveStatusLine } from "./save-status";
import { useDraftSaver } from "./use-draft-saver";

export interface EntryFormProps {
  readonly context: FigureContext;
  readonly viewerId: string;
  readonly start: EntryDraft;
  readonly version: number;
  /** The newest revision; null before the first. */
  readonly current: RevisionView | null;
  readonly onSubmitted: (done: ChangeDone) => void;
  /** The newest revision of somebody else is shown instead of the form. */
  readonly onLocked: (current: RevisionView) => void;
  /** For a correction that was opened and not begun; null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
}

/** The report's form: saves itself, shows the coming mark, answers every error at its field. */
export function EntryForm({
  context,
  viewerId,
  start,
  version,
  current,
  onSubmitted,
  onLocked,
  onCancel,
}: EntryFormProps) {
  const { kpi, fy } = context;
  const { saver, state, restored } = useDraftSaver({ kpiId: kpi.id, fy, viewerId, start, version, current });
  const [isSubmitting, setSubmitting] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  useTypedBeforeStart(form, saver.update.bind(saver), start);
  const { draft, status, conflict, errors } = state;

  if (conflict) {
    return (
      <ConflictPanel
        // Another conflict is another choice.
        key={conflict.current.version}
        conflict={conflict}
        onResolve={(merged, saved, newest) => {
          saver.resolve(merged, saved, newest);
          requestAnimationFrame(() => form.current?.focus());
        }}
        onDiscard={() => {
          saver.discard();
          onLocked(conflict.current);
        }}
      />
    );
  }

  const submit = async () => {
    if (isSubmitting) return;
    const found = submissionErrors(draft, context);
    if (Object.keys(found).length > 0) {
      saver.setErrors(found);
      void saver.flush();
      requestAnimationFrame(() => summary.current?.focus());
      return;
    }
    setSubmitting(true);
    const done = await saver.submit();
    setSubmitting(false);
    if (done) onSubmitted(done);
    else requestAnimationFrame(() => summary.current?.focus());
  };

  return (
    <form
      ref={form}
      tabIndex={-1}
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => event.preventDefault()}
      onBlur={() => void saver.flush()}
    >
      <noscript>
        <p className="text-std-16N-170 text-error-2">
          入力した内容を保存するには、ブラウザーのJavaScriptを有効にしてください。
        </p>
      </noscript>
      {restored && (
        <Notice tone="info" title="保存されていなかった入力を復元しました">
          前回この画面で入力し、保存できていなかった内容です。内容をご確認ください。
        </Notice>
      )}
      <div ref={summary} tabIndex={-1} className={Object.keys(errors).length === 0 ? "hidden" : undefined}>
        <ErrorSummary errors={inFormOrder(errors)} />
      </div>
      <EntryFields
        draft={draft}
        errors={errors}
        context={context}
        onChange={(patch) => saver.update(patch)}
        onErrors={(found) => saver.setErrors(found)}
      />
      <SaveStatusLine status={status} returnTo={staffRoutes.entryForm(kpi.id, fy)} />
      <div className="flex flex-wrap items-center gap-4">
        <Button onClick={submit} aria-disabled={isSubmitting || undefined}>
          {isSubmitting ? "提出しています…" : "提出する"}
        </Button>
        {onCancel && saver.version === version && (
          <Button
            variant="text"
            onClick={() => {
              saver.discard();
              onCancel();
            }}
          >
            訂正をやめる
          </Button>
        )}
        <p className="text-std-16N-170 text-solid-gray-700">提出すると、DX推進課が内容を確認します。</p>
      </div>
    </form>
  );
}

function EntryFields({
  draft,
  errors,
  context,
  onChange,
  onErrors,
}: {
  draft: EntryDraft;
  errors: FieldErrors;
  context: FigureContext;
  onChange: (patch: Partial<EntryDraft>) => void;
  onErrors: (errors: FieldErrors) => void;
}) {
  const { kpi, fy, isCorrection } = context;
  const preview = previewFigure(draft.actualText, context);
  const text = (
    name: "reason" | "nextStep" | "basisNote" | "warningNote" | "missingNote" | "correctionReason",
  ) => ({
    name,
    value: draft[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  const date = (name: "asOf" | "expectedOn") => ({
    name,
    value: draft[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  const warnings = preview.kind === "read" ? preview.warnings : [];
  return (
    <>
      {isCorrection && (
        <TextArea
          {...text("correctionReason")}
          label="訂正の理由"
          required
          rows={2}
          support="公表ページの「訂正履歴」に、訂正前後の値とともに載ります。"
        />
      )}
      <RadioGroup
        label={`${fiscalYearJa(fy)}の実績`}
        name="answer"
        required
        error={errors.answer}
        value={draft.answer}
        onChange={(event) => onChange({ answer: event.target.value as EntryDraft["answer"] })}
        options={ANSWERS.map((value) => ({ value, label: ANSWER_WORDS[value] }))}
      />
      {draft.answer === "figure" ? (
        <>
          <div className="flex flex-col gap-3">
            <TextField
              name="actualText"
              label="実績の値"
              required
              inputMode="decimal"
              suffix={kpi.unit}
              className="w-48 text-right tabular-nums"
              support="全角の数字や桁区切りのカンマも、そのまま入力できます。"
              value={draft.actualText}
              error={errors.actualText}
              onChange={(event) => onChange({ actualText: event.target.value })}
              onBlur={() => {
                if (preview.kind === "unreadable") onErrors({ ...errors, actualText: preview.message });
              }}
            />
            <FigurePreviewBox preview={preview} unit={kpi.unit} />
          </div>
          {warnings.length > 0 && (
            <div className="flex flex-col gap-3">
              <FigureWarnings warnings={warnings} />
              <TextArea
                {...text("warningNote")}
                label="この値で正しい理由"
                required
                rows={2}
                support="値が正しい場合は、その理由を入力してください。確認する人だけが見ます。"
              />
            </div>
          )}
          <TextArea
            {...text("reason")}
            label="要因"
            required
            support="この実績になった理由を、市民に分かる言葉で入力してください。公表されます。"
          />
        </>
      ) : (
        <>
          <TextArea
            {...text("missingNote")}
            label="値がない理由"
            required
            rows={3}
            support="例：国の統計の公表が9月のため。公表ページに載ります。"
          />
          <DateField
            {...date("expectedOn")}
            label="値が分かる見込みの日"
            required={draft.answer === "awaiting_release"}
          />
        </>
      )}
      <TextArea {...text("nextStep")} label="今後の取組" required={false} support="公表されます。" />
      {draft.answer === "figure" && (
        <DateField
          {...date("asOf")}
          label="いつの時点の値か"
          required
          support={draft.asOf ? `${dateJa(draft.asOf)}時点` : "年度末の値であれば、年度末の日付です。"}
        />
      )}
      <TextArea
        {...text("basisNote")}
        label="集計の範囲・注記"
        required={false}
        rows={2}
        support="数え方や対象の範囲に注意が要るときに入力してください。公表されます。"
      />
    </>
  );
}

function inFormOrder(errors: FieldErrors): FieldErrors {
  const order = ["", ...DRAFT_FIELDS] as readonly string[];
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}

/** What was typed before the page's script had started is in the fields, but not yet in the state. */
function useTypedBeforeStart(
  form: RefObject<HTMLFormElement | null>,
  take: (patch: Partial<EntryDraft>) => void,
  start: EntryDraft,
): void {
  const first = useRef({ take, start });
  useLayoutEffect(() => {
    if (!form.current) return;
    const typed = new FormData(form.current);
    const patch = Object.fromEntries(
      DRAFT_FIELDS.flatMap((field) => {
        const value = typed.get(field);
        // A browser ends lines of a form's text with CR LF.
        const text = typeof value === "string" ? value.replaceAll("\r\n", "\n") : null;
        return text !== null && text !== first.current.start[field].replaceAll("\r\n", "\n")
          ? [[field, text]]
          : [];
      }),
    );
    if (Object.keys(patch).length > 0) first.current.take(patch);
  }, [form]);
}
