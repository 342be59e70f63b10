"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { TextArea } from "@/components/forms/field";
import { errorsOfAnswer, KeptForm, useKept } from "@/components/forms/kept/kept-form";
import { Notice } from "@/components/ui/notice";
import type { ActionState } from "@/lib/action-state";
import type { PastFiguresAsk } from "../schema";
import type { PastPreview, PastRow } from "../view-model";
import { RowsList } from "./rows-list";

/** What is chosen, and typed for it. */
export type TakeIn = Omit<Extract<PastFiguresAsk, { step: "import" }>, "step" | "columns" | "seen">;

/** Faults that are shown at once: whoever mends them reads the table again. */
const FAULTS_SHOWN = 100;

/** What the table would do: what cannot be read, what is worth a look, what is plainly new; then it is taken in. */
export function PreviewStep({
  preview,
  answer,
  isWorking,
  onTakeIn,
  onAgain,
}: {
  preview: PastPreview;
  answer: ActionState<unknown> | null;
  isWorking: boolean;
  /** @returns whether it was taken in */
  onTakeIn: (choice: TakeIn) => Promise<boolean>;
  onAgain: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const takeable = [...preview.toLookAt, ...preview.plain];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(takeable.filter(({ isChosen }) => isChosen).map(({ address }) => address)),
  );
  const choose = (rows: readonly PastRow[], isOn: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      for (const { address } of rows) {
        if (isOn) next.add(address);
        else next.delete(address);
      }
      return next;
    });
  const meant = takeable.filter(({ address }) => chosen.has(address));
  const isStale = answer !== null && !answer.ok && answer.reason === "conflict";
  return (
    <section className="flex flex-col gap-6">
      <h2 ref={heading} tabIndex={-1} className="text-std-24B-150">
        取り込む内容
      </h2>
      <p>{summary(preview)}</p>
      <Faults faults={preview.faults} />
      <RowsList
        title="確かめてほしい実績"
        lead="値が大きく違うもの、承認済みの値や下書きを置き換えるものです。値を置き換えるものは、選ばなければ取り込みません。"
        rows={preview.toLookAt}
        chosen={chosen}
        onChoose={choose}
      />
      <RowsList title="新しい実績" rows={preview.plain} chosen={chosen} onChoose={choose} />
      <RowsList title="取り込まない実績" rows={preview.left} />
      {takeable.length > 0 ? (
        <TakeInForm rows={meant} answer={answer} isWorking={isWorking} onTakeIn={onTakeIn} />
      ) : null}
      {isStale ? (
        <Button variant="secondary" className="self-start" onClick={onAgain}>
          もう一度確かめる
        </Button>
      ) : null}
    </section>
  );
}

function summary({ plain, toLookAt, left, faults }: PastPreview): string {
  const counts = [
    [plain.length, "新しい実績"],
    [toLookAt.length, "確かめてほしい実績"],
    [left.length, "取り込まない実績"],
    [faults.length, "取り込めないセル"],
  ] as const;
  const told = counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${what} ${count.toLocaleString("en-US")}件`);
  return told.length === 0
    ? "取り込める実績はありませんでした。見出しの行と列の内容を確かめてください。"
    : `${told.join("、")}。まだ何も変わっていません。`;
}

function Faults({ faults }: { faults: PastPreview["faults"] }) {
  if (faults.length === 0) return null;
  const hidden = faults.length - FAULTS_SHOWN;
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="warning" title={`取り込めないセルが${faults.length.toLocaleString("en-US")}か所あります`}>
        <p>このセルは取り込みません。表を直してから、もう一度読み取れます。</p>
      </Notice>
      <dl className="divide-y divide-solid-gray-420 border-y border-solid-gray-420 text-std-16N-170">
        {faults.slice(0, FAULTS_SHOWN).map(({ address, sentence }) => (
          <div key={address + sentence} className="grid gap-x-6 py-2 sm:grid-cols-[6rem_minmax(0,1fr)]">
            <dt className="font-bold">{address}</dt>
            <dd className="[overflow-wrap:anywhere]">{sentence}</dd>
          </div>
        ))}
      </dl>
      {hidden > 0 ? <p>{`ほかに${hidden.toLocaleString("en-US")}か所あります。`}</p> : null}
    </div>
  );
}

/** What is typed once for all that need it; asked for only where something chosen does. */
function TakeInForm({
  rows,
  answer,
  isWorking,
  onTakeIn,
}: {
  rows: readonly PastRow[];
  answer: ActionState<unknown> | null;
  isWorking: boolean;
  onTakeIn: (choice: TakeIn) => Promise<boolean>;
}) {
  const kept = useKept("past-figures", answer);
  const errors = errorsOfAnswer(answer);
  const count = (needs: (row: PastRow) => boolean) => rows.filter(needs).length;
  const reasons = count(({ needsReason }) => needsReason);
  const warned = count(({ warnings }) => warnings.length > 0);
  const corrections = count(({ kind }) => kind === "correction");
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isWorking) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const isTaken = await onTakeIn({
      chosen: rows.map(({ address }) => address),
      reason: text("reason"),
      warningNote: text("warningNote"),
      correctionReason: text("correctionReason"),
    });
    if (isTaken) kept.drop();
  };
  return (
    <KeptForm kept={kept} onSubmit={send} noValidate className="flex max-w-[48rem] flex-col gap-6">
      {reasons > 0 || errors.reason ? (
        <TextArea
          name="reason"
          label={`要因（行に要因のない${reasons.toLocaleString("en-US")}件に使います）`}
          required
          support="例：前のシステムの記録から移した実績です。当時の要因は、各年度の報告書のとおりです。"
          error={errors.reason}
        />
      ) : null}
      {warned > 0 || errors.warningNote ? (
        <TextArea
          name="warningNote"
          label={`この値で正しい理由（確認のお願いがある${warned.toLocaleString("en-US")}件に使います）`}
          required
          support="何と照らし合わせて確かめたかを書きます。承認する人が読みます。"
          error={errors.warningNote}
        />
      ) : null}
      {corrections > 0 || errors.correctionReason ? (
        <TextArea
          name="correctionReason"
          label={`訂正の理由（訂正になる${corrections.toLocaleString("en-US")}件に使います）`}
          required
          support="公表した値が変わるときは、公表ページにも示します。"
          error={errors.correctionReason}
        />
      ) : null}
      {errors[""] ? <Notice tone="error" title={errors[""]} /> : null}
      <div>
        <Button type="submit" aria-disabled={isWorking || rows.length === 0 || undefined}>
          {isWorking ? "取り込んでいます…" : `選んだ${rows.length.toLocaleString("en-US")}件を取り込む`}
        </Button>
        <p className="mt-2">取り込んだ実績は「提出済み」になり、別の担当者の承認を待ちます。</p>
      </div>
    </KeptForm>
  );
}
