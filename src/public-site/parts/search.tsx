/** The search of every language: the field, what was found, and the list of all there is where nobody can answer. */
import type { ReactNode } from "react";
import type { KindWords, PublicHit, PublicItem, SearchResult } from "@/domain/publication/search/find";
import { MOST_SHOWN, PUBLIC_KINDS } from "@/domain/publication/search/find";
import { type Run, runsIn, type Said, type SaidPiece, textIn } from "@/domain/publication/search/said-pieces";
import { SEARCH_JA } from "@/domain/words/ja/publication/search";
import { plainText } from "@/domain/words/public/phrase";
import type { SearchWords } from "@/domain/words/public/search-words";
import { publicRoutes } from "@/lib/public-paths";

/** What the search is drawn with in a language. */
export interface SearchLook {
  readonly words: SearchWords;
  /** The page of the search, which its form asks. */
  readonly route: string;
  /** What the system says, with its readings. */
  readonly read: (text: string) => Said;
  /** Of an edition: which pages are its own, and what stands behind a link to another one. null: all pages are. */
  readonly edition: { readonly isOwn: (route: string) => boolean; readonly elsewhere: Said } | null;
}

export const JAPANESE_SEARCH: SearchLook = {
  words: SEARCH_JA,
  route: publicRoutes.search(),
  read: (text) => text,
  edition: null,
};

/**
 * A plain GET form: what was found has an address that can be sent on. It stands on every page, so each byte of it counts:
 * what is too long is said by the answer, and the button's word is the field's as well.
 */
export function SearchField({
  look: { words, route },
  typed,
  isMain = false,
}: {
  look: SearchLook;
  typed?: string;
  isMain?: boolean;
}) {
  const title = plainText(words.title);
  return (
    <search>
      <form className={isMain ? "sf sm" : "sf"} action={route}>
        <input name="q" aria-label={title} type="search" defaultValue={typed} />
        <button type="submit">{title}</button>
      </form>
    </search>
  );
}

/** What stands in the page for one search. */
export function Found({
  look,
  result: { asked, groups },
  kinds,
}: {
  look: SearchLook;
  result: SearchResult;
  kinds: KindWords;
}) {
  const { words, read } = look;
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <>
      <SearchField look={look} typed={asked.typed} isMain />
      <p className="sa" role="status">
        {asked.fault !== null ? (
          <Pieces of={read(words.faults[asked.fault])} />
        ) : (
          <HowMany look={look} typed={asked.typed} count={count} />
        )}
      </p>
      {asked.fault === null && count === 0 && (
        <p>
          <Pieces of={read(words.nothingHint)} />
        </p>
      )}
      {groups.map((group) => (
        <section key={group.kind} className="se">
          <h2>
            <Pieces of={read(words.group(kinds[group.kind], group.count))} />
          </h2>
          <ul className="ne">
            {group.hits.map((hit) => (
              <Hit key={`${hit.route} ${textIn(hit.place)} ${textIn(hit.title)}`} look={look} hit={hit} />
            ))}
          </ul>
          {group.count > MOST_SHOWN && (
            <p className="no">
              <Pieces of={read(words.more(group.count - MOST_SHOWN))} />
            </p>
          )}
        </section>
      ))}
    </>
  );
}

/** What somebody typed has no readings, whatever it looks like. */
function HowMany({
  look: { words, read },
  typed,
  count,
}: {
  look: SearchLook;
  typed: string;
  count: number;
}) {
  const [before, shown, after] = words.found(typed, count);
  return (
    <>
      <Pieces of={read(before)} />
      {shown}
      <Pieces of={read(after)} />
    </>
  );
}

function Hit({ look, hit: { route, title, place, found } }: { look: SearchLook; hit: PublicHit }) {
  return (
    <li>
      <ItemLink look={look} route={route} href={route}>
        <Pieces of={title} />
      </ItemLink>
      <p className="no">
        <Pieces of={place} />
      </p>
      {found && (
        <p>
          <Pieces of={look.read(`${found.label}${look.words.colon}`)} />
          <Pieces of={found.pieces} />
        </p>
      )}
    </li>
  );
}

/** A page that is there in Japanese alone says so. @param href what stands for the route */
function ItemLink({
  look: { edition },
  route,
  href,
  lang,
  children,
}: {
  look: SearchLook;
  route: string;
  href: string;
  /** Of the name, where all of it is in another language than the page. */
  lang?: "ja" | undefined;
  children: ReactNode;
}) {
  const isElsewhere = edition !== null && !edition.isOwn(route);
  return (
    <>
      <a href={href} lang={lang} hrefLang={isElsewhere ? "ja" : undefined}>
        {children}
      </a>
      {isElsewhere && <Pieces of={edition.elsewhere} />}
    </>
  );
}

/** Pieces of text, never markup: what somebody typed cannot become an element. */
export function Pieces({ of }: { of: Said | readonly SaidPiece[] }) {
  let at = 0;
  return runsIn(of).map((run) => {
    const key = at;
    at += run.text.length;
    return <PieceOf key={key} piece={run} />;
  });
}

function PieceOf({ piece: { text, reading, isOriginal, isFound } }: { piece: Run & Partial<SaidPiece> }) {
  const read =
    reading === null ? (
      text
    ) : (
      <ruby>
        {text}
        <rt>{reading}</rt>
      </ruby>
    );
  const found = isFound ? <mark>{read}</mark> : read;
  return isOriginal ? <span lang="ja">{found}</span> : found;
}

/** Everything that has a name, by kind, each with its link; what was said of a year is found on these pages. */
export function ItemIndex({
  look,
  items,
  kinds,
  link,
}: {
  look: SearchLook;
  items: readonly PublicItem[];
  kinds: KindWords;
  /** To a page of this tree. */
  link: (route: string) => string;
}) {
  const byKind = Map.groupBy(items, ({ kind }) => kind);
  return INDEX_KINDS.map((kind) => {
    const own = byKind.get(kind);
    if (!own) return null;
    return (
      <section key={kind} className="se">
        <h2>
          <Pieces of={look.read(look.words.group(kinds[kind], own.length))} />
        </h2>
        {[...Map.groupBy(own, ({ place }) => textIn(place))].map(([place, ofPlace]) => (
          <div key={place}>
            <h3>
              <Pieces of={ofPlace[0]?.place ?? place} />
            </h3>
            <ul className="ls">
              {ofPlace.map(({ route, title }) => (
                <li key={`${route} ${textIn(title)}`}>
                  <IndexLink look={look} route={route} href={linkTo(route, link)} title={title} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
    );
  });
}

/** The list is long: what the city wrote is marked without an element of its own. */
function IndexLink({ title, ...link }: { look: SearchLook; route: string; href: string; title: Said }) {
  if (runsIn(title).every(({ isOriginal }) => isOriginal))
    return (
      <ItemLink {...link} lang="ja">
        {textIn(title)}
      </ItemLink>
    );
  return (
    <ItemLink {...link}>
      <Pieces of={title} />
    </ItemLink>
  );
}

/** @param route may name a place on the page */
function linkTo(route: string, link: (route: string) => string): string {
  const [page = "", place] = route.split("#");
  return place === undefined ? link(page) : `${link(page)}#${place}`;
}

const INDEX_KINDS = PUBLIC_KINDS.filter((kind) => !["reports", "answers"].includes(kind));
