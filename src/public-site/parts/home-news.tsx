import { newsFirst } from "@/domain/publication/news";
import { dateJa } from "@/domain/words/ja/dates";
import { publicRoutes } from "@/lib/public-paths";
import type { PageContext } from "../page-context";
import { ChangeList } from "./told-change";

/** So many are read at once, and so many more when they are asked for. */
const SHOWN = 2;
const MAX_CHANGES = 8;

/** The publication and what it changed, corrections first. */
export function News({ context }: { context: PageContext }) {
  const { link, model } = context;
  const { changes, publishedAt, title, note } = model.snapshot;
  const news = newsFirst(changes);
  const [first, more] = [news.slice(0, SHOWN), news.slice(SHOWN, MAX_CHANGES)];
  return (
    <section className="se nw">
      <h2>新しいお知らせ</h2>
      <p>{`${dateJa(publishedAt)}　${title}`}</p>
      {note !== "" && <p className="no">{note}</p>}
      {news.length === 0 ? (
        <p className="no">前回の公表から数値の変更はありません。</p>
      ) : (
        <ChangeList context={context} changes={first} />
      )}
      {more.length > 0 && (
        <details>
          <summary>{`ほか${news.length - SHOWN}件`}</summary>
          <ChangeList context={context} changes={more} />
          {news.length > MAX_CHANGES && (
            <p className="no">{`このほか${news.length - MAX_CHANGES}件は、各指標のページにあります。`}</p>
          )}
        </details>
      )}
      <p className="no">
        <a href={link(publicRoutes.corrections())}>訂正と定義の変更の一覧</a>
        {"　"}
        <a href={link(publicRoutes.archive())}>これまでの公表の一覧</a>
      </p>
    </section>
  );
}
