"use client";

import { useEffect, useState } from "react";
import { Mark, PendingMark } from "@/components/mark";
import { Notice } from "@/components/ui/notice";
import { NO_TARGET_FIGURE, unreadableMetric } from "@/domain/words/ja/plan/metrics";
import { INTERIM_NOT_JUDGED, turnedSentence } from "@/domain/words/ja/reports/entry";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import type { FigureContext, FigurePreview } from "../model/entry-draft";

/** A screen reader is told once the typing pauses, not at every key. */
const ANNOUNCE_DELAY_MS = 600;

/** The mark that the figure would bring, with its sentence, as one types; of a metric, that it has none. */
export function FigurePreviewBox({
  preview,
  context: { kpi, isMetric },
  quiet = false,
}: {
  preview: FigurePreview;
  context: Pick<FigureContext, "kpi" | "isMetric">;
  /** Draws nothing before a figure is typed: where many forms stand on one page. */
  quiet?: boolean;
}) {
  const spoken = useSettled(spokenText(preview));
  const isShown = !quiet || preview.kind !== "blank";
  return (
    <div
      className={isShown ? "rounded-8 border border-solid-gray-420 bg-solid-gray-50 px-4 py-3" : undefined}
    >
      {isShown && (
        <div className="text-std-16N-170" aria-hidden={preview.kind === "read" ? true : undefined}>
          <PreviewBody preview={preview} unit={kpi.unit} isMetric={isMetric} />
        </div>
      )}
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  );
}

function PreviewBody({
  preview,
  unit,
  isMetric,
}: {
  preview: FigurePreview;
  unit: string;
  isMetric: boolean;
}) {
  if (isMetric && preview.kind !== "read") {
    return <p>{preview.kind === "blank" ? NO_TARGET_FIGURE : unreadableMetric(unit)}</p>;
  }
  if (preview.kind === "blank") {
    return <p>実績を入力すると、ここに目標達成状況（○・△・×）の見込みを表示します。</p>;
  }
  if (preview.kind === "unreadable") {
    return <p>この値は登録できないため、目標達成状況を表示できません。単位は「{unit}」です。</p>;
  }
  return <Judged preview={preview} isApproved={false} />;
}

/** The same for a figure that is only read: whoever decides sees the mark, and what the checks ask. */
export function JudgedFigure({ preview, isApproved }: { preview: FigurePreview; isApproved: boolean }) {
  if (preview.kind !== "read") return null;
  return (
    <div className="flex flex-col gap-3">
      <div className="rounded-8 border border-solid-gray-420 bg-solid-gray-50 px-4 py-3 text-std-16N-170">
        <Judged preview={preview} isApproved={isApproved} />
      </div>
      <FigureWarnings warnings={preview.warnings} />
    </div>
  );
}

export function FigureWarnings({
  warnings,
}: {
  warnings: Extract<FigurePreview, { kind: "read" }>["warnings"];
}) {
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" title="値をご確認ください">
      <ul className="list-disc pl-6">
        {warnings.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Judged({ preview, isApproved }: { preview: Read; isApproved: boolean }) {
  const code = preview.judgement?.code;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-std-17B-170 tabular-nums">{preview.figure}</span>
        {code && !isInterim(preview) && (isApproved ? <Mark code={code} /> : <PendingMark code={code} />)}
        <span className="text-dns-14N-130 text-solid-gray-700">
          {isApproved ? "承認済みの値" : "この値が承認された場合"}
        </span>
      </p>
      <p className="mt-1">{meaningOf(preview)}</p>
      {preview.turned.length > 0 && <p className="mt-1 font-bold">{turnedSentence(preview.turned)}</p>}
    </>
  );
}

function spokenText(preview: FigurePreview): string {
  if (preview.kind !== "read") return "";
  const mark = isInterim(preview) ? null : preview.judgement;
  const meaning =
    mark === null ? meaningOf(preview) : `承認された場合の目標達成状況は、${judgementSentence(mark)}`;
  return `${preview.figure}。${meaning}${preview.turned.length > 0 ? turnedSentence(preview.turned) : ""}`;
}

type Read = Extract<FigurePreview, { kind: "read" }>;

function isInterim({ judgement }: Read): boolean {
  return judgement?.reason.kind === "interim";
}

function meaningOf(preview: Read): string {
  if (preview.judgement === null) return NO_TARGET_FIGURE;
  return isInterim(preview) ? INTERIM_NOT_JUDGED : judgementSentence(preview.judgement);
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ANNOUNCE_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
