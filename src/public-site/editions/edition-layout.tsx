import { createElement, type ReactNode } from "react";
import type { PlanDefinition } from "@/domain/plan/definition";
import { type Phrase, plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { ICON } from "../layout";
import { SearchField } from "../parts/search";
import { plansOf } from "../responsible";
import type { PageStyle } from "../site-css";
import { SOFTWARE_NAME } from "../words";
import { type EditionContext, planName, siteName } from "./edition-context";
import { editionStyle } from "./edition-css";
import { Alternates } from "./language-links";
import { EDITIONS } from "./languages";
import { Responsible } from "./responsible";
import { hasEditions, nearestRoute } from "./routes";
import { Say } from "./say";
import { editionSearch } from "./search-look";

export interface EditionCrumb {
  readonly name: Phrase;
  readonly route: string;
}

/** To the plan that a page is of. */
export function planCrumb(context: EditionContext, plan: PlanDefinition): EditionCrumb {
  return { name: planName(context, plan), route: publicRoutes.plan(plan.id) };
}

interface EditionLayoutProps {
  readonly context: EditionContext;
  /** The page's own name; null on the front page, which is called as the site is. */
  readonly title: Phrase | null;
  readonly description: string;
  readonly crumbs?: readonly EditionCrumb[];
  /** Where the page needs more than all have. */
  readonly style?: PageStyle;
  /** Whether the page itself says already whose the words in Japanese are. */
  readonly saysOriginals?: boolean;
  /** What the page tells of, so that its foot names who answers for that; left out on the site's own pages. */
  readonly plans?: readonly PlanDefinition[];
  /** Search engines are asked to leave it out. */
  readonly isUnlisted?: boolean;
  readonly children: ReactNode;
}

const STYLE = editionStyle();

/** The whole document of a page of an edition. `children` hold the one h1. */
export function EditionLayout({
  context,
  title,
  description,
  crumbs = [],
  style = STYLE,
  saysOriginals = false,
  plans,
  isUnlisted = false,
  children,
}: EditionLayoutProps) {
  const { words, page } = context;
  const { labels } = words;
  return (
    <html lang={words.lang}>
      <EditionHead
        context={context}
        title={title}
        description={description}
        style={style}
        isUnlisted={isUnlisted}
      />
      <body>
        <a className="sk" href="#main">
          <Say of={labels.skip} />
        </a>
        <Notices context={context} />
        <EditionHeader context={context} />
        <main id="main" tabIndex={-1}>
          <div className="w">
            {title !== null && (
              <nav aria-label={plainText(labels.whereYouAre)}>
                <ul className="la no">
                  <li>
                    <a href={context.link(publicRoutes.home())}>
                      <Say of={labels.home} />
                    </a>
                  </li>
                  {crumbs.map(({ name, route }) => (
                    <li key={route}>
                      <a href={context.link(route)}>
                        <Say of={name} />
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
            {children}
            {hasEditions(context.original) && (
              <p>
                <a href={page.link(context.original)} hrefLang="ja">
                  <Say of={labels.samePage} />
                </a>
              </p>
            )}
          </div>
        </main>
        <EditionFooter context={context} plans={plans} saysOriginals={saysOriginals} />
      </body>
    </html>
  );
}

function EditionHead({
  context,
  title,
  description,
  style,
  isUnlisted,
}: Pick<EditionLayoutProps, "context" | "title" | "description"> & {
  style: PageStyle;
  isUnlisted: boolean;
}) {
  const { page, original } = context;
  const policy = `${style.csp}; form-action ${page.hasSearch ? "'self'" : "'none'"}`;
  const site = plainText(siteName(context));
  // Not JSX: a linter for Next apps takes every <head> for one that Next should own.
  return createElement(
    "head",
    null,
    <meta charSet="utf-8" />,
    <meta name="viewport" content="width=device-width,initial-scale=1" />,
    <meta httpEquiv="Content-Security-Policy" content={policy} />,
    <title>{title === null ? site : `${plainText(title)} | ${site}`}</title>,
    (page.archived || isUnlisted || !hasEditions(original)) && <meta name="robots" content="noindex" />,
    <link rel="icon" href={ICON} />,
    <meta name="description" content={description} />,
    <Sharing context={context} title={title === null ? site : plainText(title)} site={site} />,
    <Alternates context={page} route={original} />,
    <style>{style.css}</style>,
  );
}

/** Open Graph: platforms ask for whole addresses, so it is there only where the site's own is known. */
function Sharing({ context, title, site }: { context: EditionContext; title: string; site: string }) {
  const { page, edition, model, original } = context;
  const isKnown = model.snapshot.site.origin !== null && !page.relative && !page.archived;
  if (!isKnown || !hasEditions(original)) return null;
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:site_name" content={site} />
      <meta property="og:locale" content={edition.locale} />
      <meta property="og:url" content={page.absolute(publicRoutes.edition(edition.language, original))} />
    </>
  );
}

function Notices({ context }: { context: EditionContext }) {
  const { model, page, words } = context;
  const { site, no, publishedAt } = model.snapshot;
  if (!site.demo && !page.archived && !page.preview) return null;
  return (
    <aside aria-label={plainText(words.labels.notice)}>
      {site.demo && (
        <p className="note">
          <Say of={words.labels.demo} />
        </p>
      )}
      {page.preview && (
        <div className="old">
          <p className="w">
            <Say of={words.preview} />
          </p>
        </div>
      )}
      {page.archived && (
        // The front door writes another one in its place: archive-banner.ts knows it by this form.
        <div className="old">
          <p className="w">
            <Say of={words.archived(no, publishedAt)} />
            <ToCurrent context={context} />
          </p>
        </div>
      )}
    </aside>
  );
}

/** To the edition's own pages of the current site; nowhere from a folder that knows no site. */
function ToCurrent({ context: { page, words, edition } }: { context: EditionContext }) {
  if (page.currentSite === null) return null;
  const home = `${page.currentSite}${edition.language}`;
  return (
    <>
      {" "}
      <a href={home}>
        <Say of={words.labels.currentPage} />
      </a>{" "}
      <a href={`${home}${publicRoutes.corrections()}`}>
        <Say of={words.labels.correctedSince} />
      </a>
    </>
  );
}

function EditionHeader({ context }: { context: EditionContext }) {
  const { link, model, original, page, words, edition } = context;
  const { labels } = words;
  const { reportFy } = model.snapshot;
  const year = model.years.findLast((fy) => fy <= reportFy) ?? model.years[0] ?? reportFy;
  const pages = [
    { name: labels.home, route: publicRoutes.home() },
    { name: labels.years, route: publicRoutes.year(year) },
    { name: labels.about, route: publicRoutes.about() },
    // In place of the field, where nobody answers it.
    ...(page.hasSearch ? [] : [{ name: words.search.index, route: publicRoutes.search() }]),
  ];
  return (
    <header>
      <div className="w">
        <a className="br" href={link(publicRoutes.home())}>
          <Say of={siteName(context)} />
        </a>
        {page.hasSearch && original !== publicRoutes.search() && (
          <SearchField look={editionSearch(edition)} />
        )}
        <nav aria-label={plainText(labels.mainPages)}>
          <ul>
            {pages.map(({ name, route }) => (
              <li key={route}>
                <a href={link(route)} aria-current={route === original ? "page" : undefined}>
                  <Say of={name} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <OtherLanguages context={context} />
      </div>
    </header>
  );
}

function OtherLanguages({ context }: { context: EditionContext }) {
  const { edition, original, page, words } = context;
  const others = EDITIONS.filter((each) => each !== edition);
  return (
    <nav aria-label={plainText(words.labels.languages)}>
      <ul>
        <li>
          <a href={page.link(hasEditions(original) ? original : publicRoutes.home())} lang="ja" hrefLang="ja">
            日本語
          </a>
        </li>
        {others.map((other) => (
          <li key={other.language}>
            <a
              href={page.link(nearestRoute(other, original))}
              lang={other.words.lang}
              hrefLang={other.words.lang}
            >
              {plainText(other.words.name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function EditionFooter({
  context,
  plans,
  saysOriginals,
}: Pick<EditionLayoutProps, "context" | "plans"> & { saysOriginals: boolean }) {
  const { model, words, link, page } = context;
  const { labels } = words;
  const { no, publishedAt, site } = model.snapshot;
  const more = [
    { name: labels.corrections, route: publicRoutes.corrections() },
    { name: labels.archive, route: publicRoutes.archive() },
    { name: labels.data, route: publicRoutes.data() },
    ...(page.hasSearch ? [{ name: words.search.index, route: publicRoutes.search() }] : []),
  ];
  return (
    <footer>
      <div className="w">
        {!saysOriginals && (
          // The style shows it where the page has such words.
          <p className="on">
            <Say of={labels.originalNote} />
          </p>
        )}
        <ul className="la">
          {more.map(({ name, route }) => (
            <li key={route}>
              <a href={link(route)}>
                <Say of={name} />
              </a>
            </li>
          ))}
        </ul>
        <Responsible context={context} plans={plans ?? plansOf(model)} />
        <p className="no">
          <Say of={words.published(no, publishedAt)} />
          {" · "}
          <bdi lang="ja">{SOFTWARE_NAME}</bdi> {site.version}
        </p>
      </div>
    </footer>
  );
}
