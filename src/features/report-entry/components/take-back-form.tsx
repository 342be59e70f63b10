"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { useOffice } from "@/components/staff-shell/office";
import { Notice } from "@/components/ui/notice";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { TAKE_BACK, TAKE_BACK_FAILED, takeBackHelp } from "@/domain/words/ja/reports/take-back";
import { sendChange } from "../model/report-api";
import type { ChangeDone } from "../schema";

/**
 * For who handed it in, until the office has opened it: back to draft, with everything that was written. Why it was refused
 * stays to be read when there is nothing to press any more.
 */
export function TakeBackForm({
  kpiId,
  fy,
  version,
  isOffered,
  onDone,
  onChanged,
}: {
  kpiId: KpiId;
  fy: FiscalYear;
  version: number;
  isOffered: boolean;
  onDone: (done: ChangeDone) => void;
  /** The report is no longer as shown. */
  onChanged: () => void;
}) {
  const office = useOffice();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal !== null) box.current?.focus();
  }, [refusal]);
  const takeBack = async () => {
    if (pending) return;
    setPending(true);
    setRefusal(null);
    const sent = await sendChange(kpiId, fy, { event: "take_back", version });
    setPending(false);
    if (sent.ok) return onDone(sent);
    setRefusal(sent.reason === "invalid" ? (sent.errors[""] ?? `${TAKE_BACK_FAILED}。`) : sent.message);
    if (sent.reason === "conflict") onChanged();
  };
  if (!isOffered && refusal === null) return null;
  return (
    <div className="flex flex-col items-start gap-2">
      {refusal !== null && (
        <div ref={box} tabIndex={-1}>
          <Notice tone="error" title={TAKE_BACK_FAILED}>
            {refusal}
          </Notice>
        </div>
      )}
      {isOffered && (
        <>
          <Button variant="secondary" onClick={takeBack} aria-disabled={pending || undefined}>
            {pending ? "取り戻しています…" : TAKE_BACK}
          </Button>
          <p className="text-std-16N-170 text-solid-gray-700">{takeBackHelp(office)}</p>
        </>
      )}
    </div>
  );
}
