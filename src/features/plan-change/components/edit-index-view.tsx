"use client";

import { ButtonLink } from "@/components/forms/button";
import { FormOutcome } from "@/components/forms/form-outcome";
import { AnswerTold, useKeptAction } from "@/components/forms/kept/kept-form";
import { Notice } from "@/components/ui/notice";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { staffRoutes } from "@/lib/routes";
import { arrangeAction } from "../actions";
import type { EditIndex, EditItem } from "../view-model/forms";
import { EditItemRow } from "./edit-item-row";

/** Every part of the plan as it would be: to change, to move, to add, to take out where nothing stands in it. */
export function EditIndexView({ index }: { index: EditIndex }) {
  const { planId, seen, hasDraft, pillars, metrics, words } = index;
  const [state, action, kept] = useKeptAction(arrangeAction, null);
  const arrange = { planId, seen, action };
  const kpis = (items: readonly EditItem[]) => (
    <ul className="flex flex-col">
      {items.map((item) => (
        <li key={item.name} className="border-b border-solid-gray-300 py-2">
          <EditItemRow item={item} href={hrefOf(planId, item)} {...arrange} />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="flex flex-col gap-8">
      <AnswerTold answer={kept.answer} />
      <FormOutcome state={state} done={() => "変更案に入れました。"} failed="変更できませんでした" />
      <div className="flex flex-wrap gap-4">
        {hasDraft ? <ButtonLink href={staffRoutes.planProposal(planId)}>変更案を確かめる</ButtonLink> : null}
        <ButtonLink variant="secondary" href={staffRoutes.planTexts(planId)}>
          計画の文言と取扱いを変更する
        </ButtonLink>
        <ButtonLink variant="secondary" href={staffRoutes.planNewKpi(planId)}>
          指標を加える
        </ButtonLink>
        <ButtonLink variant="secondary" href={staffRoutes.planNewMetric(planId)}>
          {`${METRICS}を加える`}
        </ButtonLink>
        <ButtonLink variant="secondary" href={staffRoutes.planPillar(planId, "new")}>
          {`${words.pillar}を加える`}
        </ButtonLink>
      </div>
      {index.behindBaseline.length > 0 ? (
        <Notice tone="warning" title="目標値が現状値より悪い側にある指標があります">
          <p>見直しが必要なら、目標値を変更してください。</p>
          <ul className="list-disc pl-6">
            {index.behindBaseline.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {index.kpis.length > 0 ? (
        <section className="flex flex-col gap-2">
          <h2 className="text-std-24B-150">計画全般の指標</h2>
          {kpis(index.kpis)}
        </section>
      ) : null}
      {pillars.map((pillar) => (
        <section key={pillar.no} className="flex flex-col gap-3">
          <h2 className="text-std-24B-150">{pillar.name}</h2>
          <EditItemRow
            item={pillar}
            name="この柱"
            href={staffRoutes.planPillar(planId, pillar.no)}
            {...arrange}
          />
          {kpis(pillar.kpis)}
          {pillar.measures.map((measure) => (
            <div key={measure.no} className="flex flex-col gap-2 border-l-4 border-solid-gray-300 pl-4">
              <h3 className="text-std-18B-160">
                {`取組${measure.no}　${measure.name}`}
                <span className="ml-2 font-normal">{`取組項目 ${measure.initiatives}件`}</span>
              </h3>
              <EditItemRow
                item={measure}
                name="この取組"
                href={staffRoutes.planMeasure(planId, pillar.no, measure.no)}
                {...arrange}
              />
              {kpis(measure.kpis)}
            </div>
          ))}
          <ButtonLink
            variant="text"
            className="w-fit"
            href={staffRoutes.planMeasure(planId, pillar.no, "new")}
          >
            {`${words.pillar}(${pillar.no})に${words.measure}を加える`}
          </ButtonLink>
        </section>
      ))}
      {metrics.length > 0 ? (
        <section className="flex flex-col gap-2">
          <h2 className="text-std-24B-150">{METRICS}</h2>
          {kpis(metrics)}
        </section>
      ) : null}
    </div>
  );
}

function hrefOf(planId: string, { part }: EditItem): string {
  if (part.part === "kpi") return staffRoutes.planKpi(planId, part.kpiId);
  return part.part === "metric"
    ? staffRoutes.planMetric(planId, part.metricId)
    : staffRoutes.planEdit(planId);
}
