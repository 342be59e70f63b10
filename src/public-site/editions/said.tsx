/** What several pages of an edition put the same way round sentences. */
import { type Phrase, plainText, type Sentence } from "@/domain/words/public/phrase";
import { withdrawnPublication } from "../model/site";
import type { EditionContext } from "./edition-context";
import { Say } from "./say";

/** The heads of a table's columns. */
export function ColumnHeads({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            <Say of={name} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** What the city wrote itself, by what it answers: in Japanese, and marked so. Nothing where all of it is blank. */
export function OwnWords({
  said,
}: {
  said: readonly { readonly name: Phrase | Sentence; readonly text: string }[];
}) {
  const written = said.filter(({ text }) => text !== "");
  if (written.length === 0) return null;
  return (
    <dl>
      {written.map(({ name, text }) => (
        <div key={plainText(name)}>
          <dt className="no">
            <Say of={name} />
          </dt>
          <dd className="ob" lang="ja">
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Lines as the city wrote them. */
export function OwnSentence({ of }: { of: readonly string[] }) {
  const said = of.filter((text) => text !== "");
  if (said.length === 0) return null;
  return (
    <p className="ob" lang="ja">
      {said.join("\n")}
    </p>
  );
}

/** That the publication which told a change was withdrawn since; nothing of one that stands. */
export function WithdrawnTelling({
  context: { words, model },
  no,
}: {
  context: EditionContext;
  no: number | undefined;
}) {
  const told = withdrawnPublication(model, no);
  if (!told) return null;
  return <Say of={words.note(words.published(told.no, told.publishedAt), words.pages.archive.withdrawn)} />;
}
