import { ScrollRegion } from "@/components/charts/scroll-region";
import { dateJa } from "@/domain/words/ja/dates";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import { committeeYears } from "../model/site";
import type { PageContext } from "../page-context";
import { committeeTitle, publicationText, yearTitle } from "../words";

/** Every publication up to this one, newest first; a withdrawn one stays in the list, marked. */
export function ArchivePage({ context }: { context: PageContext }) {
  const { snapshot } = context.model;
  const rows = [{ ...snapshot, withdrawn: false }, ...snapshot.history];
  return (
    <Layout
      context={context}
      title="これまでの公表"
      description="これまでに公表した内容を、公表したときのまま残しています。"
      crumbs={[]}
    >
      <div className="w">
        <div className="ph">
          <h1>これまでの公表</h1>
          <p>
            公表した内容は、後から書き換えず、公表したときのまま残しています。数値を訂正したときは新しい号を公表し、各指標の訂正履歴に記します。
          </p>
        </div>
        <ScrollRegion label="公表の一覧表">
          <table className="tb dt">
            <thead>
              <tr>
                <th scope="col">号</th>
                <th scope="col">公表日</th>
                <th scope="col">題名</th>
                <th scope="col">説明</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const href = context.archiveLink(row.no);
                const name = `${row.title}${row.withdrawn ? "（取り下げ）" : ""}`;
                return (
                  <tr key={row.no}>
                    <th scope="row">{`第${row.no}号`}</th>
                    <td data-l="公表日">{dateJa(row.publishedAt)}</td>
                    <td data-l="題名">{href === null ? name : <a href={href}>{name}</a>}</td>
                    <td data-l="説明">{row.note}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollRegion>
        <Papers context={context} />
      </div>
    </Layout>
  );
}

function Papers({ context: { link, model } }: { context: PageContext }) {
  const papers = [
    ...committeeYears(model)
      .toReversed()
      .map((fy) => ({ href: link(publicRoutes.committeePdf(fy)), name: committeeTitle(fy) })),
    ...model.years.toReversed().map((fy) => ({ href: link(publicRoutes.yearPdf(fy)), name: yearTitle(fy) })),
  ];
  return (
    <section className="se">
      <h2>印刷用の資料（PDF、A4）</h2>
      <p>{`${publicationText(model.snapshot)}の資料です。ほかの号の資料は、それぞれの号の年度のページにあります。`}</p>
      <ul className="ls">
        {papers.map(({ href, name }) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
