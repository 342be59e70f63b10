import { classNames } from "@/components/ui/class-names";
import type { PreviewCell } from "@/domain/imports/preview";

interface ValueWords {
  readonly before: string;
  readonly after: string;
}

const TO_TAKE: ValueWords = { before: "いまの値", after: "取り込む値" };

/** Of what was taken in already, decided on or not. */
export const TAKEN: ValueWords = { before: "取り込む前の値", after: "取り込んだ値" };

/** The fields of an answer that would change, old and new. */
export function PreviewCells({
  cells,
  className,
  words = TO_TAKE,
}: {
  cells: readonly PreviewCell[];
  className?: string;
  /** What the values are called. */
  words?: ValueWords;
}) {
  return (
    <dl className={classNames("gap-3", className ?? "flex flex-col")}>
      {cells.map((cell) => (
        <Cell key={`${cell.field}/${cell.after}`} cell={cell} words={words} />
      ))}
    </dl>
  );
}

function Cell({ cell, words }: { cell: PreviewCell; words: ValueWords }) {
  return (
    <div className="min-w-0 border-l-4 border-solid-gray-300 pl-3">
      <dt className="text-std-16B-170">
        {cell.field}
        {cell.address !== "" && (
          <span className="ml-2 text-std-16N-170 text-solid-gray-700">{cell.address}</span>
        )}
      </dt>
      <dd className="text-std-16N-170">
        {cell.error !== undefined && <p className="text-std-16B-170 text-error-2">{cell.error}</p>}
        {cell.madeFrom !== undefined && <Value label="作成したときの値" value={cell.madeFrom} />}
        <Value label={words.before} value={cell.before} />
        <Value label={cell.error === undefined ? words.after : "セルの内容"} value={cell.after} />
      </dd>
    </div>
  );
}

function Value({ label, value }: { label: string; value: string }) {
  return (
    <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      <span className="text-solid-gray-700">{label}：</span>
      {value === "" ? "（空欄）" : value}
    </p>
  );
}

/** What is said of an answer as a whole. */
export function PreviewSentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div className="rounded-6 bg-solid-gray-50 px-3 py-2 text-std-16N-170">
      <p className="text-std-16B-170">{title}</p>
      <ul className="list-disc pl-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

export const WARNINGS_TITLE = "お確かめください";
export const OWED_TITLE = "提出までに必要なもの";
