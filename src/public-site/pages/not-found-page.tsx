import { publicRoutes } from "@/lib/public-paths";
import { Banners, Head, Layout } from "../layout";
import type { PageContext } from "../page-context";

const TEXT = "お探しのページは見つかりませんでした。アドレスが変わったか、入力に誤りがあるかもしれません。";

/**
 * Served in place of any missing page, at whatever depth: relative links would lead astray there, so in a folder
 * that may stand anywhere the page has none.
 */
export function NotFoundPage({ context }: { context: PageContext }) {
  const { model, relative, link } = context;
  if (relative) {
    return (
      <html lang="ja">
        <Head context={context} title={`ページが見つかりません｜${model.snapshot.site.name}`} />
        <body>
          <Banners context={context} />
          <main className="w">
            <div className="ph">
              <h1>ページが見つかりません</h1>
              <p>{TEXT}</p>
              <p>{model.snapshot.site.name}</p>
            </div>
          </main>
        </body>
      </html>
    );
  }
  return (
    <Layout context={context} title="ページが見つかりません" description={TEXT} crumbs={[]}>
      <div className="w">
        <div className="ph">
          <h1>ページが見つかりません</h1>
          <p>{TEXT}</p>
          <p>
            <a href={link(publicRoutes.home())}>トップページへ</a>
          </p>
        </div>
      </div>
    </Layout>
  );
}
