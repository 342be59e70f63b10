/**
 * What the front door searches in, made of a publication's snapshot when it is loaded: so publications that are older than
 * the search are found as well, and what was stopped since is in none of it.
 */
import type { ReactElement } from "react";
import {
  indexed,
  type KindWords,
  type PublicItem,
  type Searchable,
  type Searchables,
  type SearchLanguage,
  type SearchResult,
} from "@/domain/publication/search/find";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { publicRoutes } from "@/lib/public-paths";
import { editionContext } from "./editions/edition-context";
import { editionItemWords } from "./editions/item-words";
import { EDITIONS, type Edition } from "./editions/languages";
import { SearchPage as EditionSearchPage } from "./editions/pages/search-page";
import { editionSearch } from "./editions/search-look";
import { searchItems } from "./model/search-items";
import { siteModel } from "./model/site";
import { pageContext } from "./page-context";
import { kindWords, SearchPage } from "./pages/search-page";
import { Found, JAPANESE_SEARCH } from "./parts/search";
import { HOLE } from "./parts/search-body";
import { pageText } from "./render-site";

export async function makeSearchables(snapshot: PublicationSnapshot): Promise<Searchables> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const model = siteModel(snapshot);
  const made = (
    edition: Edition | null,
    page: ReactElement,
    kinds: KindWords,
    items: readonly PublicItem[],
  ): Searchable => {
    const [before, after] = pageText(renderToStaticMarkup(page), edition).split(HOLE);
    if (before === undefined || after === undefined)
      throw new Error("the page of the search has no place for what is found");
    return { before, after, kinds, items: items.map(indexed) };
  };
  const route = publicRoutes.search();
  const japanese = <SearchPage context={pageContext(model, {}, route)} forAnswers />;
  const inEdition = (edition: Edition) => {
    const context = editionContext(model, {}, edition, route);
    const items = searchItems(model, editionItemWords(context));
    return made(
      edition,
      <EditionSearchPage context={context} forAnswers />,
      edition.words.search.kinds,
      items,
    );
  };
  return Object.fromEntries([
    ["ja", made(null, japanese, kindWords(model), searchItems(model))],
    ...EDITIONS.map((edition) => [edition.language, inEdition(edition)]),
  ]) as Searchables;
}

/** @returns draws what was found, for the page's middle */
export async function foundRenderer(): Promise<
  (language: SearchLanguage, result: SearchResult, kinds: KindWords) => string
> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return (language, result, kinds) => {
    const edition = EDITIONS.find((each) => each.language === language);
    const look = edition ? editionSearch(edition) : JAPANESE_SEARCH;
    return renderToStaticMarkup(<Found look={look} result={result} kinds={kinds} />);
  };
}
