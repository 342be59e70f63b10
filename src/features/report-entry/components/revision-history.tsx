import { Moment } from "@/components/moment";
import { CardTable } from "@/components/ui/data-table";
import type { HistoryLine } from "../view-model/history";

/** Who did what, when; newest first. */
export function RevisionHistory({ lines }: { lines: readonly HistoryLine[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="rounded-8 border border-solid-gray-420 px-4 py-3">
      <summary className="text-std-16B-170">変更の履歴（{lines.length}件）</summary>
      <div className="mt-3">
        <CardTable
          caption="この報告の変更の履歴"
          captionHidden
          rows={lines}
          keyOf={({ no }) => no}
          columns={[
            { heading: "日時", className: "nowrap", cell: ({ at }) => <Moment at={at} /> },
            { heading: "担当者", className: "nowrap", cell: ({ author }) => author },
            { heading: "内容", className: "nowrap", cell: ({ what }) => what },
            { heading: "入力された値", isNumber: true, cell: ({ figure }) => figure },
            {
              heading: "コメント・訂正の理由",
              cell: ({ comment }) => comment && <span className="whitespace-pre-wrap">{comment}</span>,
            },
          ]}
        />
      </div>
    </details>
  );
}
