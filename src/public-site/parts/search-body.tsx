import type { KindWords, PublicItem } from "@/domain/publication/search/find";
import type { PageContext } from "../page-context";
import { ItemIndex, Pieces, SearchField, type SearchLook } from "./search";

/** Where the front door puts what it found; nothing that people wrote can read like it, as it is markup. */
export const HOLE = '<div data-found="here"></div>';

/**
 * The middle of the page of the search.
 * @param items for the list of all; null for the place of what the front door finds
 */
export function SearchBody({
  look,
  page,
  items,
  kinds,
}: {
  look: SearchLook;
  page: Pick<PageContext, "hasSearch" | "link">;
  items: readonly PublicItem[] | null;
  kinds: KindWords;
}) {
  if (items === null) return <div data-found="here" />;
  return (
    <>
      {page.hasSearch && (
        <>
          <SearchField look={look} isMain />
          <p className="sa">
            <Pieces of={look.read(look.words.index)} />
          </p>
        </>
      )}
      <ItemIndex look={look} items={items} kinds={kinds} link={page.link} />
    </>
  );
}
