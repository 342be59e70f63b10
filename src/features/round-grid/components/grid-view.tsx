import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { staffRoutes } from "@/lib/routes";
import type { GridPage } from "../view-model";
import { GridForm } from "./grid-form";

/** The lines of a round as one table that a block of cells is pasted over. */
export function GridView({ page: { round, lines } }: { page: GridPage }) {
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs
        items={[
          { label: "照会", href: staffRoutes.rounds() },
          { label: round.title, href: staffRoutes.round(round.id) },
          { label: "表でまとめて入力" },
        ]}
      />
      <PageHeading title="表でまとめて入力" eyebrow={fiscalYearLabel(round.fy)} />
      <div className="flex max-w-[48rem] flex-col gap-2 text-std-16N-170">
        <p>
          Excelなどの表でセルの範囲をコピーし、下の表の貼り付け始めるセルを選んで貼り付けます（Ctrl+V）。保存する前に、変わるところを確認できます。
        </p>
        <ul className="list-disc pl-6">
          <li>コピーした範囲の左端が指標の名称のときは、並び順が違っても、名称の合う行に貼り付けます。</li>
          <li>コピーした範囲の空のセルは、今の内容を変えません。</li>
          <li>直前の貼り付けや入力は、「元に戻す」（Ctrl+Z）で取り消せます。</li>
          <li>実績と時点のセルでは、Enterキーと上下の矢印キーで上下のセルに移れます。</li>
        </ul>
      </div>
      {lines.length === 0 ? (
        <p className="text-std-16N-170">この照会の対象になっている指標はありません。</p>
      ) : (
        <GridForm roundId={round.id} fy={round.fy} lines={lines} />
      )}
    </div>
  );
}
