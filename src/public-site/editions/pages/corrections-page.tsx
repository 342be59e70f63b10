import type { RecordedChange } from "@/domain/publication/snapshot";
import { plainText } from "@/domain/words/public/phrase";
import { withdrawnPublication } from "../../model/site";
import type { EditionContext } from "../edition-context";
import { EditionLayout } from "../edition-layout";
import { STATES_STYLE } from "../initiatives";
import { Say } from "../say";
import { ToldChanges } from "../told/told-change";

/** Everything that had been published and was changed, by publication, newest first. */
export function CorrectionsPage({ context }: { context: EditionContext }) {
  const { labels, changes: words } = context.words;
  const byPublication = [...Map.groupBy(context.model.record, ({ no }) => no)].sort(([a], [b]) => b - a);
  return (
    <EditionLayout
      context={context}
      title={labels.corrections}
      description={plainText(words.intro)}
      style={STATES_STYLE}
      saysOriginals={byPublication.length > 0}
    >
      <h1>
        <Say of={labels.corrections} />
      </h1>
      <p className="lead">
        <Say of={words.intro} />
      </p>
      {byPublication.length === 0 ? (
        <p>
          <Say of={words.none} />
        </p>
      ) : (
        <p className="no">
          <Say of={labels.originalNote} />
        </p>
      )}
      {byPublication.map(([no, changes]) => (
        <Publication key={no} context={context} no={no} changes={changes} />
      ))}
    </EditionLayout>
  );
}

function Publication({
  context,
  no,
  changes,
}: {
  context: EditionContext;
  no: number;
  changes: readonly RecordedChange[];
}) {
  const { words, page } = context;
  const href = page.archiveLink(no);
  return (
    <section>
      <h2>
        <Say of={words.published(no, changes[0]?.publishedAt ?? context.model.snapshot.publishedAt)} />
        {withdrawnPublication(context.model, no) && <Say of={words.note(words.pages.archive.withdrawn)} />}
      </h2>
      <ToldChanges context={context} changes={changes} />
      {href !== null && (
        <p className="no">
          <a href={href} hrefLang="ja">
            <Say of={words.changes.seeKept(no)} />
          </a>
          <Say of={words.note(words.labels.inJapanese)} />
        </p>
      )}
    </section>
  );
}
