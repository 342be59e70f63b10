import { plainText } from "@/domain/words/public/phrase";
import { searchItems } from "../../model/search-items";
import { SearchBody } from "../../parts/search-body";
import type { EditionContext } from "../edition-context";
import { SEARCH_STYLE } from "../edition-css";
import { EditionLayout } from "../edition-layout";
import { editionItemWords } from "../item-words";
import { Say } from "../say";
import { editionSearch } from "../search-look";

/**
 * As the Japanese one: what can be found, under its names in this language.
 * @param forAnswers the page around what was found
 */
export function SearchPage({
  context,
  forAnswers = false,
}: {
  context: EditionContext;
  forAnswers?: boolean;
}) {
  const { page, model, words, edition } = context;
  const { search } = words;
  const title = page.hasSearch ? search.title : search.index;
  return (
    <EditionLayout
      context={context}
      title={title}
      description={plainText(search.description)}
      style={SEARCH_STYLE}
      isUnlisted
    >
      <h1>
        <Say of={title} />
      </h1>
      {page.hasSearch && (
        <p>
          <Say of={search.hint} />
        </p>
      )}
      <SearchBody
        look={editionSearch(edition)}
        page={page}
        items={forAnswers ? null : searchItems(model, editionItemWords(context))}
        kinds={search.kinds}
      />
    </EditionLayout>
  );
}
