import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { staffRoutes } from "@/lib/routes";
import type { MetricRow } from "../view-model";
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
    <DataTable caption={METRICS} captionHidden className="min-w-[60rem]">
      <thead>
        <tr>
          <th scope="col">実績</th>
          <th scope="col">単位</th>
          <th scope="col">数え方</th>
          <th scope="col">対象の年度</th>
          <th scope="col">実績の出典</th>
          <th scope="col">所管課</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} id={`item-${row.id}`}>
            <th scope="row" className="w-[28rem] min-w-56 md:min-w-72">
              <span className="block font-normal text-solid-gray-700">{row.place}</span>
              {row.name}
              {row.definition ? <span className="mt-1 block font-normal">{row.definition}</span> : null}
              <code className="mt-1 block font-mono font-normal text-solid-gray-700">{row.id}</code>
              {departments ? (
                <Link className="text-link font-normal" href={staffRoutes.planMetric(planId, row.id)}>
                  変更する
                  <span className="sr-only">{`（${row.name}）`}</span>
                </Link>
              ) : null}
            </th>
            <td>{row.unit}</td>
            <td>{row.aggregation ?? <Tag tone="warning">要確認</Tag>}</td>
            <td>{row.years ?? "計画の全年度"}</td>
            <td>{row.source}</td>
            <td>
              {departments ? (
                <AssignDepartmentForm kpi={row} current={row.department} departments={departments} />
              ) : (
                (row.department?.name ?? "未設定")
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
