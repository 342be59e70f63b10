"use client";

import { Button } from "@/components/forms/button";
import { InitiativeAnswerRead } from "@/components/initiative-answer";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import type { AnswersBeside, InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { ReportState } from "@/domain/reports/report";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { BROUGHT_TO_WORDS } from "@/domain/words/ja/reports/changed-meanwhile";
import { INITIATIVE_REPORT_WORDS, undecidedText } from "@/domain/words/ja/reports/initiative-entry";
import { INITIATIVE_STATE_WORDS, stateYearText } from "@/domain/words/ja/reports/initiatives";
import { hasWords, isBegun, type LineDraft, owedWords } from "../model/line-draft";
import { isOpen, type LineState } from "../model/line-saver";
import { STATE_TONES } from "../view-model/line-tones";
import { type InitiativeLine, isAskedAgain, type LineMode } from "../view-model/table";
import { AttachmentsLink } from "./attachments-link";
import { fieldId, LineWords } from "./line-words";
import { StateChoice } from "./state-choice";
import { TakeBackLine } from "./take-back-line";

export interface LineRowProps {
  readonly line: InitiativeLine;
  readonly mode: LineMode;
  /** undefined for a line that is only read. */
  readonly typed: LineState | undefined;
  readonly context: AnswersBeside;
  /** The person has asked for the three texts. */
  readonly wantsWords: boolean;
  readonly onChange: (patch: Partial<LineDraft>) => void;
  readonly onKey: (state: InitiativeState) => void;
  readonly onWords: () => void;
  /** The person wants to answer what is not asked, or to correct what was approved. */
  readonly onOpen: () => void;
  readonly onChoose: (choice: "mine" | "newer") => void;
}

/** One initiative: its words, the year before, this year. On a narrow screen one below the other. */
export function LineRow(props: LineRowProps) {
  const { line, mode, typed } = props;
  const id = line.initiativeId;
  const isSent = typed?.isSent ?? false;
  const state = standing(line, typed);
  const isAnswered = mode === "answer" && typed !== undefined && !isSent;
  return (
    <li data-line={id} className="flex flex-col gap-3 border-b border-solid-gray-420 py-4">
      <div className="grid gap-x-6 gap-y-3 lg:grid-cols-[minmax(0,1fr)_10rem_minmax(0,38rem)]">
        <div className="flex flex-col items-start gap-1">
          <p id={`${id}-text`} className="text-std-16N-170">
            {line.text}
          </p>
          {(state !== "not_started" || line.isAsked) && (
            <Tag tone={STATE_TONES[state]}>{INITIATIVE_REPORT_WORDS[state]}</Tag>
          )}
          <AttachmentsLink line={line} />
        </div>
        <Before line={line} />
        {isAnswered ? (
          <div className="flex flex-col items-start gap-1">
            <StateChoice
              id={fieldId(id, "progress")}
              labelledBy={`${id}-text`}
              value={typed.draft.progress}
              error={typed.errors.progress}
              onChoose={(progress) => props.onChange({ progress })}
              onKey={props.onKey}
            />
            {!hasOpenWords(props, typed.draft) && (
              <Button variant="text" size="sm" onClick={props.onWords}>
                取り組んだことなどを書く<span className="sr-only">（{line.text}）</span>
              </Button>
            )}
          </div>
        ) : (
          <Read {...props} isSent={isSent} />
        )}
      </div>
      {isAnswered && <Typing {...props} typed={typed} />}
    </li>
  );
}

/** As it is by now: what was typed or handed in here is not yet on the page. */
function standing(line: InitiativeLine, typed: LineState | undefined): ReportState {
  if (typed?.isSent) return "submitted";
  const now = isAskedAgain(line) ? "not_started" : line.state;
  return now === "not_started" && typed && isBegun(typed.draft) ? "draft" : now;
}

function Before({ line: { fy, earlier, undecided, midYear } }: { line: InitiativeLine }) {
  return (
    <p className="text-std-16N-170">
      {midYear?.progress && (
        <span className="block">
          <span className="text-solid-gray-700">{stateYearText(fy, true)}：</span>
          <span className="inline-block font-bold">{INITIATIVE_STATE_WORDS[midYear.progress]}</span>
        </span>
      )}
      {undecided && <span className="block">{undecidedText(undecided)}</span>}
      {earlier ? (
        <>
          <span className="text-solid-gray-700">{fiscalYearJa(earlier.fy)}：</span>
          <span className="inline-block font-bold">{INITIATIVE_STATE_WORDS[earlier.progress]}</span>
        </>
      ) : (
        !undecided && <span className="text-solid-gray-700">前の年度は回答なし</span>
      )}
    </p>
  );
}

/** What is not typed in: handed in, approved, completed before, or closed. */
function Read({ line, mode, typed, isSent, onOpen }: LineRowProps & { isSent: boolean }) {
  const content = isSent ? (typed?.draft ?? null) : line.content;
  const isNotAsked = content === null && !line.isAsked;
  return (
    <div className="flex flex-col items-start gap-2">
      {content !== null && <InitiativeAnswerRead content={content} />}
      {!isSent && <TakeBackLine line={line} />}
      {isNotAsked && <p className="text-std-16N-170">完了した取組のため、回答は要りません。</p>}
      {mode === "may_open" && !isSent && (
        <Button variant="secondary" size="sm" onClick={onOpen}>
          {isNotAsked ? "状況が変わったので回答する" : "訂正する"}
        </Button>
      )}
    </div>
  );
}

/** The three texts are shown where they are owed, wanted, or there. */
function hasOpenWords({ wantsWords, context }: LineRowProps, draft: LineDraft): boolean {
  return wantsWords || hasWords(draft) || owedWords(draft, context) !== null;
}

function Typing(props: LineRowProps & { typed: LineState }) {
  const { line, typed, context } = props;
  const id = line.initiativeId;
  const { draft, errors, newer } = typed;
  const isWordsOpen = hasOpenWords(props, draft);
  return (
    <fieldset aria-labelledby={`${id}-text`} className="flex min-w-0 flex-col gap-3 empty:hidden">
      {line.comment !== "" && (line.state === "returned" || line.state === "draft") && (
        <Notice tone="warning" title="差し戻されました">
          <p className="whitespace-pre-wrap">{line.comment}</p>
        </Notice>
      )}
      {errors[""] && (
        <div tabIndex={-1} data-trouble>
          <Notice tone="error" title={errors[""]} />
        </div>
      )}
      {newer && (
        <div tabIndex={-1} data-trouble>
          <Notice tone="error" title={`ほかの人が先に${BROUGHT_TO_WORDS[newer.state]}しました`}>
            <p>
              {`${newer.by ?? "ほかの人"}が${BROUGHT_TO_WORDS[newer.state]}した回答（${INITIATIVE_REPORT_WORDS[newer.state]}）：`}
            </p>
            <InitiativeAnswerRead content={newer.draft} />
            <p className="flex flex-wrap gap-2">
              {isOpen(newer.state) && (
                <Button size="sm" onClick={() => props.onChoose("mine")}>
                  自分の入力を残す
                </Button>
              )}
              <Button size="sm" variant="secondary" onClick={() => props.onChoose("newer")}>
                保存された回答にする
              </Button>
            </p>
          </Notice>
        </div>
      )}
      {line.earlier?.nextStep && isWordsOpen && (
        <p className="text-std-16N-170 text-solid-gray-700">
          {fiscalYearJa(line.earlier.fy)}に書いた今後の取組：{line.earlier.nextStep}
        </p>
      )}
      <LineWords
        lineId={id}
        draft={draft}
        context={context}
        errors={errors}
        isOpen={isWordsOpen}
        onChange={props.onChange}
      />
    </fieldset>
  );
}
