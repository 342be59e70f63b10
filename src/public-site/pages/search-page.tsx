import { type KindWords, PUBLIC_KINDS } from "@/domain/publication/search/find";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { publicKindWord, SEARCH_JA } from "@/domain/words/ja/publication/search";
import { Layout } from "../layout";
import { searchItems } from "../model/search-items";
import type { SiteModel } from "../model/site";
import type { PageContext } from "../page-context";
import { JAPANESE_SEARCH } from "../parts/search";
import { SearchBody } from "../parts/search-body";

/**
 * The list of all items by kind, with the field where a front door can answer it.
 * @param forAnswers the page around what was found
 */
export function SearchPage({ context, forAnswers = false }: { context: PageContext; forAnswers?: boolean }) {
  const { model, hasSearch } = context;
  const title = hasSearch ? SEARCH_JA.title : SEARCH_JA.index;
  return (
    <Layout context={context} title={title} description={SEARCH_JA.description} crumbs={[]} isUnlisted>
      <div className="w">
        <div className="ph">
          <h1>{title}</h1>
          {hasSearch && <p>{SEARCH_JA.hint}</p>}
        </div>
        <SearchBody
          look={JAPANESE_SEARCH}
          page={context}
          items={forAnswers ? null : searchItems(model)}
          kinds={kindWords(model)}
        />
      </div>
    </Layout>
  );
}

export function kindWords({ current }: Pick<SiteModel, "current">): KindWords {
  const words = wordsOf(current.definition);
  return Object.fromEntries(PUBLIC_KINDS.map((kind) => [kind, publicKindWord(kind, words)])) as KindWords;
}
