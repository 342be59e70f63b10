import { plannedText, targetText } from "@/components/charts/chart-text";
import { classNames } from "@/components/ui/class-names";
import { DataTable } from "@/components/ui/data-table";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import type { Pace } from "@/domain/reports/pace/pace";
import { printedPace, printedStrictly } from "@/domain/reports/pace/pace-print";
import type { SeriesPlan } from "@/domain/reports/series";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { noWaySentence, shareText, whatIfSentences } from "@/domain/words/ja/reports/explore";
import { judgementMark } from "@/domain/words/ja/reports/judgement";
import { derivedText, PACE_WORDS } from "@/domain/words/ja/reports/pace";
import { trialName } from "../model/address";
import type { Explored, ExploreRow, TrialField } from "../model/outcome";
import { SeriesSign } from "./series-sign";
import { TrialInput } from "./trial-input";

/** One KPI: what can be tried for its years to come, what would follow, and every figure as a table. */
export function ExploredKpi({
  explored,
  plan,
  isTold,
  onTry,
}: {
  explored: Explored;
  plan: SeriesPlan;
  /** As a publication told it: nothing is tried. */
  isTold: boolean;
  onTry: (fy: TrialField["fy"], text: string) => void;
}) {
  const { kpi, place, index, noWay, fields, rows } = explored;
  const known = rows.findLast(({ figure }) => figure !== null && figure.kind !== "trial")?.figure ?? null;
  const headingId = `kpi-${kpi.id}`;
  const read = kpiInYear(kpi, kpi.target.fy);
  return (
    <section
      aria-labelledby={headingId}
      className="explored-kpi flex min-w-0 flex-col gap-4 rounded-12 border border-solid-gray-420 p-4 md:p-6 print:break-inside-avoid"
    >
      <div>
        <p className="text-dns-14N-130 text-solid-gray-700">{place}</p>
        <h3 id={headingId} className="flex items-baseline gap-x-2 text-std-20B-150">
          {noWay === null ? <SeriesSign index={index} /> : null}
          {kpi.name}
        </h3>
        <p>{`目標値（${fiscalYearJa(kpi.target.fy)}）${targetText(kpi.target.value, kpi)}、現状値（${fiscalYearJa(kpi.baseline.fy)}）${kpi.baseline.value === null ? "なし" : formatQuantity(kpi.baseline.value, kpi)}`}</p>
        {noWay === null ? null : <p className="mt-1">{noWaySentence(noWay, read)}</p>}
      </div>
      {isTold ? null : fields.length === 0 ? (
        <p className="print-hidden">試算できる年度はありません。どの年度も、実績が承認されています。</p>
      ) : (
        <>
          <fieldset className="grid min-w-0 grid-cols-2 gap-x-6 gap-y-3 sm:flex sm:flex-wrap print-hidden">
            <legend className="col-span-2 pb-2 text-std-17B-170">試算：この値だったら</legend>
            {fields.map((field) => (
              <TrialInput
                key={field.fy}
                name={trialName(kpi.id, field.fy)}
                field={field}
                kpi={kpiInYear(kpi, field.fy)}
                latest={known?.value ?? null}
                onTry={(text) => onTry(field.fy, text)}
              />
            ))}
          </fieldset>
          <div role="status" className="flex flex-col gap-1">
            {fields.map(({ fy, year }) =>
              year === null ? null : (
                <p key={fy}>
                  <span className="font-bold">試算　</span>
                  {whatIfSentences(plan, kpiInYear(kpi, fy), year).join("")}
                </p>
              ),
            )}
          </div>
        </>
      )}
      <FiguresTable explored={explored} />
    </section>
  );
}

function FiguresTable({ explored: { kpi, rows } }: { explored: Explored }) {
  // A column with nothing in it is in the way on a narrow screen.
  const has: Columns = {
    working: rows.some(({ working }) => working !== null),
    trial: rows.some(({ figure }) => figure?.kind === "trial"),
    planned: rows.some(({ planned }) => planned !== null),
    guide: rows.some(({ guide }) => guide !== null),
    share: rows.some(({ share }) => share !== null),
  };
  const numbers = [
    "実績",
    ...(has.working ? ["承認前"] : []),
    ...(has.trial ? ["試算"] : []),
    ...(has.planned ? ["計画"] : []),
    ...(has.guide ? ["目安"] : []),
    ...(has.share ? ["道のり"] : []),
  ];
  return (
    <DataTable caption={`${kpi.name}の数値（図と同じ内容）`}>
      <thead>
        <tr>
          <th scope="col">年度</th>
          {numbers.map((name) => (
            <th key={name} scope="col" className="number">
              {name}
            </th>
          ))}
          <th scope="col">評価</th>
          <th scope="col">進み方</th>
          <th scope="col" className="number">
            着地
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FiguresRow key={row.fy} row={row} has={has} kpi={kpiInYear(kpi, row.fy)} />
        ))}
      </tbody>
    </DataTable>
  );
}

type Columns = Readonly<Record<"working" | "trial" | "planned" | "guide" | "share", boolean>>;

const KIND_NOTES = {
  measured: "",
  provisional: "（速報値）",
  interim: "（年度途中）",
  baseline: "（現状値）",
};

function FiguresRow({
  row: { fy, figure, working, planned, guide, year, share },
  has,
  kpi,
}: {
  row: ExploreRow;
  has: Columns;
  kpi: Explored["kpi"];
}) {
  const isTrial = figure?.kind === "trial";
  const pace = figure !== null && figure.kind !== "baseline" ? (year?.pace ?? null) : null;
  const suffix = isTrial ? "（試算）" : "";
  return (
    <tr className={classNames(isTrial && "bg-green-50")}>
      <th scope="row" className="nowrap">
        {fiscalYearJa(fy)}
        {/* On a narrow screen the figures are wanted. */}
        <span className="hidden sm:inline">{fiscalYearLabel(fy).slice(fiscalYearJa(fy).length)}</span>
      </th>
      <td className="number">
        {figure && figure.kind !== "trial"
          ? `${formatQuantity(figure.value, kpi)}${KIND_NOTES[figure.kind]}`
          : ""}
      </td>
      {has.working ? <td className="number">{working ? formatQuantity(working.value, kpi) : ""}</td> : null}
      {has.trial ? <td className="number">{isTrial ? formatQuantity(figure.value, kpi) : ""}</td> : null}
      {has.planned ? <td className="number">{plannedText(planned, kpi)}</td> : null}
      {has.guide ? (
        <td className="number">{guide === null ? "" : derivedText(printedStrictly(guide, kpi), kpi)}</td>
      ) : null}
      {has.share ? <td className="number">{share === null ? "" : shareText(share)}</td> : null}
      <td className="nowrap">
        {year?.actual && figure?.kind !== "interim" ? `${judgementMark(year.judgement.code)}${suffix}` : ""}
      </td>
      <td className="nowrap">{pace?.code ? `${PACE_WORDS[pace.code]}${suffix}` : ""}</td>
      <td className="number">{pace ? landingText(pace, kpi) : ""}</td>
    </tr>
  );
}

function landingText(pace: Pace, kpi: Explored["kpi"]): string {
  const { landing } = printedPace(pace, kpi);
  return landing === null ? "" : derivedText(landing, kpi);
}
