import type { RecordedChange } from "@/domain/publication/snapshot";
import { dateJa } from "@/domain/words/ja/dates";
import { WITHDRAWN_NOTE } from "@/domain/words/ja/publication/kpi-page";
import { quoted } from "@/domain/words/ja/quotes";
import { Layout } from "../layout";
import type { PageContext } from "../page-context";
import { ChangeList } from "../parts/told-change";

const TITLE = "訂正と定義の変更";

/** Everything that had been published and was changed, by publication, newest first. */
export function CorrectionsPage({ context }: { context: PageContext }) {
  const { record } = context.model;
  const byPublication = [...Map.groupBy(record, ({ no }) => no)].sort(([a], [b]) => b - a);
  return (
    <Layout
      context={context}
      title={TITLE}
      description="公表した後に訂正した数値・取組の状況・説明、確定した速報値、変わった目標達成状況、更新した根拠資料、定義の変更の一覧です。"
      crumbs={[]}
    >
      <div className="w">
        <div className="ph">
          <h1>{TITLE}</h1>
          <p>
            公表した後に訂正した数値・取組の状況・説明、確定した速報値、変わった目標達成状況、更新した根拠資料、計画や指標の定義の変更を、公表の新しい順に載せています。訂正の前に公表した内容も、書き換えずに残しています。
          </p>
        </div>
        {byPublication.length === 0 && <p>これまでに、訂正や定義の変更はありません。</p>}
        {byPublication.map(([no, changes]) => (
          <Publication key={no} context={context} no={no} changes={changes} />
        ))}
      </div>
    </Layout>
  );
}

function Publication({
  context,
  no,
  changes,
}: {
  context: PageContext;
  no: number;
  changes: readonly RecordedChange[];
}) {
  const { snapshot } = context.model;
  const publishedAt = changes[0]?.publishedAt;
  const earlier = snapshot.history.find((each) => each.no === no);
  const title = no === snapshot.no ? snapshot.title : earlier?.title;
  const href = context.archiveLink(no);
  const withdrawn = earlier?.withdrawn ? WITHDRAWN_NOTE : "";
  const name = `第${no}号${title === undefined ? "" : quoted(title)}${withdrawn}`;
  return (
    <section className="se">
      <h2>
        {publishedAt !== undefined && <span className="ey">{`${dateJa(publishedAt)}公表`}</span>}
        {name}
      </h2>
      <ChangeList context={context} changes={changes} />
      {href !== null && (
        <p className="no">
          <a href={href}>{`第${no}号で公表した内容（保存版）を見る`}</a>
        </p>
      )}
    </section>
  );
}
