"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Button } from "@/components/forms/button";
import { SelectField, TextArea } from "@/components/forms/field";
import { errorsOf, FormOutcome, typedOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { messageFieldChoices } from "@/domain/words/ja/reports/reports";
import { decideAction } from "../actions";
import { decisionName } from "../model/decision-name";
import type { AssessmentItem, FigureItem, InitiativeItem } from "../view-model";
import { Shortcuts } from "./shortcuts";

type Decided =
  | Pick<FigureItem, "kind" | "kpiId" | "fy" | "version" | "isMetric">
  | Pick<InitiativeItem, "kind" | "initiativeId" | "fy" | "version">
  | Pick<AssessmentItem, "kind" | "planId" | "partId" | "fy" | "version">;

/** Approve, or give back with a comment. Once it is decided the next item comes up; until then the comment stays. */
export function DecideForm({
  item,
  previous,
  next,
}: {
  item: Decided;
  /** Addresses; null at the ends. */
  previous: string | null;
  next: string | null;
}) {
  const router = useRouter();
  const [state, action, kept] = useKeptAction(decideAction, decisionName(idOf(item)));
  const { comment, ...whole } = errorsOf(state);
  const isConflict = state?.answer.ok === false && state.answer.reason === "conflict";
  const approve = useRef<HTMLDivElement>(null);
  const press = (event: "approve" | "return") =>
    approve.current?.querySelector<HTMLButtonElement>(`button[value="${event}"]`)?.click();
  const trouble = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isConflict) trouble.current?.scrollIntoView({ block: "nearest" });
  }, [isConflict]);
  return (
    <KeptForm
      kept={kept}
      // A comment speaks of the very content that was read.
      data-kept-for={item.version}
      action={action}
      aria-label="決定"
      className="flex flex-col gap-4"
    >
      <div ref={trouble} className="flex flex-col items-start gap-2 empty:hidden">
        {Object.keys(whole).length > 0 && (
          <FormOutcome state={state} done={() => ""} failed="処理できませんでした" />
        )}
        {isConflict && (
          <Button variant="secondary" size="sm" onClick={() => router.refresh()}>
            いまの内容を表示する
          </Button>
        )}
      </div>
      {Object.entries(seenOf(item)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextArea
        name="comment"
        label="コメント"
        rows={3}
        support="差し戻すときは必ず入力してください。承認のときは任意です。"
        defaultValue={typedOf(state).comment}
        error={comment}
      />
      {item.kind === "figure" && (
        <SelectField
          name="commentField"
          label="差し戻す項目"
          required={false}
          support="選ぶと、所管課のその入力欄にもコメントが表示されます。"
          emptyLabel="報告の全体"
          options={messageFieldChoices(item)}
          defaultValue={typedOf(state).commentField ?? ""}
          className="w-full max-w-80"
        />
      )}
      <div ref={approve} className="flex flex-wrap gap-3">
        <SubmitButton name="event" value="approve" pendingLabel="送信しています…">
          承認する
        </SubmitButton>
        <SubmitButton name="event" value="return" variant="secondary" pendingLabel="送信しています…">
          差し戻す
        </SubmitButton>
      </div>
      <Shortcuts
        on={(shortcut) => {
          if (shortcut === "approve" || shortcut === "return") return press(shortcut);
          const address = shortcut === "next" ? next : previous;
          if (address !== null) router.push(address);
        }}
      />
    </KeptForm>
  );
}

function idOf(item: Decided): string {
  switch (item.kind) {
    case "figure":
      return item.kpiId;
    case "initiative":
      return item.initiativeId;
    case "assessment":
      return item.partId;
  }
}

/** Which revision of what is decided on. */
function seenOf(item: Decided): Record<string, string | number> {
  const { fy, version } = item;
  switch (item.kind) {
    case "figure":
      return { fy, version, kpiId: item.kpiId };
    case "initiative":
      return { fy, version, initiativeId: item.initiativeId };
    case "assessment":
      return { fy, version, planId: item.planId, partId: item.partId };
  }
}
