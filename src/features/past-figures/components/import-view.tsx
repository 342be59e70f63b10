import Link from "next/link";
import { PreviewCells, TAKEN } from "@/components/import-preview/preview-cells";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { classNames } from "@/components/ui/class-names";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { staffRoutes } from "@/lib/routes";
import type { ImportCell, ImportView } from "../view-model";
import { DecideForms } from "./decide-forms";

/** What was taken in from one table, to be held beside it, and decided on as a whole. */
export function FigureImportView({ view }: { view: ImportView }) {
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs
        items={[
          { label: "ホーム", href: staffRoutes.home() },
          { label: "計画", href: staffRoutes.plan() },
          { label: "過去の実績を取り込む", href: staffRoutes.pastFigures() },
          { label: "取り込んだ実績" },
        ]}
      />
      <PageHeading title="取り込んだ実績" eyebrow={view.told} lead={<Lead view={view} />} />
      {view.isOwn && view.isWaiting && view.decidable === 0 ? (
        <Notice tone="info" title="ご自身が取り込んだ実績です">
          <p>別の担当者が、このページで承認します。</p>
        </Notice>
      ) : null}
      <DecideForms importId={view.id} together={view.together} decidable={view.decidable} />
      {view.asked.length > 0 ? <Asked view={view} /> : null}
      <Figures view={view} />
      <Words view={view} />
    </div>
  );
}

function Lead({ view }: { view: ImportView }) {
  return (
    <>
      <p className="break-all">{`ファイル：${view.fileName}`}</p>
      <p>{view.standing}</p>
    </>
  );
}

/** What raised a question stands first: those of another magnitude are decided on where any report is. */
function Asked({ view }: { view: ImportView }) {
  const nameOf = new Map(view.rows.map(({ key, name }) => [key, name]));
  const yearOf = new Map(view.years.map(({ fy, label }) => [fy, label]));
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-24B-150">{`確認のお願いがある実績（${view.asked.length.toLocaleString("en-US")}件）`}</h2>
      <p>
        「1件ずつ承認」とあるものは、値が大きく違うため、まとめては承認しません。画面を開いて、承認か差し戻しをしてください。
      </p>
      <ul className="flex flex-col gap-3">
        {view.asked.map((cell) => (
          <li key={`${cell.kpiId}/${cell.fy}`}>
            <Link className="text-link" href={staffRoutes.entryForm(cell.kpiId, cell.fy)}>
              {`${nameOf.get(cell.kpiId) ?? cell.kpiId}（${yearOf.get(cell.fy) ?? cell.fy}）${oldToNew(cell)}`}
            </Link>
            {cell.isAlone ? "　1件ずつ承認" : null}
            <Questions cell={cell} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Questions({ cell }: { cell: ImportCell }) {
  return (
    <>
      {cell.warnings.map((warning) => (
        <span key={warning} className="flex items-start gap-1">
          <span aria-hidden="true" className="text-warning-orange-2">
            ▲
          </span>
          <span>
            <span className="sr-only">注意：</span>
            {warning}
          </span>
        </span>
      ))}
      {cell.note === "" ? null : <span className="block">{`取り込んだ人の説明：${cell.note}`}</span>}
    </>
  );
}

function Figures({ view }: { view: ImportView }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-24B-150">取り込んだ値</h2>
      <DataTable caption="取り込んだ値" captionHidden className="max-md:block">
        <thead className="max-md:sr-only">
          <tr>
            <th scope="col">指標</th>
            {view.years.map(({ fy, label }) => (
              <th key={fy} scope="col" className="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {view.rows.map(({ key, name, isMetric, cells }) => (
            <tr key={key} className="max-md:block max-md:border-b max-md:border-solid-gray-420 max-md:py-2">
              <th scope="row" className="max-md:block max-md:border-0! md:min-w-56">
                {name}
                {isMetric ? <span className="block font-normal text-solid-gray-700">{METRICS}</span> : null}
              </th>
              {cells.map((cell, at) => (
                <td
                  key={view.years[at]?.fy ?? at}
                  className={classNames(
                    "number max-md:border-0! max-md:text-left!",
                    cell ? "max-md:block" : "max-md:hidden",
                  )}
                >
                  {cell ? (
                    <>
                      <span aria-hidden="true" className="pr-3 font-bold md:hidden">
                        {view.years[at]?.label}
                      </span>
                      <Figure cell={cell} />
                    </>
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}

/** The public reads these words once they are approved: whoever approves reads them here, old and new. */
function Words({ view }: { view: ImportView }) {
  const rows = view.rows.filter(({ words }) => words.length > 0);
  if (rows.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-24B-150">値とともに公表される内容</h2>
      <ul className="flex flex-col divide-y divide-solid-gray-420 border-y border-solid-gray-420">
        {rows.map(({ key, name, words }) => (
          <li key={key} className="grid gap-3 py-3 md:grid-cols-[18rem_minmax(0,1fr)]">
            <h3 className="text-std-16B-170 [overflow-wrap:anywhere]">{name}</h3>
            <PreviewCells
              className="grid sm:grid-cols-2"
              words={TAKEN}
              cells={words.map((each) => ({ ...each, field: `${each.field}（${each.years}）`, address: "" }))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figure({ cell }: { cell: ImportCell }) {
  return (
    <>
      {cell.before === "" ? null : <Before cell={cell} />}
      <Link className="text-link whitespace-nowrap" href={staffRoutes.entryForm(cell.kpiId, cell.fy)}>
        {cell.figure}
      </Link>
      {cell.isAlone ? (
        <span className="block whitespace-nowrap">
          <span aria-hidden="true">▲</span> 1件ずつ承認
        </span>
      ) : null}
      {cell.stateTold === null ? null : <span className="block whitespace-nowrap">{cell.stateTold}</span>}
      {cell.correctionReason === "" ? null : (
        <span className="block whitespace-normal">{`訂正：${cell.correctionReason}`}</span>
      )}
    </>
  );
}

/** Above the new figure, which it is read before. */
function Before({ cell }: { cell: ImportCell }) {
  return (
    <span className="text-solid-gray-700 max-md:pr-2 md:block">
      <span className="sr-only">取り込む前の値は</span>
      {`${cell.before} →`}
    </span>
  );
}

function oldToNew({ before, figure }: ImportCell): string {
  return before === "" ? figure : `${before} → ${figure}`;
}
