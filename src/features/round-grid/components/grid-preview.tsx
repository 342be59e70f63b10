"use client";

import { useEffect, useRef } from "react";
import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { ImportPreview } from "@/components/import-preview/import-preview";
import { kindOfItem } from "@/domain/imports/preview";
import type { KpiId } from "@/domain/shared/kpi-id";
import { applyGridAction } from "../actions";
import type { SentCell } from "../model/grid";
import type { GridPreview } from "../view-model";

const DONE = { save_draft: "下書きとして保存しました", submit: "提出しました" };

/** What the cells would change, and the two ways to have it; stays to tell what became of it. */
export function GridPreviewForm({
  roundId,
  preview,
  cells,
  onTaken,
}: {
  roundId: string;
  /** null: there is nothing to look at, or it is no longer what the grid says. */
  preview: GridPreview | null;
  cells: readonly SentCell[];
  onTaken: (kpiIds: readonly KpiId[]) => void;
}) {
  const [state, action, kept] = useKeptAction(applyGridAction, null);
  const heading = useRef<HTMLHeadingElement>(null);
  const answer = state?.answer ?? null;
  const taken = useRef(onTaken);
  taken.current = onTaken;
  useEffect(() => {
    if (preview) heading.current?.focus();
  }, [preview]);
  useEffect(() => {
    if (answer?.ok) taken.current(answer.value.kpiIds);
  }, [answer]);
  const canBeTaken = preview?.part.items.some((item) => ["change", "conflict"].includes(kindOfItem(item)));
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col gap-6" aria-label="変わるところ">
      <FormOutcome
        state={state}
        done={({ kpiIds, event }) => `${kpiIds.length}件を${DONE[event]}`}
        failed="保存できませんでした。どの指標も変わっていません"
      />
      {preview && (
        <>
          <h2 ref={heading} tabIndex={-1} className="text-std-24B-150">
            変わるところ
          </h2>
          <input type="hidden" name="roundId" value={roundId} />
          <input type="hidden" name="cells" value={JSON.stringify(cells)} />
          <input type="hidden" name="versions" value={JSON.stringify(preview.versions)} />
          <ImportPreview parts={[preview.part]} />
          {canBeTaken && (
            <div className="flex flex-col gap-3">
              <p className="text-std-16N-170">
                選んだ指標を、すべてまとめて保存します。1件でも保存できないときは、どれも変わりません。提出したものは、ほかの担当者が承認します。
              </p>
              <div className="flex flex-wrap gap-4">
                <SubmitButton
                  name="event"
                  value="save_draft"
                  variant="secondary"
                  pendingLabel="保存しています…"
                >
                  選んだ指標を下書きとして保存する
                </SubmitButton>
                <SubmitButton name="event" value="submit" pendingLabel="提出しています…">
                  選んだ指標を所管課に代わって提出する
                </SubmitButton>
              </div>
            </div>
          )}
        </>
      )}
    </KeptForm>
  );
}
