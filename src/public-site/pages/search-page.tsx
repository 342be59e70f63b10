import { type KindWords, PUBLIC_KINDS } from "@/domain/publication/search/find";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import {
  PUBLIC_INDEX_TITLE,
  PUBLIC_SEARCH_DESCRIPTION,
  PUBLIC_SEARCH_HINT,
  PUBLIC_SEARCH_WORD,
  publicKindWord,
} from "@/domain/words/ja/publication/search";
import { Layout } from "../layout";
import { searchItems } from "../model/search-items";
import type { SiteModel } from "../model/site";
import type { PageContext } from "../page-context";
import { ItemIndex, SearchField } from "../parts/search";

/** Where the front door puts what it found; nothing that people wrote can read like it, as it is markup. */
export const HOLE = '<div data-found="here"></div>';

/**
 * The list of all items by kind, with the field where a front door can answer it.
 * @param forAnswers the page around what was found
 */
export function SearchPage({ context, forAnswers = false }: { context: PageContext; forAnswers?: boolean }) {
  const { model, hasSearch, link } = context;
  const title = hasSearch ? PUBLIC_SEARCH_WORD : PUBLIC_INDEX_TITLE;
  return (
    <Layout context={context} title={title} description={PUBLIC_SEARCH_DESCRIPTION} crumbs={[]} isUnlisted>
      <div className="w">
        <div className="ph">
          <h1>{title}</h1>
          {hasSearch && <p>{PUBLIC_SEARCH_HINT}</p>}
        </div>
        {forAnswers ? (
          <div data-found="here" />
        ) : (
          <>
            {hasSearch && <SearchField isMain />}
            {hasSearch && <p className="sa">{PUBLIC_INDEX_TITLE}</p>}
            <ItemIndex
              items={searchItems(model)}
              words={kindWords(model)}
              link={(route) => {
                const [page = "", place] = route.split("#");
                return place === undefined ? link(page) : `${link(page)}#${place}`;
              }}
            />
          </>
        )}
      </div>
    </Layout>
  );
}

export function kindWords({ current }: Pick<SiteModel, "current">): KindWords {
  const words = wordsOf(current.definition);
  return Object.fromEntries(PUBLIC_KINDS.map((kind) => [kind, publicKindWord(kind, words)])) as KindWords;
}
