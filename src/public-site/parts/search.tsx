/** The search: the field, what was found, and the list of all there is where nobody can answer. */
import type { KindWords, PublicHit, PublicItem, SearchResult } from "@/domain/publication/search/find";
import { MOST_SHOWN, PUBLIC_KINDS } from "@/domain/publication/search/find";
import type { Piece } from "@/domain/shared/search-text";
import {
  faultSentence,
  foundSentence,
  MORE_FOUND,
  NOTHING_FOUND_HINT,
  PUBLIC_SEARCH_WORD,
} from "@/domain/words/ja/publication/search";
import { publicRoutes } from "@/lib/public-paths";

/**
 * A plain GET form: what was found has an address that can be sent on. It stands on every page, so each byte of it counts:
 * what is too long is said by the answer, and the button's word is the field's as well.
 */
export function SearchField({ typed, isMain = false }: { typed?: string; isMain?: boolean }) {
  return (
    <search>
      <form className={isMain ? "sf sm" : "sf"} action={publicRoutes.search()}>
        <input name="q" aria-label={PUBLIC_SEARCH_WORD} type="search" defaultValue={typed} />
        <button type="submit">{PUBLIC_SEARCH_WORD}</button>
      </form>
    </search>
  );
}

/** What stands in the page for one search. */
export function Found({ result, words }: { result: SearchResult; words: KindWords }) {
  const { asked, groups } = result;
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <>
      <SearchField typed={asked.typed} isMain />
      {asked.fault !== null ? (
        <p className="sa" role="status">
          {faultSentence(asked.fault)}
        </p>
      ) : (
        <p className="sa" role="status">
          {foundSentence(asked.typed, count)}
        </p>
      )}
      {asked.fault === null && count === 0 && <p>{NOTHING_FOUND_HINT}</p>}
      {groups.map((group) => (
        <section key={group.kind} className="se">
          <h2>{`${words[group.kind]}　${group.count}件`}</h2>
          <ul className="ne">
            {group.hits.map((hit) => (
              <Hit key={`${hit.route} ${hit.place} ${textOf(hit.title)}`} hit={hit} />
            ))}
          </ul>
          {group.count > MOST_SHOWN && <p className="no">{MORE_FOUND(group.count)}</p>}
        </section>
      ))}
    </>
  );
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}

function Hit({ hit: { route, title, place, found } }: { hit: PublicHit }) {
  return (
    <li>
      <a href={route}>
        <Marked pieces={title} />
      </a>
      <p className="no">{place}</p>
      {found && (
        <p>
          {`${found.label}：`}
          <Marked pieces={found.pieces} />
        </p>
      )}
    </li>
  );
}

/** Pieces of text, never markup: what somebody typed cannot become an element. */
function Marked({ pieces }: { pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map(({ text, isFound }) => {
    const key = at;
    at += text.length;
    return isFound ? <mark key={key}>{text}</mark> : text;
  });
}

/** Everything that has a name, by kind, each with its link; what was said of a year is found on these pages. */
export function ItemIndex({
  items,
  words,
  link,
}: {
  items: readonly PublicItem[];
  words: KindWords;
  /** @param route may name a place on the page */
  link: (route: string) => string;
}) {
  const byKind = Map.groupBy(items, ({ kind }) => kind);
  return INDEX_KINDS.map((kind) => {
    const own = byKind.get(kind);
    if (!own) return null;
    return (
      <section key={kind} className="se">
        <h2>{`${words[kind]}　${own.length}件`}</h2>
        {[...Map.groupBy(own, ({ place }) => place)].map(([place, ofPlace]) => (
          <div key={place}>
            <h3>{place}</h3>
            <ul className="ls">
              {ofPlace.map(({ route, title }) => (
                <li key={`${route} ${title}`}>
                  <a href={link(route)}>{title}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
    );
  });
}

const INDEX_KINDS = PUBLIC_KINDS.filter((kind) => !["reports", "answers"].includes(kind));
