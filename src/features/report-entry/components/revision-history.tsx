import { Moment } from "@/components/moment";
import { DataTable } from "@/components/ui/data-table";
import type { HistoryLine } from "../view-model/history";

/** Who did what, when; newest first. */
export function RevisionHistory({ lines }: { lines: readonly HistoryLine[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="rounded-8 border border-solid-gray-420 px-4 py-3">
      <summary className="text-std-16B-170">変更の履歴（{lines.length}件）</summary>
      <div className="mt-3">
        <DataTable caption="この報告の変更の履歴" captionHidden>
          <thead>
            <tr>
              <th scope="col">日時</th>
              <th scope="col">担当者</th>
              <th scope="col">内容</th>
              <th scope="col">入力された値</th>
              <th scope="col">コメント・訂正の理由</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.no}>
                <td className="nowrap">
                  <Moment at={line.at} />
                </td>
                <td className="nowrap">{line.author}</td>
                <td className="nowrap">{line.what}</td>
                <td className="number">{line.figure}</td>
                <td className="whitespace-pre-wrap">{line.comment}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </details>
  );
}
