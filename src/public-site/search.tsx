/**
 * What the front door searches in, made of a publication's snapshot when it is loaded: so publications that are older than
 * the search are found as well, and what was stopped since is in none of it.
 */
import {
  indexed,
  type KindWords,
  type Searchable,
  type SearchResult,
} from "@/domain/publication/search/find";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { publicRoutes } from "@/lib/public-paths";
import { searchItems } from "./model/search-items";
import { siteModel } from "./model/site";
import { pageContext } from "./page-context";
import { HOLE, kindWords, SearchPage } from "./pages/search-page";
import { Found } from "./parts/search";
import { pageText } from "./render-site";

export async function makeSearchable(snapshot: PublicationSnapshot): Promise<Searchable> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const model = siteModel(snapshot);
  const context = pageContext(model, {}, publicRoutes.search());
  const page = pageText(renderToStaticMarkup(<SearchPage context={context} forAnswers />));
  const [before, after] = page.split(HOLE);
  if (before === undefined || after === undefined)
    throw new Error("the page of the search has no place for what is found");
  return { before, after, words: kindWords(model), items: searchItems(model).map(indexed) };
}

/** @returns draws what was found, for the page's middle */
export async function foundRenderer(): Promise<(result: SearchResult, words: KindWords) => string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return (result, words) => renderToStaticMarkup(<Found result={result} words={words} />);
}
