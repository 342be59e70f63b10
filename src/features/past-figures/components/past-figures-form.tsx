"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { Field } from "@/components/forms/field";
import { FileInput } from "@/components/forms/file-input";
import { AnswerTold, errorsOfAnswer } from "@/components/forms/kept/kept-form";
import { Notice } from "@/components/ui/notice";
import type { ColumnRole } from "@/domain/imports/past-figures/columns";
import type { ActionState } from "@/lib/action-state";
import type { PastTableDto } from "@/server/past-figures/columns";
import { sendTable } from "../model/send-table";
import type { PastFiguresAnswers, PastFiguresAsk } from "../schema";
import type { PastPreview } from "../view-model";
import { ColumnsStep } from "./columns-step";
import { PreviewStep, type TakeIn } from "./preview-step";
import { TakenIn } from "./taken-in";

const NO_FILE = "ファイルを選んでください。";

/** What is under way: how much of the file has left, and what follows. */
interface Working {
  readonly what: string;
  readonly percent: number;
}

/** A table is chosen, its columns are told, what it would do is looked at, and what is chosen of it is taken in. */
export function PastFiguresForm() {
  const input = useRef<HTMLInputElement>(null);
  const [working, setWorking] = useState<Working | null>(null);
  const [answer, setAnswer] = useState<ActionState<unknown> | null>(null);
  const [table, setTable] = useState<PastTableDto | null>(null);
  const [roles, setRoles] = useState<readonly (ColumnRole | null)[]>([]);
  const [preview, setPreview] = useState<PastPreview | null>(null);
  const [taken, setTaken] = useState<PastFiguresAnswers["import"] | null>(null);
  const errors = errorsOfAnswer(answer);

  const ask = async <Step extends keyof PastFiguresAnswers>(
    what: string,
    wanted: Extract<PastFiguresAsk, { step: Step }>,
  ): Promise<PastFiguresAnswers[Step] | null> => {
    const file = input.current?.files?.[0];
    if (working !== null) return null;
    if (!file) {
      setAnswer({ ok: false, reason: "invalid", errors: { file: NO_FILE } });
      input.current?.focus();
      return null;
    }
    setAnswer(null);
    setWorking({ what, percent: 0 });
    const answered = await sendTable<Step>(file, wanted, (percent) => setWorking({ what, percent }));
    setWorking(null);
    setAnswer(answered);
    if (answered.ok) return answered.value;
    if (answered.errors.file) input.current?.focus();
    return null;
  };
  const readColumns = async (place: { sheet?: number; headRow?: number }) => {
    const read = await ask("表を読み取っています", { step: "columns", ...place });
    if (!read) return;
    setTable(read);
    setRoles(read.columns.map(({ role }) => role));
    setPreview(null);
    setTaken(null);
  };
  const columns = table && { sheet: table.sheet, headRow: table.headRow, roles: [...roles] };
  const look = async () => {
    const found = columns && (await ask("計画と照らし合わせています", { step: "preview", columns }));
    if (found) setPreview(found);
  };
  const takeIn = async (choice: TakeIn): Promise<boolean> => {
    if (!columns || !preview) return false;
    const what = `${choice.chosen.length.toLocaleString("en-US")}件を取り込んでいます`;
    const done = await ask(what, { step: "import", columns, seen: preview.seen, ...choice });
    if (!done) return false;
    setTaken(done);
    setPreview(null);
    setTable(null);
    if (input.current) input.current.value = "";
    return true;
  };
  /** Another file, or the same one changed: what was read of the one before says nothing any more. */
  const forget = () => {
    setAnswer(null);
    setTable(null);
    setPreview(null);
    setTaken(null);
  };

  return (
    <div className="flex flex-col gap-8">
      {taken === null ? null : <TakenIn taken={taken} />}
      <div className="flex max-w-[48rem] flex-col gap-4">
        <Field
          name="past-figures-file"
          label="過去の実績の表"
          support="Excel（.xlsx）かCSVのファイルを選びます。5MB、20,000行までです。選んだだけでは、何も変わりません。"
          error={errors.file}
        >
          {(control) => <FileInput {...control} ref={input} accept=".xlsx,.csv" onChange={forget} />}
        </Field>
        <Button
          className="self-start"
          variant={table ? "secondary" : "primary"}
          aria-disabled={working !== null || undefined}
          onClick={() => readColumns({})}
        >
          表を読み取る
        </Button>
        <Progress working={working} />
        {preview ? null : <AnswerTold answer={answer} />}
        {errors[""] && !preview ? <Notice tone="error" title={errors[""]} /> : null}
      </div>
      {table ? (
        <ColumnsStep
          table={table}
          roles={roles}
          error={errors.columns}
          isWorking={working !== null}
          onPlace={readColumns}
          onRoles={(next) => {
            setRoles(next);
            setPreview(null);
          }}
          onDone={look}
        />
      ) : null}
      {preview ? (
        <PreviewStep
          key={preview.seen}
          preview={preview}
          answer={answer}
          isWorking={working !== null}
          onTakeIn={takeIn}
          onAgain={look}
        />
      ) : null}
    </div>
  );
}

function Progress({ working }: { working: Working | null }) {
  const told =
    working === null
      ? ""
      : working.percent < 100
        ? `ファイルを送信しています（${working.percent}%）…`
        : `${working.what}…`;
  return (
    <p role="status" className="text-std-16N-170">
      {told}
    </p>
  );
}
