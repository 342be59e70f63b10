"use client";

import { type RefObject, useId, useState } from "react";
import { Button } from "@/components/forms/button";
import { Moment } from "@/components/moment";
import { Notice } from "@/components/ui/notice";
import { BROUGHT_TO_WORDS } from "@/domain/words/ja/reports/changed-meanwhile";
import { REPORT_STATE_WORDS } from "@/domain/words/ja/reports/reports";
import type { Conflict } from "../model/draft-saver";
import { differences, draftFieldWord, mergeDrafts } from "../model/draft-versions";
import { type DraftField, draftOf, type EntryDraft } from "../model/entry-draft";

type Side = "mine" | "saved";

/**
 * Two people on the same report: both versions, field by field, side by side. Nothing is written until the person has
 * chosen; nothing typed is lost. It stands above the form and takes no focus: whoever is typing goes on typing, and
 * what they type shows here as their version.
 */
export function ConflictPanel({
  conflict,
  mine,
  isMetric,
  heading,
  level = 2,
  onResolve,
  onDiscard,
}: {
  conflict: Conflict;
  /** The form's draft as it stands now. */
  mine: EntryDraft;
  isMetric: boolean;
  /** For whoever submits meanwhile: the way here. */
  heading: RefObject<HTMLHeadingElement | null>;
  level?: 2 | 4;
  /** @param merged what to go on with; @param saved what is saved now */
  onResolve: (merged: EntryDraft, saved: EntryDraft, version: number) => void;
  /** The report waits for a decision or was decided: it can only be looked at. */
  onDiscard: () => void;
}) {
  const { base, current } = conflict;
  const saved = draftOf(current.content, current.correctionReason, "");
  const fields = differences(mine, saved, base);
  const [chosen, setChosen] = useState<Partial<Record<DraftField, Side>>>({});
  const choice: Partial<Record<DraftField, Side>> = Object.fromEntries(
    fields.map(({ field, proposed }) => [field, chosen[field] ?? proposed]),
  );
  const headingId = useId();
  const Heading = `h${level}` as const;
  const isLocked = current.state === "submitted";
  const chooseAll = (side: Side) => setChosen(Object.fromEntries(fields.map(({ field }) => [field, side])));

  return (
    <section
      aria-labelledby={headingId}
      className="flex flex-col gap-4 rounded-12 border border-solid-gray-420 p-4"
    >
      <p role="alert" className="sr-only">
        {`ほかの人が先に${BROUGHT_TO_WORDS[current.state]}しました。`}
        {isLocked
          ? "いまは変更できません。必要な文は、この上の欄から控えてください。"
          : "入力は続けられます。保存するには、この上の欄でどちらを使うか選んでください。"}
      </p>
      <Notice tone="warning">
        <Heading id={headingId} ref={heading} tabIndex={-1} className="scroll-mt-4 text-std-20B-150">
          {`ほかの人（または別の画面）が先に${BROUGHT_TO_WORDS[current.state]}しました`}
        </Heading>
        <p>
          {current.author}さんが
          <Moment at={current.at} />
          {`に${BROUGHT_TO_WORDS[current.state]}した内容（${REPORT_STATE_WORDS[current.state]}）と、`}
          あなたの入力が異なります。
          {isLocked
            ? "すでに提出されているため、いまは変更できません。必要な文は、下の「自分の入力」から控えてください。"
            : "項目ごとに、どちらを使うか選んでください。選ぶまで何も上書きされません。"}
        </p>
      </Notice>
      {!isLocked && fields.length > 1 && (
        <div className="flex flex-wrap gap-3">
          <Button variant="secondary" size="sm" onClick={() => chooseAll("mine")}>
            すべて自分の入力にする
          </Button>
          <Button variant="secondary" size="sm" onClick={() => chooseAll("saved")}>
            すべて保存済みにする
          </Button>
        </div>
      )}
      {fields.length === 0 && <p>内容の違いはありません。そのまま続けられます。</p>}
      {fields.map(({ field, mine: myText, saved: savedText }) => (
        <fieldset key={field} className="min-w-0">
          <legend className="mb-1 text-std-17B-170">{draftFieldWord(field, { isMetric })}</legend>
          <div className="grid gap-3 sm:grid-cols-2">
            <Version
              {...{ field, isLocked, group: headingId }}
              side="mine"
              text={myText}
              isChosen={choice[field] === "mine"}
              onChoose={() => setChosen({ ...chosen, [field]: "mine" })}
            />
            <Version
              {...{ field, isLocked, group: headingId }}
              side="saved"
              text={savedText}
              isChosen={choice[field] === "saved"}
              onChoose={() => setChosen({ ...chosen, [field]: "saved" })}
            />
          </div>
        </fieldset>
      ))}
      <div>
        {isLocked ? (
          <Button onClick={onDiscard}>自分の入力を破棄して、提出済みの内容を表示する</Button>
        ) : (
          <Button onClick={() => onResolve(mergeDrafts(mine, saved, choice), saved, current.version)}>
            この内容で続ける
          </Button>
        )}
      </div>
    </section>
  );
}

const SIDE_WORDS: Record<Side, string> = { mine: "自分の入力", saved: "保存済み" };

function Version({
  group,
  field,
  side,
  text,
  isChosen,
  isLocked,
  onChoose,
}: {
  /** Sets this panel's radio buttons apart from another's on the same page. */
  group: string;
  field: DraftField;
  side: Side;
  text: string;
  isChosen: boolean;
  isLocked: boolean;
  onChoose: () => void;
}) {
  const textId = useId();
  return (
    <div
      className={`min-w-0 rounded-8 border-2 p-3 ${isChosen && !isLocked ? "border-blue-900 bg-blue-50" : "border-solid-gray-420"}`}
    >
      {isLocked ? (
        <p className="text-std-16B-170">{SIDE_WORDS[side]}</p>
      ) : (
        <label className="flex w-fit items-center gap-2 text-std-16B-170">
          <input
            type="radio"
            name={`${group}-${field}`}
            checked={isChosen}
            onChange={onChoose}
            aria-describedby={textId}
            className="size-6 flex-none accent-blue-900"
          />
          {SIDE_WORDS[side]}
        </label>
      )}
      <p id={textId} className="mt-1 whitespace-pre-wrap text-std-16N-170">
        {text}
      </p>
    </div>
  );
}
