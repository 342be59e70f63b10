import Link from "next/link";
import { CardTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import { instantJa } from "@/domain/words/ja/dates";
import { COMPARE_TITLE } from "@/domain/words/ja/publication/differences";
import { staffRoutes } from "@/lib/routes";
import { exportHref } from "../view-model";

interface Row {
  readonly no: number;
  readonly title: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly files: number;
  readonly manifestSha256: string;
  readonly withdrawn: { readonly reason: string; readonly at: string } | null;
}

/** Every publication so far, newest first. */
export function PublicationTable({ publications }: { publications: readonly Row[] }) {
  return (
    <>
      <CardTable
        caption="これまでの公表"
        rows={publications}
        keyOf={({ no }) => no}
        columns={[
          { heading: "番号", isRowHead: true, className: "whitespace-nowrap", cell: ({ no }) => `第${no}号` },
          {
            heading: "題名",
            className: "min-w-48",
            cell: (row) => <Title row={row} isCurrent={row === publications[0]} />,
          },
          {
            heading: "公表した日時",
            className: "whitespace-nowrap",
            cell: ({ publishedAt }) => instantJa(publishedAt),
          },
          { heading: "公表した人", className: "whitespace-nowrap", cell: ({ publishedBy }) => publishedBy },
          {
            heading: "ファイル",
            className: "whitespace-nowrap",
            cell: ({ no, files }) => (
              <>
                {files}件
                <br />
                <a href={exportHref(no)} download className="text-link">
                  第{no}号のZIP
                </a>
              </>
            ),
          },
          {
            heading: "改ざん検知用の値（マニフェストのSHA-256）",
            className: "min-w-48",
            cell: ({ no, manifestSha256 }) => (
              <>
                <code className="break-all">{manifestSha256}</code>
                <br />
                <a href={`/archive/${no}/data/manifest.json`} className="text-link">
                  第{no}号のマニフェスト
                </a>
              </>
            ),
          },
        ]}
      />
      {publications.filter(({ withdrawn }) => withdrawn === null).length > 1 ? (
        <p className="mt-4">
          <Link
            href={staffRoutes.publicationComparison()}
            className="text-link inline-flex min-h-11 items-center"
          >
            {COMPARE_TITLE}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function Title({ row, isCurrent }: { row: Row; isCurrent: boolean }) {
  return (
    <>
      <a href={`/archive/${row.no}`} className="text-link">
        {row.title}
      </a>{" "}
      {isCurrent ? <Tag tone="success">公開中</Tag> : null}
      {row.withdrawn ? (
        <>
          <Tag tone="error">取下げ</Tag>
          <p className="mt-1">
            {instantJa(row.withdrawn.at)}　{row.withdrawn.reason}
          </p>
        </>
      ) : null}
    </>
  );
}
