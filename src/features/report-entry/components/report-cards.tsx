"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { OfficeName } from "@/components/staff-shell/office";
import { Notice } from "@/components/ui/notice";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { quoted } from "@/domain/words/ja/quotes";
import { TAKE_BACK } from "@/domain/words/ja/reports/take-back";
import type { MyReports, ReadRow, ReportCard } from "../view-model/my-reports";
import { firstField, WithoutScript } from "./entry-form";
import { ReadRows } from "./read-rows";
import { cardId, FoldedCard, type Outcome, WaitingCard } from "./report-card";

/** Where the focus goes once a card has folded. */
type NextFocus = { readonly kpiId: KpiId } | "finished" | "stay";

/**
 * Everything that waits for one person, one card under the other. What is handed in folds to a line where it stood, and
 * the next figure takes the focus: from the first to the last without a step between. Below it, what was answered before.
 */
export function ReportCards({
  waiting,
  answered,
  fy,
  person,
  startAtFirst,
  beside,
}: {
  waiting: readonly ReportCard[];
  answered: readonly ReadRow[];
  fy: FiscalYear;
  person: MyReports["person"];
  /** The page was opened in order to answer: the first figure takes the focus. */
  startAtFirst: boolean;
  /** Made on the server, by the item's id. */
  beside: Readonly<Record<string, ReactNode>>;
}) {
  const router = useRouter();
  // The page behind is read anew after each answer; a card in which somebody may be typing stays as it is.
  const [cards, setCards] = useState(waiting);
  const added = waiting.filter((card) => !cards.some(({ kpiId }) => kpiId === card.kpiId));
  if (added.length > 0) setCards([...cards, ...added]);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [said, setSaid] = useState("");
  const next = useRef<NextFocus>("stay");
  const finished = useRef<HTMLDivElement>(null);
  const open = cards.filter(({ kpiId }) => !outcomes.has(kpiId));
  const first = useRef(startAtFirst ? open[0]?.kpiId : undefined);

  useEffect(() => {
    // Whoever has begun elsewhere is left there.
    if (first.current && document.activeElement === document.body) focusCard(first.current);
  }, []);
  useEffect(() => {
    if (outcomes.size === 0 || next.current === "stay") return;
    if (next.current === "finished") finished.current?.focus();
    else focusCard(next.current.kpiId);
  }, [outcomes]);

  const finish = (card: ReportCard, outcome: Outcome, isOwn: boolean) => {
    const after = cards.slice(cards.indexOf(card) + 1).concat(cards);
    const following = after.find(({ kpiId }) => kpiId !== card.kpiId && !outcomes.has(kpiId));
    next.current = isAtCard(card.kpiId) ? (following ?? "finished") : "stay";
    const rest = open.length > 1 ? `残りは${open.length - 1}項目です。` : "すべて提出しました。";
    setSaid(`${quoted(card.context.kpi.name)}${isOwn ? "を提出しました" : "は提出済みです"}。${rest}`);
    setOutcomes((before) => new Map(before).set(card.kpiId, outcome));
    // The lists behind, and whatever page is gone back to.
    router.refresh();
  };

  // What was handed in here stands above, where it was handed in.
  const before = answered.filter(({ kpiId }) => !outcomes.has(kpiId));
  return (
    <>
      {cards.length > 0 && (
        <section aria-labelledby="waiting-heading" className="flex flex-col gap-4">
          <Heading left={open.length} />
          <p role="status" className="sr-only">
            {said}
          </p>
          {open.length === 0 && (
            <div ref={finished} tabIndex={-1}>
              <Notice tone="success" title="すべて提出しました。ありがとうございました">
                <OfficeName />
                が内容を確認します。直したいところがあるときは、確認が始まるまで、指標の画面の「{TAKE_BACK}
                」で取り戻せます。
              </Notice>
            </div>
          )}
          {cards.map((card) => {
            const outcome = outcomes.get(card.kpiId);
            return outcome ? (
              <FoldedCard key={card.kpiId} kpi={card.context.kpi} fy={fy} outcome={outcome} />
            ) : (
              <WaitingCard
                key={card.kpiId}
                card={card}
                person={person}
                beside={beside[card.kpiId] ?? null}
                onDone={(result, isOwn) => finish(card, result, isOwn)}
              />
            );
          })}
        </section>
      )}
      {before.length > 0 && (
        <section aria-labelledby="answered-heading" className="flex flex-col gap-3">
          <h2 id="answered-heading" className="text-std-24B-150">
            回答済みの項目（{before.length}）
          </h2>
          <ReadRows rows={before} fy={fy} personId={person.id} />
        </section>
      )}
    </>
  );
}

function Heading({ left }: { left: number }) {
  return (
    <div>
      <h2 id="waiting-heading" className="text-std-24B-150">
        お答えいただく項目（{left === 0 ? "すべて提出済み" : `残り${left}項目`}）
      </h2>
      {left > 0 && (
        <p className="text-std-16N-170 text-solid-gray-700">
          入力した内容は、下書きとして自動で保存されます。
          <span className="hidden sm:inline">どの欄からでも、Ctrl＋Enterキーで提出できます。</span>
        </p>
      )}
      <WithoutScript />
    </div>
  );
}

/** Whether the person is still at the card, and not already typing in another one. */
function isAtCard(kpiId: KpiId): boolean {
  const { activeElement, body } = document;
  return activeElement === body || document.getElementById(cardId(kpiId))?.contains(activeElement) === true;
}

/** The card comes into view as a whole, and its first field takes the focus. */
function focusCard(kpiId: KpiId): void {
  const card = document.getElementById(cardId(kpiId));
  card?.scrollIntoView({ block: "nearest" });
  firstField(card)?.focus({ preventScroll: true });
}
