import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { CardTable } from "@/components/ui/data-table";
import { PageHeading } from "@/components/ui/page-heading";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { answerSheetHref, staffRoutes } from "@/lib/routes";
import { ReturnForm } from "./return-form";

export interface SheetsPage {
  readonly round: { readonly id: string; readonly title: string; readonly fy: FiscalYear };
  readonly owners: readonly {
    /** A department's id, or the word for what no department answers. */
    readonly key: string;
    readonly name: string;
    readonly figures: number;
    readonly initiatives: number;
  }[];
  readonly isOffice: boolean;
  readonly mayReadRound: boolean;
}

/** 回答票: taken to be filled, and brought back. */
export function SheetsView({ page }: { page: SheetsPage }) {
  const { round, owners, isOffice, mayReadRound } = page;
  const back = mayReadRound
    ? [
        { label: "照会", href: staffRoutes.rounds() },
        { label: round.title, href: staffRoutes.round(round.id) },
      ]
    : [{ label: "実績の入力", href: staffRoutes.entry({ fy: round.fy }) }];
  return (
    <div className="flex flex-col gap-10">
      <Breadcrumbs items={[...back, { label: "回答票（Excel）" }]} />
      <PageHeading title="回答票（Excel）" eyebrow={`${round.title}　${fiscalYearLabel(round.fy)}`} />
      <section aria-labelledby="take-heading" className="flex flex-col gap-4">
        <h2 id="take-heading" className="text-std-24B-150">
          回答票を受け取る
        </h2>
        <p className="text-std-16N-170">
          所管課ごとの Excel ファイルです。いまの回答が入っています。
          {isOffice && "メールに添付して送り、記入したものを返信してもらいます。"}
        </p>
        {owners.length === 0 ? (
          <p className="text-std-16N-170">
            この照会で回答する項目はありません。項目が加わると、回答票を受け取れます。
          </p>
        ) : (
          <CardTable
            caption="所管課ごとの回答票"
            captionHidden
            rows={owners}
            keyOf={({ key }) => key}
            columns={[
              { heading: "所管課", isRowHead: true, cell: ({ name }) => name },
              { heading: "数値", isNumber: true, cell: ({ figures }) => `${figures}件` },
              { heading: "取組", isNumber: true, cell: ({ initiatives }) => `${initiatives}件` },
              {
                heading: "ファイル",
                isAct: true,
                cell: ({ key, name }) => (
                  <a className="text-link" href={answerSheetHref(round.id, key)} download>
                    回答票<span className="sr-only">（{name}）</span>
                  </a>
                ),
              },
            ]}
          />
        )}
      </section>
      <section aria-labelledby="return-heading" className="flex flex-col gap-4">
        <h2 id="return-heading" className="text-std-24B-150">
          記入した回答票を取り込む
        </h2>
        <ReturnForm roundId={round.id} isOffice={isOffice} />
      </section>
    </div>
  );
}
