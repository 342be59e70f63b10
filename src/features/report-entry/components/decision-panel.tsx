"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { SelectField, TextArea } from "@/components/forms/field";
import { errorsOfAnswer, KeptForm, useKept } from "@/components/forms/kept/kept-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { messageFieldChoices } from "@/domain/words/ja/reports/reports";
import type { ActionState } from "@/lib/action-state";
import { sendChange } from "../model/report-api";
import type { ChangeDone } from "../schema";

type Decision = "approve" | "return";

const RETURN_NEEDS_COMMENT = "差し戻す理由を入力してください。所管課の画面に表示されます。";

/** Approve or return, by another person than the one who submitted. The content itself is not edited here. */
export function DecisionPanel({
  kpiId,
  fy,
  isMetric,
  version,
  onDecided,
  onChanged,
}: {
  kpiId: KpiId;
  fy: FiscalYear;
  isMetric: boolean;
  version: number;
  onDecided: (decision: Decision, done: ChangeDone, comment: string) => void;
  /** The report is no longer as shown. */
  onChanged: () => void;
}) {
  const [comment, setComment] = useState("");
  const [about, setAbout] = useState("");
  const [pending, setPending] = useState<Decision | null>(null);
  const [error, setError] = useState<{ field?: string; form?: string; changed?: boolean }>({});
  const [answer, setAnswer] = useState<ActionState<unknown> | null>(null);
  const kept = useKept("decision", answer);
  const field = useRef<HTMLDivElement>(null);

  const decide = async (decision: Decision) => {
    if (pending) return;
    if (decision === "return" && comment.trim() === "") {
      setError({ field: RETURN_NEEDS_COMMENT });
      field.current?.querySelector("textarea")?.focus();
      return;
    }
    setPending(decision);
    const commentField = decision === "return" && about !== "" ? about : null;
    const sent = await sendChange(kpiId, fy, { event: decision, version, comment, commentField });
    setPending(null);
    if (sent.ok) {
      kept.drop();
      return onDecided(decision, sent, comment);
    }
    const told = sent.reason === "invalid" ? sent.errors : { "": sent.message };
    const state = { ok: false, reason: sent.reason, errors: told } as const;
    setAnswer(state);
    const { comment: atField, "": atForm } = errorsOfAnswer(state);
    setError({ field: atField, form: atForm, changed: sent.reason === "conflict" });
  };

  return (
    <Card title="内容の確認">
      <KeptForm
        data-kept-for={version}
        kept={kept}
        aria-label="内容の確認"
        onSubmit={(event) => event.preventDefault()}
        className="flex flex-col gap-4"
      >
        {error.form && (
          <Notice tone="error" title="処理できませんでした">
            <p>{error.form}</p>
            {error.changed && (
              <Button variant="secondary" size="sm" onClick={onChanged}>
                いまの内容を表示する
              </Button>
            )}
          </Notice>
        )}
        <div ref={field}>
          <TextArea
            name="comment"
            label="コメント"
            rows={3}
            support="差し戻すときは必ず入力してください。承認のときは任意です。"
            value={comment}
            error={error.field}
            onChange={(event) => {
              setComment(event.target.value);
              setError({});
            }}
          />
        </div>
        <SelectField
          name="commentField"
          label="差し戻す項目"
          required={false}
          support="選ぶと、所管課のその入力欄にもコメントが表示されます。"
          emptyLabel="報告の全体"
          options={messageFieldChoices({ isMetric })}
          value={about}
          onChange={(event) => setAbout(event.target.value)}
          className="w-full max-w-80"
        />
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => decide("approve")} aria-disabled={pending !== null || undefined}>
            {pending === "approve" ? "承認しています…" : "承認する"}
          </Button>
          <Button
            variant="secondary"
            onClick={() => decide("return")}
            aria-disabled={pending !== null || undefined}
          >
            {pending === "return" ? "差し戻しています…" : "差し戻す"}
          </Button>
        </div>
      </KeptForm>
    </Card>
  );
}
