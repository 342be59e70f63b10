/** The ways from a page to the same page in the other languages, for people and for search engines. */
import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import type { PageContext } from "../page-context";
import { EDITIONS } from "./languages";
import { hasEditions, nearestRoute } from "./routes";

/** hreflang in both directions, as whole addresses: only where a site is known that search engines may read. */
export function Alternates({ context, route }: { context: PageContext; route: string }) {
  const { absolute, archived, relative, model } = context;
  if (archived || relative || model.snapshot.site.origin === null || !hasEditions(route)) return null;
  return (
    <>
      <link rel="alternate" hrefLang="ja" href={absolute(route)} />
      {EDITIONS.map(({ language, hreflang }) => (
        <link
          key={language}
          rel="alternate"
          hrefLang={hreflang}
          href={absolute(publicRoutes.edition(language, route))}
        />
      ))}
    </>
  );
}

/** Items of a list on a Japanese page. @param route of the page, the one that is its own where it has several */
export function LanguageLinks({ context, route }: { context: PageContext; route: string }) {
  return EDITIONS.map((edition) => (
    <li key={edition.language}>
      <a href={context.link(nearestRoute(edition, route))} lang={edition.words.lang}>
        {plainText(edition.words.name)}
      </a>
    </li>
  ));
}
