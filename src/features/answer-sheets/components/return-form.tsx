"use client";

import { useRef, useState } from "react";
import { Field } from "@/components/forms/field";
import { FileInput } from "@/components/forms/file-input";
import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { ImportPreview } from "@/components/import-preview/import-preview";
import { Notice } from "@/components/ui/notice";
import { takeSheetsAction } from "../actions";
import { type ReturnedFile, together } from "../model/returned-files";
import { sendSheet } from "../model/send-sheet";

/** Files are picked, or dropped on the field; what they would change is shown, chosen, and taken. */
export function ReturnForm({ roundId, isOffice }: { roundId: string; isOffice: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly ReturnedFile[]>([]);
  const [reading, setReading] = useState<string | null>(null);
  const [round, setRound] = useState(0);

  const look = async () => {
    const picked = [...(input.current?.files ?? [])];
    if (picked.length === 0) return;
    const found: ReturnedFile[] = [];
    for (const [index, file] of picked.entries()) {
      setReading(`${index + 1} / ${picked.length}　${file.name}`);
      found.push({ name: file.name, answer: await sendSheet(roundId, file) });
    }
    setReading(null);
    setFiles(found);
    // A new preview begins with its own choice.
    setRound((before) => before + 1);
    // The same file can be picked again after it was mended.
    if (input.current) input.current.value = "";
  };

  return (
    <div className="flex flex-col gap-6">
      <Field
        name="returned-files"
        label="記入済みの回答票"
        support="いくつでも選べます（この欄に置くこともできます）。Excel（.xlsx）と CSV を読み取れます。選ぶと変わるところを表示し、取り込むまで何も変わりません。"
      >
        {(control) => (
          <FileInput {...control} ref={input} multiple accept=".xlsx,.csv" onChange={() => void look()} />
        )}
      </Field>
      <p role="status" className="text-std-16N-170">
        {statusText(reading, files.length)}
      </p>
      {files.length > 0 && reading === null && <TakeForm key={round} files={files} isOffice={isOffice} />}
    </div>
  );
}

/** Also for whoever does not see the preview come. */
function statusText(reading: string | null, files: number): string {
  if (reading !== null) return `読み取っています…　${reading}`;
  return files === 0 ? "" : `${files}件のファイルを読み取りました。変わるところを確かめてください。`;
}

function TakeForm({ files, isOffice }: { files: readonly ReturnedFile[]; isOffice: boolean }) {
  const [state, action, kept] = useKeptAction(takeSheetsAction, null);
  const { parts, answers, files: sources } = together(files);
  const isTaken = state?.answer.ok === true;
  const canTake = Object.keys(answers).length > 0;
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col gap-6">
      <FormOutcome
        state={state}
        done={(count) => `${count}件を取り込みました`}
        failed="取り込めませんでした。何も変わっていません"
      />
      {state && !state.answer.ok && <Refused errors={state.answer.errors} parts={parts} />}
      {!isTaken && (
        <>
          <ImportPreview parts={parts} />
          <input type="hidden" name="files" value={JSON.stringify(sources)} />
          <input type="hidden" name="answers" value={JSON.stringify(answers)} />
          {canTake && (
            <div className="flex flex-wrap gap-3">
              <SubmitButton name="event" value="save_draft" pendingLabel="取り込んでいます…">
                選んだ項目を下書きとして取り込む
              </SubmitButton>
              <SubmitButton name="event" value="submit" variant="secondary" pendingLabel="取り込んでいます…">
                {isOffice ? "取り込んで、所管課に代わって提出する" : "取り込んで、提出する"}
              </SubmitButton>
            </div>
          )}
          {canTake && isOffice && (
            <p className="text-std-16N-170">代わって提出したものは、提出した人とは別の人が承認します。</p>
          )}
        </>
      )}
    </KeptForm>
  );
}

/** Of which items it was. */
function Refused({
  errors,
  parts,
}: {
  errors: Readonly<Record<string, string>>;
  parts: ReturnType<typeof together>["parts"];
}) {
  const items = parts.flatMap((part) => part.items);
  const told = items.flatMap(({ key, name }) => (errors[key] ? [{ key, name, sentence: errors[key] }] : []));
  if (told.length === 0) return null;
  return (
    <Notice tone="warning" title="次の項目を確かめてください">
      <ul className="list-disc pl-6">
        {told.map(({ key, name, sentence }) => (
          <li key={key}>
            {name}：{sentence}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
