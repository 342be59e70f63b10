import Link from "next/link";
import type { ReactNode } from "react";
import { InitiativeAnswerRead } from "@/components/initiative-answer";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import { staffRoutes } from "@/lib/routes";
import type { InitiativeLine } from "../view-model/table";

export interface AttachmentsPage {
  readonly fy: FiscalYear;
  readonly line: InitiativeLine;
  /** (1)② 窓口の改善 */
  readonly measure: string;
  /** Where its line is answered or decided on. */
  readonly back: string;
}

/** One initiative in one year, with what is attached to its answer. */
export function AttachmentsView({
  page: { fy, line, measure, back },
  children,
}: {
  page: AttachmentsPage;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs
        items={[
          { label: `実績の入力（${fiscalYearJa(fy)}）`, href: staffRoutes.entry({ fy }) },
          { label: INITIATIVES_TITLE, href: back },
          { label: "資料・やり取り" },
        ]}
      />
      <PageHeading
        eyebrow={`${fiscalYearLabel(fy)}　${measure}`}
        title={line.text}
        lead={line.department?.name ?? "所管課なし"}
      />
      {line.content !== null && <InitiativeAnswerRead content={line.content} />}
      {children}
      <p>
        <Link className="text-link text-std-16N-170" href={back}>
          {INITIATIVES_TITLE}に戻る
        </Link>
      </p>
    </div>
  );
}
