import { NOT_FOUND_TEXT, NOT_FOUND_TITLE } from "@/domain/words/ja/publication/publication";
import { publicRoutes } from "@/lib/public-paths";
import { Banners, Head, Layout } from "../layout";
import type { PageContext } from "../page-context";

/**
 * Served in place of any missing page, at whatever depth: relative links would lead astray there, so in a folder
 * that may stand anywhere the page has none.
 */
export function NotFoundPage({ context }: { context: PageContext }) {
  const { model, relative, link } = context;
  if (relative) {
    return (
      <html lang="ja">
        <Head context={context} title={`${NOT_FOUND_TITLE}｜${model.snapshot.site.name}`} />
        <body>
          <Banners context={context} />
          <main className="w">
            <div className="ph">
              <h1>{NOT_FOUND_TITLE}</h1>
              <p>{NOT_FOUND_TEXT}</p>
              <p>{model.snapshot.site.name}</p>
            </div>
          </main>
        </body>
      </html>
    );
  }
  return (
    <Layout context={context} title={NOT_FOUND_TITLE} description={NOT_FOUND_TEXT} crumbs={[]}>
      <div className="w">
        <div className="ph">
          <h1>{NOT_FOUND_TITLE}</h1>
          <p>{NOT_FOUND_TEXT}</p>
          <p>
            <a href={link(publicRoutes.home())}>トップページへ</a>
          </p>
        </div>
      </div>
    </Layout>
  );
}
