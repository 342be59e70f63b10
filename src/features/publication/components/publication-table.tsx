import { DataTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import { instantJa } from "@/domain/words/ja/dates";
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
    <DataTable caption="これまでの公表">
      <thead>
        <tr>
          <th scope="col">番号</th>
          <th scope="col">題名</th>
          <th scope="col">公表した日時</th>
          <th scope="col">公表した人</th>
          <th scope="col">ファイル</th>
          <th scope="col">改ざん検知用の値（マニフェストのSHA-256）</th>
        </tr>
      </thead>
      <tbody>
        {publications.map((row, index) => (
          <tr key={row.no}>
            <th scope="row" className="whitespace-nowrap">
              第{row.no}号
            </th>
            <td className="min-w-48">
              <a href={`/archive/${row.no}`} className="text-link">
                {row.title}
              </a>{" "}
              {index === 0 ? <Tag tone="success">公開中</Tag> : null}
              {row.withdrawn ? (
                <>
                  <Tag tone="error">取下げ</Tag>
                  <p className="mt-1">
                    {instantJa(row.withdrawn.at)}　{row.withdrawn.reason}
                  </p>
                </>
              ) : null}
            </td>
            <td className="whitespace-nowrap">{instantJa(row.publishedAt)}</td>
            <td className="whitespace-nowrap">{row.publishedBy}</td>
            <td className="whitespace-nowrap">
              {row.files}件
              <br />
              <a href={exportHref(row.no)} download className="text-link">
                第{row.no}号のZIP
              </a>
            </td>
            <td className="min-w-48">
              <code className="break-all">{row.manifestSha256}</code>
              <br />
              <a href={`/archive/${row.no}/data/manifest.json`} className="text-link">
                第{row.no}号のマニフェスト
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
