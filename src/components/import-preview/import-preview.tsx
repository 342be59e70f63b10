import { Tick } from "@/components/forms/field";
import { Notice } from "@/components/ui/notice";
import { Tag, type TagTone } from "@/components/ui/tag";
import {
  countKinds,
  kindOfItem,
  type PreviewItem,
  type PreviewKind,
  type PreviewPart,
} from "@/domain/imports/preview";
import { PREVIEW_KIND_WORDS } from "@/domain/words/ja/imports/imports";
import { OWED_TITLE, PreviewCells, PreviewSentences, WARNINGS_TITLE } from "./preview-cells";

const TONES: Record<PreviewKind, TagTone> = {
  unchanged: "neutral",
  change: "info",
  conflict: "warning",
  error: "error",
};

/** The name of the check boxes: one for each item, with its key as the value; a form gets them as the list `item`. */
export const CHOSEN_ITEMS = "item[]";

/**
 * What files or a pasted block would change, with a check box for each item that can be taken. Belongs into the form that
 * applies it. What nobody else has changed is chosen to begin with; whoever wants the file's values over somebody's newer
 * ones says so by choosing them.
 */
export function ImportPreview({ parts }: { parts: readonly PreviewPart[] }) {
  return (
    <div className="flex flex-col gap-8">
      <p className="text-std-17B-170">{countsText(parts)}</p>
      {parts.map((part) => (
        <Part key={part.key} part={part} />
      ))}
    </div>
  );
}

/** 「変更3件・重なり1件・取り込めないもの2件・変更なし10件」 */
function countsText(parts: readonly PreviewPart[]): string {
  const counts = countKinds(parts);
  return [
    `変更${counts.change}件`,
    ...(counts.conflict > 0 ? [`ほかの人の変更と重なるもの${counts.conflict}件`] : []),
    ...(counts.error > 0 ? [`取り込めないもの${counts.error}件`] : []),
    `変更なし${counts.unchanged}件`,
  ].join("・");
}

function Part({ part: { name, notes, errors, items } }: { part: PreviewPart }) {
  const shown = items.filter((item) => kindOfItem(item) !== "unchanged");
  const unchanged = items.length - shown.length;
  return (
    <section className="flex flex-col gap-4" aria-label={name === "" ? undefined : name}>
      {name !== "" && <h3 className="text-std-20B-160 [overflow-wrap:anywhere]">{name}</h3>}
      {errors.length > 0 && (
        <Notice tone="error" title="このファイルは取り込めません。">
          {errors.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {notes.length > 0 && (
        <Notice tone="warning">
          {notes.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {shown.length > 0 && (
        <ul className="flex flex-col gap-4">
          {shown.map((item) => (
            <Item key={item.key} item={item} />
          ))}
        </ul>
      )}
      {errors.length === 0 && <p className="text-std-16N-170">{unchangedText(unchanged, shown.length)}</p>}
    </section>
  );
}

function unchangedText(unchanged: number, shown: number): string {
  if (unchanged === 0) return shown === 0 ? "取り込む項目がありません。" : "変更のない項目はありません。";
  return `${shown === 0 ? "すべて" : "ほかの"}${unchanged}件には、取り込む変更がありません。`;
}

function Item({ item }: { item: PreviewItem }) {
  const kind = kindOfItem(item);
  const canBeChosen = kind === "change" || kind === "conflict";
  return (
    <li className="flex flex-col gap-3 rounded-8 border border-solid-gray-420 bg-white p-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {canBeChosen ? (
          <label className="flex min-h-11 min-w-0 flex-1 basis-60 items-start gap-3 text-std-17B-170">
            <Tick
              name={CHOSEN_ITEMS}
              value={item.key}
              defaultChecked={kind === "change"}
              className="mt-1.5 size-5 flex-none"
            />
            <span className="[overflow-wrap:anywhere]">{item.name}</span>
          </label>
        ) : (
          <p className="min-w-0 flex-1 basis-60 text-std-17B-170 [overflow-wrap:anywhere]">{item.name}</p>
        )}
        <Tag tone={TONES[kind]}>{PREVIEW_KIND_WORDS[kind]}</Tag>
      </div>
      {item.address !== "" && <p className="text-std-16N-170 text-solid-gray-700">{item.address}</p>}
      {item.errors.map((sentence) => (
        <p key={sentence} className="text-std-16B-170 text-error-2">
          {sentence}
        </p>
      ))}
      {item.cells.length > 0 && <PreviewCells cells={item.cells} />}
      <PreviewSentences title={WARNINGS_TITLE} sentences={item.warnings} />
      <PreviewSentences title={OWED_TITLE} sentences={item.owed} />
    </li>
  );
}
