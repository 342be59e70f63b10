import Link from "next/link";
import { CardTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import { staffRoutes } from "@/lib/routes";
import type { KpiRow, ValueInTime } from "../view-model/kpi-row";
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
  if (rows.length === 0) {
    return <p>指標はありません。{departments ? "「計画を変更する」から加えられます。" : null}</p>;
  }
  return (
    <CardTable
      caption={caption}
      captionHidden
      className="md:min-w-[60rem]"
      rows={rows}
      keyOf={({ id }) => id}
      anchorOf={({ id }) => `item-${id}`}
      columns={[
        {
          heading: "指標",
          isRowHead: true,
          className: "w-[28rem] min-w-56 md:min-w-72",
          cell: (row) => (
            <KpiHead row={row} href={departments === null ? null : staffRoutes.planKpi(planId, row.id)} />
          ),
        },
        { heading: "現状値", isNumber: true, cell: ({ baseline }) => <InTime values={baseline} /> },
        { heading: "目標値", isNumber: true, cell: ({ target }) => <InTime values={target} /> },
        {
          heading: "数え方",
          cell: (row) => (
            <span className="flex flex-col items-start gap-1">
              {row.aggregation ? <span>{row.aggregation}</span> : <Tag tone="warning">要確認</Tag>}
              <span className="nowrap">{row.direction}</span>
              {row.unitNote ? <span className="nowrap">{row.unitNote}</span> : null}
            </span>
          ),
        },
        { heading: "資料の箇所", className: "nowrap", cell: ({ source }) => source },
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

/** What the KPI is, and the way to its change; null for who may not. */
function KpiHead({ row, href }: { row: KpiRow; href: string | null }) {
  return (
    <>
      {row.measure ? <span className="block font-normal text-solid-gray-700">{row.measure}</span> : null}
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
      {href === null ? null : (
        <Link className="text-link font-normal print-hidden" href={href}>
          変更する
          <span className="sr-only">{`（${row.name}）`}</span>
        </Link>
      )}
    </>
  );
}

function InTime({ values }: { values: readonly ValueInTime[] }) {
  return values.map(({ text, year, until }) => (
    <span key={`${until}`} className="block">
      {text}
      <span className="block text-solid-gray-700">{year}</span>
      {until === null ? null : <span className="block text-solid-gray-700">{`（${until}）`}</span>}
    </span>
  ));
}
