import Link from "next/link";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { Tag } from "@/components/ui/tag";
import { staffRoutes } from "@/lib/routes";
import type { ImportLine } from "../view-model";
import { PastFiguresForm } from "./past-figures-form";

/** Figures of years that are over come in from a city's own table; another person approves them. */
export function PastFiguresView({ imports }: { imports: readonly ImportLine[] }) {
  return (
    <div className="flex flex-col gap-10">
      <Breadcrumbs items={[{ label: "計画", href: staffRoutes.plan() }, { label: "過去の実績を取り込む" }]} />
      <PageHeading
        title="過去の実績を取り込む"
        lead={
          <>
            <p>
              終わった年度の実績を、手元の表（ExcelかCSV）から取り込みます。年度ごとに列が分かれた表（R3、R4、R5…）も、1行に1年度の表も使えます。
            </p>
            <p className="mt-2">
              取り込む前に、セルごとに、いまの値と表の値を確かめられます。取り込んだ実績は、別の担当者がまとめて承認します。前の計画の年度の実績を取り込むには、前の計画のファイルを先に
              <Link className="text-link" href={staffRoutes.planFile()}>
                読み込んで
              </Link>
              ください。
            </p>
          </>
        }
      />
      <PastFiguresForm />
      <Imports imports={imports} />
    </div>
  );
}

function Imports({ imports }: { imports: readonly ImportLine[] }) {
  if (imports.length === 0) return null;
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-std-24B-150">これまでの取り込み</h2>
      <ul className="flex flex-col divide-y divide-solid-gray-300">
        {imports.map(({ id, fileName, told, standing, isWaiting }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
            <Link
              className="text-link inline-flex min-h-11 items-center break-all"
              href={staffRoutes.pastFiguresImport(id)}
            >
              {fileName}
            </Link>
            <span>{told}</span>
            {isWaiting ? <Tag tone="info">{standing}</Tag> : <span>{standing}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
