import { ScrollRegion } from "@/components/charts/scroll-region";
import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { committeeYears } from "../../model/site";
import type { EditionContext } from "../edition-context";
import { EditionLayout } from "../edition-layout";
import { ColumnHeads } from "../said";
import { Say } from "../say";

/** Every publication up to this one, newest first; which of them have pages in other languages is told by theirs. */
export function ArchivePage({ context }: { context: EditionContext }) {
  const { labels, pages } = context.words;
  const words = pages.archive;
  return (
    <EditionLayout
      context={context}
      title={labels.archive}
      description={plainText(words.intro)}
      saysOriginals
    >
      <h1>
        <Say of={labels.archive} />
      </h1>
      <p className="lead">
        <Say of={words.intro} />
      </p>
      <p className="no">
        <Say of={labels.originalNote} />
      </p>
      <Publications context={context} />
      <Papers context={context} />
    </EditionLayout>
  );
}

function Publications({ context }: { context: EditionContext }) {
  const { labels, pages, day, note: ofNote, colon } = context.words;
  const words = pages.archive;
  const { snapshot } = context.model;
  const rows = [{ ...snapshot, withdrawn: false }, ...snapshot.history];
  const cell = (name: string) => ({ "data-l": plainText(name) + colon });
  return (
    <ScrollRegion label={plainText(labels.archive)}>
      <table className="cd">
        <ColumnHeads names={[words.publication, words.date, words.title, words.note]} />
        <tbody>
          {rows.map(({ no, publishedAt, title, note, withdrawn }) => (
            <tr key={no}>
              <th scope="row">
                <Say of={words.no(no)} />
              </th>
              <td {...cell(words.date)}>
                <Say of={day(publishedAt)} />
              </td>
              <td {...cell(words.title)}>
                <Title href={context.page.archiveLink(no)} title={title} />
                {withdrawn && <Say of={ofNote(words.withdrawn)} />}
              </td>
              <td {...(note === "" ? {} : cell(words.note))} lang="ja">
                {note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Title({ href, title }: { href: string | null; title: string }) {
  if (href === null) return <Say of={{ original: title }} />;
  return (
    <a href={href} hrefLang="ja" lang="ja">
      {title}
    </a>
  );
}

/** Of this publication alone: others have their own. */
function Papers({ context: { words, model, page } }: { context: EditionContext }) {
  const papers = [
    ...committeeYears(model)
      .toReversed()
      .map((fy) => ({ href: publicRoutes.committeePdf(fy), name: words.pages.archive.committeePaper(fy) })),
    ...model.years.toReversed().map((fy) => ({ href: publicRoutes.yearPdf(fy), name: words.yearTitle(fy) })),
  ];
  return (
    <section>
      <h2>
        <Say of={words.pages.archive.papers} /> <Say of={words.note(words.labels.inJapanese)} />
      </h2>
      <ul>
        {papers.map(({ href, name }) => (
          <li key={href}>
            <a href={page.link(href)} hrefLang="ja">
              <Say of={name} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
