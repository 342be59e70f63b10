import Link from "next/link";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import { ENTRY_CLOSED_WORDS } from "@/domain/words/ja/rounds/rounds";
import { staffRoutes } from "@/lib/routes";
import type { RoundDto } from "@/server/rounds/rows";
import type { MeasureLines } from "../view-model/table";
import { EntryTable } from "./entry-table";

export interface EntryPage {
  readonly fy: FiscalYear;
  readonly round: Pick<RoundDto, "title" | "dueOn" | "state"> | null;
  readonly measures: readonly MeasureLines[];
  /** What the plan calls a 具体的な取組. */
  readonly measureWord: string;
  readonly department: string | null;
  readonly office: string;
  readonly viewerId: string;
  readonly byLink: boolean;
  /** Sees the other departments' too. */
  readonly mayOverlook: boolean;
}

/** A department's page: everything that it answers for in one table. */
export function EntryView({ page }: { page: EntryPage }) {
  const { fy, round, measures } = page;
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        items={[
          { label: `実績の入力（${fiscalYearJa(fy)}）`, href: staffRoutes.entry({ fy }) },
          ...(page.mayOverlook ? [{ label: INITIATIVES_TITLE, href: staffRoutes.entryInitiatives(fy) }] : []),
          { label: page.mayOverlook ? (page.department ?? "所管課なし") : INITIATIVES_TITLE },
        ]}
      />
      <PageHeading
        eyebrow={fiscalYearLabel(fy)}
        title={INITIATIVES_TITLE}
        lead={
          measures.length === 0 ? undefined : (
            <>
              <p>
                {page.department && `${page.department}が担当する取組です。`}
                {round && round.state === "open" && (
                  <strong className="inline-block">期限：{dateJa(round.dueOn)}</strong>
                )}
              </p>
              <p className="hidden lg:block">
                状況は、数字キーの1～5でも選べます。選ぶと次の取組に、文章が必要なときはその入力欄に進みます。
              </p>
            </>
          )
        }
      />
      <Standing page={page} />
      <EntryTable
        key={`${fy} ${page.department}`}
        fy={fy}
        measures={measures}
        measureWord={page.measureWord}
        viewerId={page.viewerId}
        byLink={page.byLink}
      />
      <p>
        <Link className="text-link text-std-16N-170" href={staffRoutes.entry({ fy })}>
          実績の入力に戻る
        </Link>
      </p>
    </div>
  );
}

/** Why nothing can be answered here, where nothing can. */
function Standing({ page: { measures, fy, office, byLink } }: { page: EntryPage }) {
  const lines = measures.flatMap((group) => group.lines);
  const [first] = lines;
  if (first === undefined) {
    return (
      <Notice tone="info">
        {byLink
          ? "いま、このリンクでお答えいただく取組はありません。"
          : `${fiscalYearJa(fy)}に担当する取組はありません。担当課の割り当ては、${office}にご確認ください。`}
      </Notice>
    );
  }
  if (first.window.open || lines.some(({ allowed }) => allowed.edit)) return null;
  return <Notice tone="info">{ENTRY_CLOSED_WORDS[first.window.reason](office)}</Notice>;
}
