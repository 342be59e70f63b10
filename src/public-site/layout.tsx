import { createElement, type ReactNode } from "react";
import type { PlanDefinition } from "@/domain/plan/definition";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa } from "@/domain/words/ja/dates";
import { planNameAmong } from "@/domain/words/ja/plan/life";
import { SEARCH_JA } from "@/domain/words/ja/publication/search";
import { publicRoutes } from "@/lib/public-paths";
import { Alternates, LanguageLinks } from "./editions/language-links";
import type { PageContext } from "./page-context";
import { ResponsibleLines } from "./parts/responsible-lines";
import { JAPANESE_SEARCH, SearchField } from "./parts/search";
import { plansOf } from "./responsible";
import { styleOf } from "./site-css";
import { DEMO_NOTICE, publicationText, SOFTWARE_NAME } from "./words";

/** Drawn in the page itself, so that the browser asks for no /favicon.ico: three rising steps. */
export const ICON =
  "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%208%208'%3E%3Cpath%20fill='%230017c1'%20d='M0%205h2v3H0zm3-2h2v5H3zm3-3h2v8H6z'/%3E%3C/svg%3E";

export interface Crumb {
  readonly name: string;
  readonly route: string;
}

export interface LayoutProps {
  readonly context: PageContext;
  /** The page's own name; the site's name is added. */
  readonly title: string;
  readonly description: string;
  /** The way from the front page to here, both left out; null on the front page itself. */
  readonly crumbs: readonly Crumb[] | null;
  /** The page's first address, where it has two. */
  readonly canonical?: string;
  /** What the page tells of, so that its foot names who answers for that; left out on the site's own pages. */
  readonly plans?: readonly PlanDefinition[];
  /** What other sites show beside a link to the page. */
  readonly picture?: { readonly route: string; readonly text: string };
  /** Search engines are asked to leave it out. */
  readonly isUnlisted?: boolean;
  readonly children: ReactNode;
}

