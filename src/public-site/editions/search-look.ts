/** The search of an edition, drawn as the Japanese one: parts/search.tsx. */
import { runsOf } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import type { SearchLook } from "../parts/search";
import type { Edition } from "./languages";

export function editionSearch({ language, words }: Edition): SearchLook {
  const home = publicRoutes.edition(language, publicRoutes.home());
  return {
    words: words.search,
    route: publicRoutes.edition(language, publicRoutes.search()),
    read: runsOf,
    edition: {
      isOwn: (route) => `${route}/`.startsWith(`${home}/`),
      elsewhere: runsOf(words.note(words.labels.inJapanese)),
    },
  };
}
