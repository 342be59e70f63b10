import Link from "next/link";
import type { StaleBaseline } from "@/domain/proposals/next-plan/baselines";
import { STALE_BASELINES_TITLE, staleBaselineSentence } from "@/domain/words/ja/proposals/baselines";
import { staffRoutes } from "@/lib/routes";
import { Notice } from "./ui/notice";

/** 現状値 that are not, or may not stay, the figures they were copied from, each with the way to change it. */
export function StaleBaselines({ baselines }: { baselines: readonly StaleBaseline[] }) {
  if (baselines.length === 0) return null;
  return (
    <Notice tone="warning" title={STALE_BASELINES_TITLE}>
      <ul className="flex flex-col gap-2">
        {baselines.map((baseline) => (
          <li key={`${baseline.planId} ${baseline.kpi.id}`}>
            {staleBaselineSentence(baseline)}
            <Link className="text-link" href={staffRoutes.planKpi(baseline.planId, baseline.kpi.id)}>
              現状値を変更する
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
