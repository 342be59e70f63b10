import { Tag } from "@/components/ui/tag";
import { isPartId } from "@/domain/shared/part-id";
import { staffRoutes } from "@/lib/routes";
import type { StopRow, StopState } from "../view-model";
import { DeleteForm, LiftForm } from "./end-forms";

const STATES: Record<StopState, { tone: "warning" | "neutral" | "error"; label: string }> = {
  hidden: { tone: "warning", label: "停止中" },
  lifted: { tone: "neutral", label: "解除済み" },
  deleted: { tone: "error", label: "削除済み" },
};

/** One stop with its course, and what can still be done about it. */
export function StopItem({ stop }: { stop: StopRow }) {
  const { tone, label } = STATES[stop.state];
  return (
    <li className="rounded-12 border border-solid-gray-420 p-4">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Tag tone={tone}>{label}</Tag>
        <strong className="break-all">{stop.title}</strong>
      </p>
      <p className="mt-2">
        {stop.kind}　{stop.cause}のため　{stop.publications}
      </p>
      <p className="mt-1 whitespace-pre-line">停止した理由：{stop.reason}</p>
      <ul className="mt-1">
        {stop.course.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {stop.source && stop.state !== "lifted" ? (
        <p className="mt-1">
          <a href={sourceHref(stop.source)} className="text-link">
            もとの入力欄を開く
          </a>
        </p>
      ) : null}
      {stop.state === "hidden" ? (
        <div className="mt-2 flex flex-col gap-1">
          <LiftForm id={stop.id} title={stop.title} />
          {stop.mayDelete ? (
            <DeleteForm id={stop.id} title={stop.title} isFile={stop.isFile} />
          ) : (
            <p>削除は、停止した人とは別の人が行います。</p>
          )}
        </div>
      ) : null}
    </li>
  );
}

/** Where the text that was stopped is written. */
function sourceHref({ kpiId, fy, isInitiative }: NonNullable<StopRow["source"]>): string {
  if (isPartId(kpiId)) return staffRoutes.entryAssessments(fy);
  return isInitiative ? staffRoutes.entryInitiative(fy, kpiId) : staffRoutes.entryForm(kpiId, fy);
}
