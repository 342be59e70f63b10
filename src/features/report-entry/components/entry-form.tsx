"use client";

import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SaveStatusLine } from "@/components/forms/save-status";
import { OfficeName } from "@/components/staff-shell/office";
import { Notice } from "@/components/ui/notice";
import { staffRoutes } from "@/lib/routes";
import { draftFieldWords } from "../model/draft-versions";
import {
  DRAFT_FIELDS,
  type EntryDraft,
  type FieldErrors,
  type FigureContext,
  submissionErrors,
} from "../model/entry-draft";
import type { ChangeDone, RevisionView } from "../schema";
import type { ReturnNote } from "../view-model/return-note";
import { ConflictPanel } from "./conflict-panel";
import { EntryFields } from "./entry-fields";
import { EntryCardFields } from "./entry-fields-card";
import { namesField, returnRemark } from "./return-remark";
import { useDraftSaver } from "./use-draft-saver";

export interface EntryFormProps {
  readonly context: FigureContext;
  readonly viewerId: string;
  /** Came by a personal link. */
  readonly byLink: boolean;
  readonly start: EntryDraft;
  /** What the office wrote when it returned the report; null where it did not. */
  readonly returned: ReturnNote | null;
  readonly version: number;
  /** The newest revision; null before the first. */
  readonly current: RevisionView | null;
  /** `card`: one of several on a page, so that ids and headings keep apart, and errors stand at the fields alone. */
  readonly layout: "page" | "card";
  readonly onSubmitted: (done: ChangeDone) => void;
  /** The newest revision of somebody else is shown instead of the form. */
  readonly onLocked: (current: RevisionView) => void;
  /** For a correction that was opened and not begun; null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
}

/** The report's form: saves itself, shows the coming mark, answers every error at its field. */
export function EntryForm(props: EntryFormProps) {
  const { context, viewerId, byLink, start, version, current, onSubmitted, onLocked, onCancel } = props;
  const { kpi, fy } = context;
  const isCard = props.layout === "card";
  const idPrefix = isCard ? `${kpi.id}-` : "";
  const { saver, state, restored } = useDraftSaver({ kpiId: kpi.id, fy, viewerId, start, version, current });
  const [isSubmitting, setSubmitting] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const conflictHeading = useRef<HTMLHeadingElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  useTypedBeforeStart(form, saver.update.bind(saver), start);
  const { draft, status, conflict, errors } = state;

  /** Where the person has to look next; after the page has drawn what changed. */
  const showTrouble = () =>
    requestAnimationFrame(() => {
      const wrong = isCard && form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
      const target = saver.getState().conflict ? conflictHeading.current : wrong || summary.current;
      target?.focus();
    });

  const submit = async () => {
    if (isSubmitting) return;
    // What was typed a moment ago counts, whether or not it is drawn already.
    const found = submissionErrors(saver.getState().draft, context);
    if (Object.keys(found).length > 0) {
      saver.setErrors(found);
      void saver.flush();
      showTrouble();
      return;
    }
    setSubmitting(true);
    const done = await saver.submit();
    setSubmitting(false);
    if (done) onSubmitted(done);
    else showTrouble();
  };

  const submitByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };

  const summarized = isCard ? formErrors(errors) : inFormOrder(errors);
  const submitRow = (
    <div className="flex flex-col gap-2">
      {!isCard && (
        <SaveStatusLine status={status} returnTo={staffRoutes.entryForm(kpi.id, fy)} byLink={byLink} />
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button ref={submitButton} onClick={submit} aria-disabled={isSubmitting || undefined}>
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
            入力をやめる
          </Button>
        )}
        {isCard ? (
          <SaveStatusLine status={status} returnTo={staffRoutes.entry({ fy })} byLink={byLink} quiet />
        ) : (
          <p className="text-std-16N-170 text-solid-gray-700">
            提出すると、
            <OfficeName />
            が内容を確認します。
            <span className="hidden sm:inline">Ctrl＋Enterキーでも提出できます。</span>
          </p>
        )}
      </div>
    </div>
  );
  const fields = {
    draft,
    // What was returned stands at its field until it is changed; an error of the form's own comes before it.
    errors: { ...returnRemark(props.returned, draft, start), ...errors },
    context,
    idPrefix,
    onChange: (patch: Partial<EntryDraft>) => saver.update(patch),
    onErrors: (found: FieldErrors) => saver.setErrors(found),
  };

  return (
    <>
      {conflict && (
        <ConflictPanel
          // Another conflict is another choice.
          key={conflict.current.version}
          conflict={conflict}
          mine={draft}
          isMetric={context.isMetric}
          heading={conflictHeading}
          level={isCard ? 4 : 2}
          onResolve={(merged, saved, newest) => {
            saver.resolve(merged, saved, newest);
            requestAnimationFrame(() => form.current?.focus());
          }}
          onDiscard={() => {
            saver.discard();
            onLocked(conflict.current);
          }}
        />
      )}
      <form
        ref={form}
        tabIndex={-1}
        noValidate
        aria-label={isCard ? kpi.name : undefined}
        className={isCard ? "flex flex-col gap-4" : "flex flex-col gap-6"}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={submitByKey}
        onBlur={() => void saver.flush()}
      >
        {!isCard && <WithoutScript />}
        {restored && (
          <Notice tone="info" title="保存されていなかった入力を復元しました">
            前回この画面で入力し、保存できていなかった内容です。内容をご確認ください。
          </Notice>
        )}
        <div
          ref={summary}
          tabIndex={-1}
          className={Object.keys(summarized).length === 0 ? "hidden" : undefined}
        >
          <ErrorSummary errors={summarized} labels={draftFieldWords(context)} />
        </div>
        {isCard ? (
          <EntryCardFields
            {...fields}
            submit={submitRow}
            opensBasis={namesField(props.returned, "basisNote", context)}
            onFilled={() => submitButton.current?.focus()}
            onAnswered={() => requestAnimationFrame(() => firstField(form.current)?.focus())}
          />
        ) : (
          <>
            <EntryFields {...fields} />
            {submitRow}
          </>
        )}
      </form>
    </>
  );
}

/** Where the page's script does not run, nothing typed is saved. */
export function WithoutScript() {
  return (
    <noscript>
      <p className="text-std-16N-170 text-error-2">
        入力した内容を保存するには、ブラウザーのJavaScriptを有効にしてください。
      </p>
    </noscript>
  );
}

/** The control that a form begins with; null where it has none. */
export function firstField(scope: HTMLElement | null): HTMLElement | null {
  return scope?.querySelector<HTMLElement>("input, textarea") ?? null;
}

/** What speaks of the form as a whole: in a card the rest stands at its fields. */
function formErrors({ "": whole }: FieldErrors): FieldErrors {
  return whole === undefined ? {} : { "": whole };
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
