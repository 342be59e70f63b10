import { Fragment } from "react";
import { ScrollRegion } from "@/components/charts/scroll-region";
import type { Kpi } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { marksTurnedBy, toldFirstBy } from "@/domain/publication/record";
import type { RecordedChange } from "@/domain/publication/snapshot";
import type { FigureCorrection } from "@/domain/reports/replacements";
import type { DecimalString } from "@/domain/shared/decimal";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { WITHDRAWN_NOTE } from "@/domain/words/ja/publication/kpi-page";
import { CHANGE_KIND_WORDS } from "@/domain/words/ja/publication/publication";
import { publicRoutes } from "@/lib/public-paths";
import type { KpiChanges } from "../model/kpi-changes";
import { type SiteModel, withdrawnPublication } from "../model/site";
import type { PageContext } from "../page-context";
import { MarkChange } from "./mark-change";
import { ToldChange, WithdrawnTelling } from "./told-change";

/** 訂正履歴: a published figure is never replaced in silence, and neither is a mark, a word or a piece of evidence. */
export function CorrectionHistory({ context, changes }: { context: PageContext; changes: KpiChanges }) {
  const { figures, words, marks } = changes;
  const others = [
    { heading: "実績はそのままで、目標達成状況が変わった年度", told: marks },
    { heading: "報告の所管課が変わった年度", told: changes.departments },
    { heading: "根拠資料を更新した年度", told: changes.evidence },
  ].filter(({ told }) => told.length > 0);
  return (
    <>
      <h3>訂正履歴</h3>
      {figures.length + marks.length === 0 && <p>公表した数値の訂正はありません。</p>}
      {figures.length + words.length > 0 && (
        <ScrollRegion label="訂正履歴の表">
          <table className="tb dt">
            <thead>
              <tr>
                {COLUMNS.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.map((row) => (
                <FigureRow key={keyOf(row, row.correction)} model={context.model} {...row} />
              ))}
              {words.map((row) => (
                <WordsRow key={`text ${keyOf(row, row.rewording)}`} model={context.model} {...row} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {others.map(({ heading, told }) => (
        <Fragment key={heading}>
          <h4>{heading}</h4>
          <ul className="ne">
            {told.map((change) => (
              <Told key={`${change.no}${change.kpiId}${change.fy}`} model={context.model} change={change} />
            ))}
          </ul>
        </Fragment>
      ))}
      <p className="no">
        <a href={context.link(publicRoutes.corrections())}>すべての指標の訂正と定義の変更</a>
      </p>
    </>
  );
}

const COLUMNS = ["年度", "区分", "前の値", "後の値", "目標達成状況", "理由", "承認日", "承認した課"] as const;

function keyOf(
  { view, year }: Pick<KpiChanges["figures"][number], "view" | "year">,
  { revision }: { revision: number },
): string {
  return `${view.plan.id}-${year.fy}-${revision}`;
}

function FigureRow({ model, view, year, correction }: KpiChanges["figures"][number] & { model: SiteModel }) {
  const kpi = kpiInYear(view.kpi, year.fy);
  const { approvedAt } = correction;
  const told = toldFirstBy(model.record, { kpiId: view.kpi.id, fy: year.fy }, { correction });
  return (
    <tr>
      <th scope="row">{fiscalYearJa(year.fy)}</th>
      <td data-l="区分">{nameOf(correction)}</td>
      <td data-l="前の値">{figureText(correction.before, kpi)}</td>
      <td data-l="後の値">{figureText(correction.after, kpi)}</td>
      <td data-l="目標達成状況">
        <TurnedMarks
          own={correction}
          others={marksTurnedBy(model.record, { kpiId: view.kpi.id, fy: year.fy, approvedAt })}
        />
      </td>
      <td data-l="理由">{reasonText(correction)}</td>
      <td data-l="承認日">
        {dateJa(approvedAt)} <WithdrawnTelling model={model} no={told?.no} />
      </td>
      <td data-l="承認した課">{correction.office ?? "記載なし"}</td>
    </tr>
  );
}

function WordsRow({
  model,
  view,
  year,
  rewording,
  correction,
}: KpiChanges["words"][number] & { model: SiteModel }) {
  const told = toldFirstBy(
    model.record,
    { kpiId: view.kpi.id, fy: year.fy },
    correction ? { correction } : { rewording },
  );
  return (
    <tr>
      <th scope="row">{fiscalYearJa(year.fy)}</th>
      <td data-l="区分">{CHANGE_KIND_WORDS.text}</td>
      {correction ? (
        <td data-l="値" colSpan={3}>{`実績の${nameOf(correction)}と一緒に更新しました`}</td>
      ) : (
        <>
          <td data-l="値" colSpan={2}>
            変わりません
          </td>
          <td data-l="目標達成状況">変わりません</td>
        </>
      )}
      <td data-l="理由">{reasonText({ kind: correction?.kind, reason: rewording.reason })}</td>
      <td data-l="承認日">
        {dateJa(rewording.approvedAt)} <WithdrawnTelling model={model} no={told?.no} />
      </td>
      <td data-l="承認した課">{rewording.office ?? "記載なし"}</td>
    </tr>
  );
}

/** What a publication told of a year without another figure. */
function Told({ model, change }: { model: SiteModel; change: RecordedChange }) {
  const { fy, marks, publishedAt, no } = change;
  const withdrawn = withdrawnPublication(model, no) ? WITHDRAWN_NOTE : "";
  return (
    <li>
      {fy !== null && (
        <p className="st">
          <span>{fiscalYearJa(fy)}</span>
          {marks && <MarkChange before={marks.before} after={marks.after} />}
          <span>{`${dateJa(publishedAt)}公表（第${no}号）${withdrawn}`}</span>
        </p>
      )}
      <p>
        <ToldChange change={change} />
      </p>
    </li>
  );
}

function nameOf({ kind }: Pick<FigureCorrection, "kind">): string {
  return kind === "confirmed" ? "確定" : "訂正";
}

/** Nobody is asked why a preliminary figure is followed by the final one. */
function reasonText({ reason, kind }: Pick<FigureCorrection, "reason" | "kind">): string {
  if (reason !== "") return reason;
  return kind === "confirmed" ? "速報値が確定したため" : "記載なし";
}

/** The dash of a missing quantity would be read as the mark － here. */
function figureText(value: DecimalString | null, kpi: Kpi): string {
  return value === null ? "実績なし" : formatQuantity(value, kpi);
}

function TurnedMarks({ own, others }: { own: FigureCorrection; others: readonly RecordedChange[] }) {
  const { judgementBefore: before, judgementAfter: after } = own;
  if (before === after && others.length === 0) return "変わりません";
  return (
    <>
      {before === after ? (
        <p>この年度は変わりません</p>
      ) : (
        <p>
          <MarkChange before={before} after={after} />
        </p>
      )}
      {others.map(({ fy, marks }) =>
        fy === null || !marks ? null : (
          <p key={fy}>
            {`${fiscalYearJa(fy)}：`}
            <MarkChange before={marks.before} after={marks.after} />
          </p>
        ),
      )}
    </>
  );
}
