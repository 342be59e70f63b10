import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import { staffRoutes } from "@/lib/routes";
import type { KpiRow } from "../view-model";
import { AssignDepartmentForm } from "./assign-department-form";

type Departments = readonly { readonly id: string; readonly name: string }[] | null;

/** KPIs as the plan defines them, with who answers for each. */
export function KpiDefinitions({
  planId,
  caption,
  rows,
  departments,
}: {
  planId: string;
  caption: string;
  rows: readonly KpiRow[];
  departments: Departments;
}) {
  if (rows.length === 0) return <p>指標はありません。</p>;
  return (
    <DataTable caption={caption} captionHidden className="min-w-[60rem]">
      <thead>
        <tr>
          <th scope="col">指標</th>
          <th scope="col" className="number">
            現状値
          </th>
          <th scope="col" className="number">
            目標値
          </th>
          <th scope="col">数え方</th>
          <th scope="col">資料の箇所</th>
          <th scope="col">所管課</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} id={`item-${row.id}`}>
            <th scope="row" className="w-[28rem] min-w-56 md:min-w-72">
              {row.measure ? (
                <span className="block font-normal text-solid-gray-700">{row.measure}</span>
              ) : null}
              {row.name}
              {row.definition ? <span className="mt-1 block font-normal">{row.definition}</span> : null}
              {row.rationale ? (
                <span className="mt-1 block font-normal">
                  <span className="text-solid-gray-700">指標の考え方：</span>
                  {row.rationale}
                </span>
              ) : null}
              {row.years ? (
                <span className="mt-1 block font-normal">
                  <span className="text-solid-gray-700">対象の年度：</span>
                  {row.years}
                </span>
              ) : null}
              <code className="mt-1 block font-mono font-normal text-solid-gray-700">{row.id}</code>
              {departments ? (
                <Link className="text-link font-normal" href={staffRoutes.planKpi(planId, row.id)}>
                  変更する
                  <span className="sr-only">{`（${row.name}）`}</span>
                </Link>
              ) : null}
            </th>
            <YearValue {...row.baseline} />
            <YearValue {...row.target} />
            <td>
              <span className="flex flex-col items-start gap-1">
                {row.aggregation ? <span>{row.aggregation}</span> : <Tag tone="warning">要確認</Tag>}
                <span className="nowrap">{row.direction}</span>
                {row.unitNote ? <span className="nowrap">{row.unitNote}</span> : null}
              </span>
            </td>
            <td className="nowrap">{row.source}</td>
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

function YearValue({ text, year }: { text: string; year: string }) {
  return (
    <td className="number">
      {text}
      <span className="block text-solid-gray-700">{year}</span>
    </td>
  );
}
