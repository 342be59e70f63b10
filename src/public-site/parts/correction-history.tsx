import { Fragment } from "react";
import { ScrollRegion } from "@/components/charts/scroll-region";
import type { Kpi } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { historyOfYear, marksTurnedBy, marksWithoutFigure } from "@/domain/publication/record";
import type { RecordedChange } from "@/domain/publication/snapshot";
import type { FigureCorrection } from "@/domain/reports/replacements";
import type { DecimalString } from "@/domain/shared/decimal";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { CHANGE_KIND_WORDS } from "@/domain/words/ja/publication/publication";
import { publicRoutes } from "@/lib/public-paths";
import { type Indicator, viewsOf } from "../model/indicators";
import type { PageContext } from "../page-context";
import { MarkChange } from "./mark-change";
import { ToldChange } from "./told-change";

/** 訂正履歴: a published figure is never replaced in silence, and neither is a mark, a word or a piece of evidence. */
export function CorrectionHistory({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { record } = context.model;
  const views = viewsOf(indicator);
  const years = views.flatMap((view) =>
    view.series.years.map((year) => ({ view, year, history: historyOfYear(record, view.kpi.id, year) })),
  );
  const rows = years.flatMap(({ history, ...of }) =>
    history.corrections.map((correction) => ({ ...of, correction })),
  );
  const reworded = years.flatMap(({ history, ...of }) =>
    history.rewordings.map((rewording) => ({
      ...of,
      rewording,
      correction: history.corrections.find(({ revision }) => revision === rewording.revision),
    })),
  );
  const others = [
    {
      heading: "報告の所管課が変わった年度",
      told: years.flatMap(({ history }) => history.departments).toReversed(),
    },
    {
      heading: "根拠資料を更新した年度",
      told: years.flatMap(({ history }) => history.evidence).toReversed(),
    },
  ].filter(({ told }) => told.length > 0);
  const marks = marksWithoutFigure(
    record,
    views.map(({ kpi }) => kpi.id),
  );
  return (
    <section className="se">
      <h2>訂正履歴</h2>
      {rows.length + marks.length === 0 && <p>公表した数値の訂正はありません。</p>}
      {rows.length + reworded.length > 0 && (
        <ScrollRegion label="訂正履歴の表">
          <table className="tb">
            <thead>
              <tr>
                <th scope="col">年度</th>
                <th scope="col">区分</th>
                <th scope="col">前の値</th>
                <th scope="col">後の値</th>
                <th scope="col">目標達成状況</th>
                <th scope="col">理由</th>
                <th scope="col">承認日</th>
                <th scope="col">承認した課</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ view, year, correction }) => {
                const kpi = kpiInYear(view.kpi, year.fy);
                return (
                  <tr key={`${view.plan.id}-${year.fy}-${correction.revision}`}>
                    <th scope="row">{fiscalYearJa(year.fy)}</th>
                    <td>{nameOf(correction)}</td>
                    <td>{figureText(correction.before, kpi)}</td>
                    <td>{figureText(correction.after, kpi)}</td>
                    <td>
                      <TurnedMarks
                        own={correction}
                        others={marksTurnedBy(record, {
                          kpiId: view.kpi.id,
                          fy: year.fy,
                          approvedAt: correction.approvedAt,
                        })}
                      />
                    </td>
                    <td>{reasonText(correction)}</td>
                    <td>{dateJa(correction.approvedAt)}</td>
                    <td>{correction.office ?? "記載なし"}</td>
                  </tr>
                );
              })}
              {reworded.map(({ view, year, rewording, correction }) => (
                <tr key={`text ${view.plan.id}-${year.fy}-${rewording.revision}`}>
                  <th scope="row">{fiscalYearJa(year.fy)}</th>
                  <td>{CHANGE_KIND_WORDS.text}</td>
                  {correction ? (
                    <td colSpan={3}>{`実績の${nameOf(correction)}と一緒に更新しました`}</td>
                  ) : (
                    <>
                      <td colSpan={2}>変わりません</td>
                      <td>変わりません</td>
                    </>
                  )}
                  <td>{reasonText({ kind: correction?.kind, reason: rewording.reason })}</td>
                  <td>{dateJa(rewording.approvedAt)}</td>
                  <td>{rewording.office ?? "記載なし"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {marks.length > 0 && (
        <>
          <h3>実績はそのままで、目標達成状況が変わった年度</h3>
          <ul className="ne">
            {marks.map((change) => (
              <Told key={`${change.no}${change.kpiId}${change.fy}`} change={change} />
            ))}
          </ul>
        </>
      )}
      {others.map(({ heading, told }) => (
        <Fragment key={heading}>
          <h3>{heading}</h3>
          <ul className="ne">
            {told.map((change) => (
              <Told key={`${change.no}${change.kpiId}${change.fy}`} change={change} />
            ))}
          </ul>
        </Fragment>
      ))}
      <p className="no">
        <a href={context.link(publicRoutes.corrections())}>すべての指標の訂正と定義の変更</a>
      </p>
    </section>
  );
}

/** What a publication told of a year without another figure. */
function Told({ change }: { change: RecordedChange }) {
  const { fy, marks, publishedAt, no } = change;
  return (
    <li>
      {fy !== null && (
        <p className="st">
          <span>{fiscalYearJa(fy)}</span>
          {marks && <MarkChange before={marks.before} after={marks.after} />}
          <span>{`${dateJa(publishedAt)}公表（第${no}号）`}</span>
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
