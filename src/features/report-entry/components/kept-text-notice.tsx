"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/forms/button";
import { dropFromBrowser, readFromBrowser } from "@/components/forms/kept/kept-storage";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import type { ReportContent } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { quoted } from "@/domain/words/ja/quotes";
import { draftFieldWord, shownValue } from "../model/draft-versions";
import { DRAFT_FIELDS, draftOf, type EntryDraft } from "../model/entry-draft";
import { keptTextKey, parseKept } from "../model/kept-text";

/**
 * Text that could not be saved before the report was closed or handed in: it is still in this browser, and can be read
 * and copied. Draws nothing where none is kept.
 */
export function KeptTextNotice({
  viewerId,
  kpiId,
  fy,
  isMetric,
  name,
  content,
}: {
  viewerId: string;
  kpiId: KpiId;
  fy: FiscalYear;
  isMetric: boolean;
  /** Which KPI it speaks of, where the page shows several. */
  name?: string;
  /** What is saved. */
  content: ReportContent | null;
}) {
  const key = keptTextKey(viewerId, kpiId, fy);
  const [kept, setKept] = useState<EntryDraft | null>(null);
  useEffect(() => setKept(readFromBrowser(key, parseKept)?.draft ?? null), [key]);
  if (kept === null) return null;
  const saved = draftOf(content, kept.correctionReason, kept.asOf);
  const fields = DRAFT_FIELDS.filter((field) => kept[field] !== saved[field] && kept[field] !== "");
  if (fields.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={`${name ? `${quoted(name)}に` : ""}保存できなかった入力が、このブラウザーに残っています`}
    >
      <p>いまは変更できないため、提出されていません。必要な文は、ここから控えてください。</p>
      <DescriptionList
        items={fields.map((field) => ({
          term: draftFieldWord(field, { isMetric }),
          description: <span className="whitespace-pre-wrap">{shownValue(field, kept)}</span>,
        }))}
      />
      <p>
        <Button
          variant="secondary"
          size="sm"
          onClick={() => {
            dropFromBrowser(key);
            setKept(null);
          }}
        >
          この控えを消す
        </Button>
      </p>
    </Notice>
  );
}
