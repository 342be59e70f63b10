"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/forms/button";
import { SaveStatusLine } from "@/components/forms/save-status";
import { OfficeName } from "@/components/staff-shell/office";
import { Notice } from "@/components/ui/notice";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import { staffRoutes } from "@/lib/routes";
import { type LineDraft, sameAsMidYear, sameAsTheYearBefore } from "../model/line-draft";
import { focusAfter, focusFirstField, focusTrouble } from "../model/line-focus";
import { readyLines, type TypedLine } from "../model/ready-lines";
import { type InitiativeLine, lineMode, type MeasureLines, startLine } from "../view-model/table";
import { LineRow } from "./line-row";
import { useLineSaver } from "./use-line-saver";

export interface EntryTableProps {
  readonly fy: FiscalYear;
  readonly measures: readonly MeasureLines[];
  readonly measureWord: string;
  readonly viewerId: string;
  readonly byLink: boolean;
}

/** 「前年度と同じ」 was pressed: for how many lines, and where. */
interface SameTold {
  readonly count: number;
  /** null: for all of the table. */
  readonly place: string | null;
}

type Outcome = { readonly kind: "nothing" } | { readonly kind: "sent"; sent: number; troubled: number };

/** Everything that a department answers for, measure by measure, handed in by one button. */
export function EntryTable({ fy, measures, measureWord, viewerId, byLink }: EntryTableProps) {
  const router = useRouter();
  const lines = useMemo(() => measures.flatMap((group) => group.lines), [measures]);
  const writable = useMemo(() => lines.filter((line) => lineMode(line) !== "read").map(startLine), [lines]);
  const { saver, state, restored } = useLineSaver(writable, { fy, viewerId });
  const [opened, setOpened] = useState<ReadonlySet<InitiativeId>>(new Set());
  const [worded, setWorded] = useState<ReadonlySet<InitiativeId>>(new Set());
  const [isSubmitting, setSubmitting] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const box = useRef<HTMLFormElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const [sameTold, setSameTold] = useState<SameTold | null>(null);

  const modeOf = (line: InitiativeLine) => {
    const mode = lineMode(line);
    const isBegun = line.state === "not_started" && state.lines.get(line.initiativeId)?.draft.progress;
    return mode === "may_open" && (opened.has(line.initiativeId) || isBegun) ? "answer" : mode;
  };
  const typedOf = (some: readonly InitiativeLine[], from = state): TypedLine[] =>
    some.flatMap((line) => {
      const typed = from.lines.get(line.initiativeId);
      return typed && !typed.isSent && modeOf(line) === "answer" ? [{ ...startLine(line), line, typed }] : [];
    });
  const unansweredOf = (some: readonly InitiativeLine[]) =>
    typedOf(some).map(({ id, context, typed }) => ({ id, context, draft: typed.draft }));
  const sameOf = (some: readonly InitiativeLine[]) => sameAsTheYearBefore(unansweredOf(some));
  const afterwards = (act: () => void) => requestAnimationFrame(act);

  const submit = async () => {
    if (isSubmitting) return;
    // What was typed a moment ago counts, whether or not it is drawn already.
    const { ready, errors } = readyLines(typedOf(lines, saver.getState()));
    saver.setErrors(errors);
    if (ready.length === 0 && errors.size === 0) {
      setOutcome({ kind: "nothing" });
      afterwards(() => told.current?.focus());
      return;
    }
    setSubmitting(true);
    const sent = ready.length === 0 ? 0 : await saver.submit(ready);
    setSubmitting(false);
    const troubled = errors.size + ready.length - sent;
    setOutcome({ kind: "sent", sent, troubled });
    setSameTold(null);
    if (sent > 0) router.refresh();
    afterwards(() => (troubled > 0 && focusTrouble(box.current)) || told.current?.focus());
  };
  const submitByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };
  const fillSame = (same: ReadonlyMap<InitiativeId, Partial<LineDraft>>, place: string | null) => {
    saver.update(same);
    setSameTold({ count: same.size, place });
  };
  const change = (id: InitiativeId, patch: Partial<LineDraft>) => saver.update(new Map([[id, patch]]));

  const open = typedOf(lines);
  const same = sameOf(lines);
  const asMidYear = sameAsMidYear(unansweredOf(lines));
  const { ready, errors: lacking } = readyLines(open);
  const unanswered = open.filter(({ typed }) => typed.draft.progress === null).length;
  return (
    <form
      ref={box}
      noValidate
      aria-label="取組の状況の回答"
      className="flex flex-col gap-6"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={submitByKey}
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
      <div ref={told} tabIndex={-1}>
        {outcome && <Told outcome={outcome} left={open.length} />}
      </div>
      {sameTold?.place === null && <SameAnswer told={sameTold} />}
      {asMidYear.size > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant="secondary" onClick={() => saver.update(asMidYear)}>
            未回答の{asMidYear.size}件をすべて「途中の回答と同じ」にする
          </Button>
          <p className="text-std-16N-170">
            年度が終わったので、年度の途中に回答した取組の状況を、あらためてお聞きしています。
          </p>
        </div>
      )}
      {same.size > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant="secondary" onClick={() => fillSame(same, null)}>
            未回答の{same.size}件をすべて「前年度と同じ」にする
          </Button>
          <p className="text-std-16N-170">前の年度と変わらない取組は、ことばを書かずに提出できます。</p>
        </div>
      )}
      {measures.map((group) => {
        const sameHere = sameOf(group.lines);
        const headingId = `measure-${group.planId}-${group.measure}`;
        return (
          <section key={headingId} aria-labelledby={headingId} className="flex flex-col gap-2">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <h2 id={headingId} className="text-std-20B-150">
                {group.label}
              </h2>
              {sameHere.size > 0 && sameHere.size < same.size && (
                <Button variant="secondary" size="sm" onClick={() => fillSame(sameHere, headingId)}>
                  {sameHere.size}件を「前年度と同じ」にする
                  <span className="sr-only">
                    （{measureWord} {group.label}）
                  </span>
                </Button>
              )}
              {sameTold?.place === headingId && <SameAnswer told={sameTold} />}
            </div>
            <ul className="border-t border-solid-gray-420">
              {group.lines.map((line) => {
                const id = line.initiativeId;
                return (
                  <LineRow
                    key={id}
                    line={line}
                    mode={modeOf(line)}
                    typed={state.lines.get(id)}
                    context={startLine(line).context}
                    wantsWords={worded.has(id)}
                    onChange={(patch) => change(id, patch)}
                    onKey={(progress) => {
                      // At once: the next key may follow before the next frame.
                      flushSync(() => change(id, { progress }));
                      focusAfter(box.current, id);
                    }}
                    onWords={() => {
                      setWorded(new Set([...worded, id]));
                      afterwards(() => focusFirstField(box.current, id, "textarea"));
                    }}
                    onOpen={() => {
                      setOpened(new Set([...opened, id]));
                      afterwards(() => focusFirstField(box.current, id, "input"));
                    }}
                    onChoose={(choice) => {
                      saver.choose(id, choice);
                      if (choice === "newer") router.refresh();
                      afterwards(() => focusFirstField(box.current, id, "input"));
                    }}
                  />
                );
              })}
            </ul>
          </section>
        );
      })}
      {open.length > 0 && (
        <div className="flex flex-col gap-2">
          <SaveStatusLine status={state.status} returnTo={staffRoutes.entryInitiatives(fy)} byLink={byLink} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button data-submit onClick={submit} aria-disabled={isSubmitting || undefined}>
              {isSubmitting ? "提出しています…" : `提出する（${ready.length}件）`}
            </Button>
            <p className="text-std-16N-170 text-solid-gray-700">
              提出すると、
              <OfficeName />
              が内容を確認します。
              {lacking.size > 0 &&
                `直すところがある${lacking.size}件は、まだ提出できません。「提出する」を押すと、直すところを表示します。`}
              {unanswered > 0 && `状況を選んでいない${unanswered}件は、提出されずに残ります。`}
            </p>
          </div>
        </div>
      )}
    </form>
  );
}

/** In the place of the button that is gone: it takes the focus, so that the next key goes on from here. */
function SameAnswer({ told }: { told: SameTold }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (told) box.current?.focus();
  }, [told]);
  return (
    <p ref={box} tabIndex={-1} className="text-std-16N-170">
      {told.count}件を「前年度と同じ」にしました。まだ提出していません。
    </p>
  );
}

function Told({ outcome, left }: { outcome: Outcome; left: number }) {
  if (outcome.kind === "nothing") {
    return (
      <Notice tone="error" title="提出できる回答がありません">
        取組の状況を選んでから、もう一度「提出する」を押してください。
      </Notice>
    );
  }
  const { sent, troubled } = outcome;
  if (troubled > 0) {
    return (
      <Notice
        tone="error"
        title={
          sent === 0
            ? `${troubled}件を提出できませんでした`
            : `${sent}件を提出し、${troubled}件は提出できませんでした`
        }
      >
        印のついた取組を直して、もう一度「提出する」を押してください。
      </Notice>
    );
  }
  return (
    <Notice tone="success" title={`${sent}件を提出しました`}>
      {left === 0 ? "すべて提出しました。ありがとうございました。" : `残りは${left}件です。`}
    </Notice>
  );
}
