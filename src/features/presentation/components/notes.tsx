import type { Note } from "../view-model/screens";

/** What only the presenter reads. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return <p>この画面のメモはありません。</p>;
  return (
    <dl className="flex flex-col gap-4">
      {notes.map(({ title, lines }) => (
        <div key={title}>
          <dt className="font-bold">{title}</dt>
          {lines.map((line) => (
            <dd key={line} className="whitespace-pre-line">
              {line}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
