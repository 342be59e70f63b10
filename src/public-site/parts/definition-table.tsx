import { Fragment } from "react";
import { ScrollRegion } from "@/components/charts/scroll-region";
import { type DefinitionChange, type Kpi, kpiNames, type PlanDefinition } from "@/domain/plan/definition";
import { metricNames } from "@/domain/plan/metrics";
import { pathOfDecision, tellingOfDecision, toldDefinitions } from "@/domain/publication/record";
import { changedSince, comparisonWords, decisionText } from "@/domain/words/ja/plan/plan";
import { replacedWords } from "@/domain/words/ja/plan/replaced";
import { definitionWords } from "@/domain/words/ja/plan/told-texts";

import type { SiteModel } from "../model/site";
import { WithdrawnTelling } from "./told-change";

/** 定義の変更: from which year, what, old → new, why, decided when, and what became of the marks given before. */
export function DefinitionTable({
  changes,
  kpi,
  plan,
  model,
}: {
  changes: readonly DefinitionChange[];
  /** null: changes of the plan as a whole. */
  kpi: Kpi | null;
  plan: PlanDefinition;
  model: SiteModel;
}) {
  const names: Readonly<Record<string, string>> = {
    ...kpiNames(model.plans.map(({ definition }) => definition)),
    ...metricNames(plan),
  };
  const told = toldDefinitions(model.record);
  const nameOf = (id: string) => names[id] ?? null;
  const words = (change: DefinitionChange) =>
    definitionWords({ change, path: pathOfDecision(model.record, plan, change) }, kpi, changes, nameOf);
  return (
    <ScrollRegion label="定義の変更の表">
      <table className="tb dt">
        <thead>
          <tr>
            <th scope="col">変更の内容</th>
            <th scope="col">理由</th>
            <th scope="col">決定</th>
            <th scope="col">公表済みの評価</th>
          </tr>
        </thead>
        <tbody>
          {changes.toReversed().map((change) => (
            <tr key={JSON.stringify(change)}>
              <th scope="row">
                {`${words(change)}${changedSince(change)}`}
                {[replacedWords(change, kpi, changes), comparisonWords(change, kpi)]
                  .filter(Boolean)
                  .map((note) => (
                    <Fragment key={note}>
                      <br />
                      <small>{note}</small>
                    </Fragment>
                  ))}
              </th>
              <td data-l="理由">{change.reason === "" ? "記載なし" : change.reason}</td>
              <td data-l="決定">
                {decisionText(change) || "記載なし"}{" "}
                <WithdrawnTelling model={model} no={tellingOfDecision(told, plan, change)?.no} />
              </td>
              <td data-l="公表済みの評価">
                {change.rejudges ? "変更後の定義で評価し直しました" : "変えていません"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
