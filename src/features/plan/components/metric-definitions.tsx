import Link from "next/link";
import { CardTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { staffRoutes } from "@/lib/routes";
import type { MetricRow } from "../view-model/plan";
import { AssignDepartmentForm } from "./assign-department-form";

/** Metrics as the plan defines them, with who answers for each. */
export function MetricDefinitions({
  planId,
  rows,
  departments,
}: {
  planId: string;
  rows: readonly MetricRow[];
  /** null: nothing of it may be changed. */
  departments: readonly { readonly id: string; readonly name: string }[] | null;
}) {
  return (
    <CardTable
      caption={METRICS}
      captionHidden
      className="md:min-w-[60rem]"
      rows={rows}
      keyOf={({ id }) => id}
      anchorOf={({ id }) => `item-${id}`}
      columns={[
        {
          heading: "実績",
          isRowHead: true,
          className: "w-[28rem] min-w-56 md:min-w-72",
          cell: (row) => (
            <>
              <span className="block font-normal text-solid-gray-700">{row.place}</span>
              {row.name}
              {row.definition ? <span className="mt-1 block font-normal">{row.definition}</span> : null}
              <code className="mt-1 block font-mono font-normal text-solid-gray-700">{row.id}</code>
              {departments ? (
                <Link
                  className="text-link font-normal print-hidden"
                  href={staffRoutes.planMetric(planId, row.id)}
                >
                  変更する
                  <span className="sr-only">{`（${row.name}）`}</span>
                </Link>
              ) : null}
            </>
          ),
        },
        { heading: "単位", cell: ({ unit }) => unit },
        { heading: "数え方", cell: ({ aggregation }) => aggregation ?? <Tag tone="warning">要確認</Tag> },
        { heading: "対象の年度", cell: ({ years }) => years ?? "計画の全年度" },
        { heading: "実績の出典", cell: ({ source }) => source },
        {
          heading: "所管課",
          cell: (row) =>
            departments ? (
              <AssignDepartmentForm kpi={row} current={row.department} departments={departments} />
            ) : (
              (row.department?.name ?? "未設定")
            ),
        },
      ]}
    />
  );
}