/** The whole document: head, banners, header, way, main, footer. `children` hold the one h1. */
export function Layout(props: LayoutProps) {
  const {
    context,
    title,
    description,
    crumbs,
    canonical,
    plans,
    picture,
    isUnlisted = false,
    children,
  } = props;
  const { model, link, absolute, archived, relative, route } = context;
  const { site } = model.snapshot;
  return (
    <html lang="ja">
      <Head
        context={context}
        title={crumbs === null ? site.name : `${title}｜${site.name}`}
        hasForm={context.hasSearch}
        isUnlisted={isUnlisted}
      >
        <meta name="description" content={description} />
        <link
          rel="alternate"
          type="application/atom+xml"
          title="公表と訂正のお知らせ"
          href={link(publicRoutes.feed())}
        />
        {!archived && !relative && site.origin !== null && (
          <link rel="canonical" href={absolute(canonical ?? route)} />
        )}
        {picture && <Sharing context={context} title={title} picture={picture} />}
        <Alternates context={context} route={canonical ?? route} />
      </Head>
      <body>
        <a className="sk" href="#main">
          本文へ移動
        </a>
        <Banners context={context} />
        <Header context={context} />
        {crumbs !== null && (
          <nav className="bc w" aria-label="現在の位置">
            <ol>
              <li>
                <a href={link(publicRoutes.home())}>トップ</a>
              </li>
              {crumbs.map((crumb) => (
                <li key={crumb.route}>
                  <a href={link(crumb.route)}>{crumb.name}</a>
                </li>
              ))}
              <li aria-current="page">{title}</li>
            </ol>
          </nav>
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer context={context} plans={plans ?? plansOf(model)} route={canonical ?? route} />
      </body>
    </html>
  );
}

/** Open Graph: platforms ask for whole addresses, so it is there only where the site's own is known. */
function Sharing({
  context: { model, absolute, relative, hasShareImages, route },
  title,
  picture,
}: {
  context: PageContext;
  title: string;
  picture: NonNullable<LayoutProps["picture"]>;
}) {
  if (model.snapshot.site.origin === null || relative || !hasShareImages) return null;
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:locale" content="ja_JP" />
      <meta property="og:site_name" content={model.snapshot.site.name} />
      <meta property="og:url" content={absolute(route)} />
      <meta property="og:image" content={absolute(picture.route)} />
      <meta property="og:image:alt" content={picture.text} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

export function Head({
  context,
  title,
  hasForm = false,
  isUnlisted = false,
  children,
}: {
  context: PageContext;
  title: string;
  /** It has the field of the search; on every other page a form leads nowhere. */
  hasForm?: boolean;
  isUnlisted?: boolean;
  children?: ReactNode;
}) {
  const { css, csp } = styleOf(context.model, context.route);
  const policy = `${csp}; form-action ${hasForm ? "'self'" : "'none'"}`;
  // Not JSX: a linter for Next apps takes every <head> for one that Next should own.
  return createElement(
    "head",
    null,
    <meta charSet="utf-8" />,
    <meta name="viewport" content="width=device-width,initial-scale=1" />,
    <meta httpEquiv="Content-Security-Policy" content={policy} />,
    <title>{title}</title>,
    (context.archived || isUnlisted) && <meta name="robots" content="noindex" />,
    <link rel="icon" href={ICON} />,
    children,
    <style>{css}</style>,
  );
}

export function Banners({ context }: { context: PageContext }) {
  const { model, archived, preview, currentSite, currentCorrections } = context;
  const { demo } = model.snapshot.site;
  if (!demo && !archived && !preview) return null;
  return (
    <aside aria-label="お知らせ">
      {demo && <p className="demo">{DEMO_NOTICE}</p>}
      {preview && (
        <div className="old">
          <p className="w">公表する前のプレビューです。まだ公表していません。</p>
        </div>
      )}
      {archived && (
        <div className="old">
          <p className="w">
            {`このページは${publicationText(model.snapshot)}に公表した内容の保存版で、現在の公表ページではありません。`}
            {currentSite !== null && <a href={currentSite}>現在の公表ページを見る</a>}
            {currentCorrections !== null && (
              <>
                {"　"}
                <a href={currentCorrections}>この公表のあとの訂正と定義の変更を見る</a>
              </>
            )}
          </p>
        </div>
      )}
    </aside>
  );
}

function Header({ context }: { context: PageContext }) {
  const { model, link, route } = context;
  const search = publicRoutes.search();
  const items = [
    { name: "年度ごとの報告", route: publicRoutes.year(lastReportYear(context)), under: "/years/" },
    ...model.plans.slice(0, 3).map(({ definition }) => ({
      name: planNameAmong(
        definition,
        model.plans.map((plan) => plan.definition),
      ),
      route: publicRoutes.plan(definition.id),
      under: publicRoutes.plan(definition.id),
    })),
    { name: "訂正と定義の変更", route: publicRoutes.corrections(), under: publicRoutes.corrections() },
    { name: "オープンデータ", route: publicRoutes.data(), under: publicRoutes.data() },
    { name: "このサイトについて", route: publicRoutes.about(), under: publicRoutes.about() },
    // In place of the field, where nobody answers it.
    ...(context.hasSearch ? [] : [{ name: SEARCH_JA.index, route: search, under: search }]),
  ];
  return (
    <header className="hd">
      <div className="w">
        <a className="br" href={link(publicRoutes.home())}>
          {model.snapshot.site.name}
        </a>
        {context.hasSearch && route !== search && <SearchField look={JAPANESE_SEARCH} />}
        <nav aria-label="主なページ">
          <ul>
            {items.map((item) => (
              <li key={item.route}>
                <a
                  href={link(item.route)}
                  aria-current={
                    item.route === route ? "page" : route.startsWith(item.under) ? "true" : undefined
                  }
                >
                  {item.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** The reported year where it has a page, else the nearest year that has one. */
function lastReportYear({ model }: PageContext): FiscalYear {
  const { reportFy } = model.snapshot;
  return model.years.findLast((fy) => fy <= reportFy) ?? model.years[0] ?? reportFy;
}

function Footer({
  context,
  plans,
  route,
}: {
  context: PageContext;
  plans: readonly PlanDefinition[];
  route: string;
}) {
  const { model, link } = context;
  const { site, publishedAt, no } = model.snapshot;
  return (
    <footer className="ft">
      <div className="w">
        <ul>
          <LanguageLinks context={context} route={route} />
          <li>
            <a href={link(publicRoutes.archive())}>これまでの公表</a>
          </li>
          {context.hasSearch && (
            <li>
              <a href={link(publicRoutes.search())}>{SEARCH_JA.index}</a>
            </li>
          )}
          <li>
            <a href={link(publicRoutes.feed())}>お知らせ（Atomフィード）</a>
          </li>
          <li>
            <a href={link(publicRoutes.about())}>アクセシビリティ方針</a>
          </li>
        </ul>
        <ResponsibleLines plans={plans} published={`公表 第${no}号　${dateJa(publishedAt)}更新`} />
        <p className="no">{`${SOFTWARE_NAME} ${site.version}`}</p>
      </div>
    </footer>
  );
}
